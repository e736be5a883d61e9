import { cleanup, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { afterEach } from 'vitest';
import { App } from '../app.tsx';
import { endSession } from '../features/session/session.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { pages } from '../routes/router.tsx';
import type { TestClient } from './test-client.ts';

afterEach(cleanup);

/** jsdom draws nothing: it has no modal dialogs, no scrolling and no colour schemes. */
function fillInForJsdom(): void {
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false;
  };
  window.scrollTo = () => undefined;
}

/** The whole dashboard at an address, with everything but the API as it is. */
export function renderApp(
  { client }: Pick<TestClient, 'client'>,
  path = '/',
  queryClient = createQueryClient(endSession),
) {
  fillInForJsdom();
  const router = createMemoryRouter(pages, { initialEntries: [path] });
  render(<App client={client} queryClient={queryClient} router={router} />);
  return { router, queryClient, user: userEvent.setup() };
}
