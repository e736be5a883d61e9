import { createBrowserRouter } from 'react-router';
import { CreateStoreDialog } from '../features/stores/create/create-store-dialog.tsx';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Root } from './root.tsx';
import { Splash } from './splash.tsx';
import { StoresPage } from './stores-page.tsx';

/** The list comes with the first load; a store's page in a file of its own. */
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
      { path: 'stores/:name', lazy: () => import('./store-page.tsx') },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

export const createRouter = () => createBrowserRouter(pages);
