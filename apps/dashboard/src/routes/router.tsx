import { createBrowserRouter } from 'react-router';
import { CreateStoreDialog } from '../features/stores/create/create-store-dialog.tsx';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Root } from './root.tsx';
import { Splash } from './splash.tsx';
import { StoresPage } from './stores-page.tsx';

/** The list comes with the first load; a store's page, and each further section of it, in files of their own. */
export const pages = [
  {
    path: '/',
    element: <Root />,
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <Splash />,
    children: [
      {
        element: <StoresPage />,
        children: [
          { index: true, element: null },
          { path: 'new', element: <CreateStoreDialog /> },
        ],
      },
      {
        path: 'stores/:name',
        lazy: () => import('./store-page.tsx'),
        children: [
          { index: true, lazy: () => import('./store/overview.tsx') },
          { path: 'activity', lazy: () => import('./store/activity.tsx') },
          { path: 'logs', lazy: () => import('./store/logs.tsx') },
          { path: 'backups', lazy: () => import('./store/backups.tsx') },
          { path: 'usage', lazy: () => import('./store/usage.tsx') },
          { path: 'settings', lazy: () => import('./store/settings.tsx') },
        ],
      },
      { path: 'audit', lazy: () => import('./audit.tsx') },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

export const createRouter = () => createBrowserRouter(pages);
