import { cleanup, configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { afterEach } from 'vitest';
import { App } from '../app.tsx';
import { endSession } from '../features/session/session.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { pages } from '../routes/router.tsx';
import type { FakeClient } from './fake-client.ts';
import './dom-gaps.ts';

afterEach(cleanup);
// Pages load files of their own, which are compiled at first sight: slow where other tests run at the same time.
configure({ asyncUtilTimeout: 4_000 });

/** The whole dashboard at `path`, signed in unless the client says otherwise. */
export function renderApp({ client, stream }: FakeClient, path = '/') {
  const queryClient = createQueryClient(endSession);
  const router = createMemoryRouter(pages, { initialEntries: [path] });
  const user = userEvent.setup();
  render(<App client={client} queryClient={queryClient} router={router} />);
  return { client, stream, queryClient, router, user, path: () => router.state.location.pathname };
}
