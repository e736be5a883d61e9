import './lib/zod-without-eval.ts';
import './styles.css';
import { createClient } from '@souk/client';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { endSession, startSession } from './features/session/session.ts';
import { takeToken } from './features/session/token-fragment.ts';
import { createQueryClient } from './lib/query-client.ts';
import { reloadOnNewRelease } from './lib/reload-on-new-release.ts';
import { createRouter } from './routes/router.tsx';

const client = createClient({ baseUrl: '' });
const queryClient = createQueryClient(endSession);

function signInFromAddress(): boolean {
  const token = takeToken(window);
  if (token) void startSession(queryClient, client, token);
  return token !== undefined;
}

// Before the router reads the address, so that the token is nowhere but in the call that uses it.
signInFromAddress();
const router = createRouter();
// The same link, opened while the dashboard is: the browser then loads nothing anew.
window.addEventListener('hashchange', () => {
  const { pathname, search } = window.location;
  if (signInFromAddress()) void router.navigate(`${pathname}${search}`, { replace: true });
});
reloadOnNewRelease();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root');
createRoot(root).render(
  <StrictMode>
    <App client={client} queryClient={queryClient} router={router} />
  </StrictMode>,
);
