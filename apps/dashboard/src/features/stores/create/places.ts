/** Currencies and countries on offer: all of them are known to Medusa. Names are the browser's own. */
const currencies =
  'eur usd gbp chf sek nok dkk pln czk huf ron bgn isk cad aud nzd jpy krw inr sgd hkd aed ils try zar brl mxn'.split(
    ' ',
  );
const countries =
  'at au be bg br ca ch cy cz de dk ee es fi fr gb gr hk hr hu ie il in is it jp kr lt lu lv mt mx nl no nz pl pt ro se sg si sk tr us za ae'.split(
    ' ',
  );

export type Place = { code: string; name: string };

function named(codes: string[], type: 'currency' | 'region'): Place[] {
  const names = new Intl.DisplayNames(['en'], { type });
  return codes
    .map((code) => ({ code, name: names.of(code.toUpperCase()) ?? code }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

export const currencyPlaces = named(currencies, 'currency');
export const countryPlaces = named(countries, 'region');
