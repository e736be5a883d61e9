import type { Client } from '@souk/client';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider, type RouterProviderProps } from 'react-router/dom';
import { ToastProvider } from './components/ui/toast.tsx';
import { ClientProvider } from './lib/client-context.ts';

type Props = { client: Client; queryClient: QueryClient; router: RouterProviderProps['router'] };

export function App({ client, queryClient, router }: Props) {
  return (
    <ClientProvider value={client}>
      <QueryClientProvider client={queryClient}>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </QueryClientProvider>
    </ClientProvider>
  );
}
