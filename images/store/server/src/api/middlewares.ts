import { catalogueCache } from '../catalogue/catalogue-cache.ts';
import { readSettings } from '../settings.ts';
import { pages } from '../web/pages.ts';

/** Read by Medusa from its project folder. Without methods a middleware runs before every route, so it must let those pass. */
export default {
  routes: [{ matcher: '/', middlewares: [pages(), catalogueCache(readSettings().catalogueSeconds)] }],
};
