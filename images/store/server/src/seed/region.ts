/** Standard rates of value added tax in percent, by country; prices are shown with tax, as the law wants it there. */
export const taxRates: Readonly<Record<string, number>> = {
  at: 20,
  be: 21,
  de: 19,
  dk: 25,
  es: 21,
  fr: 20,
  ie: 23,
  it: 22,
  lu: 17,
  nl: 21,
  pl: 23,
  pt: 23,
  se: 25,
};

export const countries = Object.keys(taxRates);

/** What a store sells in, until its first start says otherwise (first-boot/market.ts). */
export const currency = 'eur';
