import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './support/browser.ts';
import { api, platform, storeIsGone } from './support/platform.ts';
import { statusFor } from './support/status-for.ts';
import { nothing, remainsOf, volumeOf } from './support/remains.ts';

const name = 'acme';
let browser: Browser;
let page: Page;
let volume: string;

beforeAll(async () => {
  browser = await launchBrowser();
  const context = await browser.newContext();
  context.setDefaultTimeout(30_000);
  page = await context.newPage();
});
afterAll(() => browser?.close());

test('a person signs in and creates a store, which becomes Ready without a reload', async () => {
  await page.goto(`${platform.url}/#token=${platform.token}`);
  await page.getByRole('button', { name: 'Create store' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  const phase = page.getByTestId('phase').first();
  await expect.poll(() => phase.textContent(), { timeout: 10_000 }).toMatch(/Pending|Provisioning/);
  await expect.poll(() => phase.textContent(), { timeout: 60_000 }).toContain('Ready');
  expect(page.url()).not.toContain(platform.token);
  volume = await volumeOf(`store-${name}`);
  expect(volume).toMatch(/^pvc-/);
});

test('a shopper buys a product in its storefront', async () => {
  const shop = await (await browser.newContext()).newPage();
  await shop.goto(`http://${name}.localhost:${platform.port}/`);
  await shop.getByRole('link', { name: /shirt/i }).first().click();
  await shop.getByRole('radio', { name: 'M', exact: true }).check({ force: true });
  await shop.getByRole('button', { name: /add to cart/i }).click();
  await shop
    .getByRole('link', { name: /checkout/i })
    .first()
    .click();
  for (const [label, value] of Object.entries({
    Email: 'shopper@example.com',
    'First name': 'Sam',
    'Last name': 'Shopper',
    Address: 'Market Street 1',
    'Postal code': '10115',
    City: 'Berlin',
  })) {
    await shop.getByLabel(label, { exact: true }).fill(value);
  }
  await shop.getByRole('button', { name: /place order/i }).click();
  await shop.getByRole('heading', { name: /thank you/i }).waitFor();
  expect(await shop.getByTestId('order-number').textContent()).toContain('#1');
});

test('the merchant sees the order in the Medusa Admin', async () => {
  const { email, password, adminUrl } = await api.getCredentials(name);
  expect(new URL(adminUrl).host).toBe(`${name}.local.gd:${platform.port}`);
  const admin = await (await browser.newContext()).newPage();
  await admin.goto(`http://${name}.localhost:${platform.port}/app/orders`);
  await admin.locator('input[name=email]').fill(email);
  await admin.locator('input[name=password]').fill(password);
  await admin.getByRole('button', { name: /continue/i }).click();
  await admin.getByText('#1', { exact: true }).first().waitFor();
  await admin.getByText('shopper@example.com').first().waitFor();
});

test('the same shop answers under the other suffix, and an unknown one is a page that says so', async () => {
  expect(await statusFor(`${name}.local.gd:${platform.port}`, '/health')).toBe(200);
  const unknown = await (await browser.newContext()).newPage();
  const answer = await unknown.goto(`http://nobody.localhost:${platform.port}/`);
  expect(answer?.status()).toBe(404);
});

test('the store is deleted in the dashboard, and nothing of it is left', async () => {
  await page.getByRole('button', { name: 'Delete store' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel("Type the store's name to confirm").fill(name);
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await storeIsGone(name);
  expect(await remainsOf(name, volume)).toEqual(nothing);
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 10_000 }).not.toContain(name);
});
