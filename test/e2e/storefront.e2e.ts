import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flawsOf } from './support/accessibility.ts';
import { launchBrowser } from './support/browser.ts';
import { costOf, type PageCost } from './support/page-cost.ts';
import { api, isReady, platform, remove, storeBecomes } from './support/platform.ts';

const name = 'window';
const shop = `http://${name}.localhost:${platform.port}`;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  await api.createStore({ name });
  await storeBecomes(name, isReady);
});
afterAll(async () => {
  await browser?.close();
  await remove(name);
});

const address = {
  Email: 'shopper@example.com',
  'First name': 'Sam',
  'Last name': 'Shopper',
  Address: 'Market Street 1',
  'Postal code': '10115',
  City: 'Berlin',
};

/** Every page on the way of a shopper, by name, once it shows what it is for. */
const way: Record<string, (page: Page) => Promise<unknown>> = {
  products: async (page) => {
    await page.goto(shop);
    await page.getByRole('link', { name: /shirt/i }).first().waitFor();
  },
  'a product': async (page) => {
    await page.getByRole('link', { name: /shirt/i }).first().click();
    await page.getByRole('radio', { name: 'M', exact: true }).check({ force: true });
  },
  'the cart': async (page) => {
    await page.getByRole('button', { name: /add to cart/i }).click();
    await page.getByRole('dialog').waitFor();
  },
  'the checkout': async (page) => {
    await page
      .getByRole('link', { name: /checkout/i })
      .first()
      .click();
    await page.getByLabel('Email', { exact: true }).waitFor();
  },
  'the checkout with mistakes': async (page) => {
    await page.getByRole('button', { name: /place order/i }).click();
    await page.locator('[aria-invalid=true]').first().waitFor();
  },
  'the order': async (page) => {
    for (const [label, value] of Object.entries(address))
      await page.getByLabel(label, { exact: true }).fill(value);
    await page.getByRole('button', { name: /place order/i }).click();
    await page.getByRole('heading', { name: /thank you/i }).waitFor();
  },
  'a page that is not there': async (page) => {
    await page.goto(`${shop}/nowhere/at/all`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  },
};

const screens: [string, BrowserContextOptions][] = [
  ['a desk, by day', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
  ['a phone, by night', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true }],
];

describe.each(screens)('on %s', (_name, options) => {
  test('the whole way to an order is accessible', async () => {
    const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const flaws: Record<string, string[]> = {};
    for (const [where, go] of Object.entries(way)) {
      await go(page);
      flaws[where] = await flawsOf(page);
    }
    await context.close();
    expect(flaws).toEqual(Object.fromEntries(Object.keys(way).map((where) => [where, []])));
  });
});

/** The largest that a first visit may cost; times are Lighthouse's bounds for "good", on its slow network. */
const budget: Omit<PageCost, 'errors'> = {
  requests: 16,
  scriptBytes: 50_000,
  styleBytes: 10_000,
  allBytes: 150_000,
  largestPaintMs: 2500,
  layoutShift: 0.1,
};

test.each(['/', '/products/t-shirt'])('a first visit to %s keeps to its budget', async (path) => {
  const { errors, ...cost } = await costOf(browser, shop + path);
  expect(errors).toEqual([]);
  expect(cost.scriptBytes).toBeGreaterThan(1000);
  const over = Object.entries(budget).filter(([what, most]) => cost[what as keyof typeof budget] > most);
  expect(over).toEqual([]);
});
