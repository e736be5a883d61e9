import type { Handler } from 'express';

/** Where ours is off: people find the merchant's own, or else the Admin. Not for good, since it may be put on again. */
export const noStorefront =
  (storefrontUrl: string): Handler =>
  (_request, response) =>
    response.set('Cache-Control', 'no-cache').redirect(302, storefrontUrl || '/app');
