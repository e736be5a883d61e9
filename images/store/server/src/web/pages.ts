import { Router, type Handler } from 'express';
import { closedGate } from '../boot/gate.ts';
import { readSettings } from '../settings.ts';
import { noStorefront } from './no-storefront.ts';
import { site } from './site.ts';
import { storefrontConfig } from './storefront-config.ts';

const adminDir = '/app/admin';
const storefrontDir = '/app/storefront';

/** First parts of the paths that Medusa's own routes have, and those that extensions of it usually take. */
const medusa = ['admin', 'auth', 'cloud', 'health', 'hooks', 'static', 'store', 'webhooks'];

/** All that a browser shows: the Admin at /app, the storefront everywhere else unless the merchant has one of their own. */
export function pages(): Router {
  const { country, storefront, storefrontUrl } = readSettings();
  const router = Router();
  router.use(waitForGate);
  router.get('/storefront/config.json', storefrontConfig(country));
  router.use('/app', site({ dir: adminDir }));
  if (storefront) router.use(site({ dir: storefrontDir, notBelow: medusa }));
  else router.get('/', noStorefront(storefrontUrl));
  return router;
}

const waitForGate: Handler = (_request, _response, next) => {
  const closed = closedGate();
  return closed ? closed.then(() => next()) : next();
};
