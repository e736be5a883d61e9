import { insightRoutes } from './routes/insight-routes.ts';
import { platformRoutes } from './routes/platform-routes.ts';
import { storeRoutes } from './routes/store-routes.ts';

export { apiBase, requestHeaders, type Route, successHeaders } from './routes/route.ts';

/** Every call of the API by the name that handlers, client and OpenAPI use for it. */
export const routes = { ...storeRoutes, ...insightRoutes, ...platformRoutes };

export type RouteName = keyof typeof routes;
