import { createBrowserRouter } from 'react-router';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Root } from './root.tsx';
import { Splash } from './splash.tsx';
import { StoresPage } from './stores-page.tsx';

/** The list comes with the first load; the other pages in files of their own. */
export const pages = [
  {
    path: '/',
    element: <Root />,
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <Splash />,
    children: [
      { index: true, element: <StoresPage /> },
      { path: 'new', lazy: () => import('./new-store-page.tsx') },
      { path: 'stores/:name', lazy: () => import('./store-page.tsx') },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

export const createRouter = () => createBrowserRouter(pages);
