import { expect, test } from 'vitest';
import { parseShopConfig, pickRegion } from './shop.ts';

const good = { publishableKey: 'pk_1', storeName: 'Acme', currency: 'eur', countryCode: 'de' };

test('codes are lower-case, and a region is optional', () => {
  expect(parseShopConfig({ ...good, currency: 'EUR', countryCode: 'DE' })).toEqual(good);
  expect(parseShopConfig({ ...good, regionId: 'reg_1' }).regionId).toBe('reg_1');
  expect(parseShopConfig({ ...good, regionId: null })).not.toHaveProperty('regionId');
});

test.each(['publishableKey', 'storeName', 'currency', 'countryCode'])('%s is needed', (name) => {
  expect(() => parseShopConfig({ ...good, [name]: '' })).toThrow(name);
  expect(() => parseShopConfig(null)).toThrow('publishableKey');
});

test('the region is the one of the country, else of the currency, else any', () => {
  const region = (id: string, currency_code: string, ...countries: string[]) => ({
    id,
    currency_code,
    countries: countries.map((iso_2) => ({ iso_2, display_name: iso_2 })),
  });
  const regions = [region('us', 'usd', 'us'), region('ch', 'chf', 'ch'), region('eu', 'eur', 'de', 'fr')];
  expect(pickRegion(regions, 'fr', 'usd')?.id).toBe('eu');
  expect(pickRegion(regions, 'jp', 'chf')?.id).toBe('ch');
  expect(pickRegion(regions, 'jp', 'jpy')?.id).toBe('us');
  expect(pickRegion([], 'de', 'eur')).toBeUndefined();
});
