import { type Client, createClient } from '@souk/client';
import { createContext, useContext } from 'react';

/** The API at the page's own origin; the browser sends the session cookie by itself. */
const ClientContext = createContext<Client>(createClient({ baseUrl: '' }));

export const ClientProvider = ClientContext.Provider;
export const useClient = (): Client => useContext(ClientContext);
