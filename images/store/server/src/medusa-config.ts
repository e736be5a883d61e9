import { defineConfig } from '@medusajs/framework/utils';
import { readOwnConfig } from './own-config.ts';
import { readSecrets, readSettings, uploadsDir } from './settings.ts';

const { publicUrl, storefrontUrl, database, connections } = readSettings();
const { jwtSecret, cookieSecret } = readSecrets();
const own = readOwnConfig();
/** Where shoppers' pages come from: they call the Store API and sign customers in. */
const shops = [publicUrl, storefrontUrl].filter(Boolean).join(',');

export default defineConfig({
  projectConfig: {
    databaseUrl: database.url,
    // No connections are kept while nobody shops: each is a process of PostgreSQL.
    // Twice: migrations look only at the inner one.
    databaseDriverOptions: {
      ssl: database.tls,
      connection: { ssl: database.tls },
      pool: { min: 0, max: connections },
    },
    // Secure exactly where the browser's side is https. Medusa's own default is always Secure, and then nobody can sign in over http.
    cookieOptions: { secure: 'auto', sameSite: 'lax' },
    http: { storeCors: shops, adminCors: publicUrl, authCors: shops, jwtSecret, cookieSecret },
  },
  // The Admin is served like the storefront, by middlewares.ts: Medusa's own way needs its bundler at run time.
  admin: { disable: true, path: '/app', backendUrl: '/' },
  plugins: own.plugins,
  modules: [{ resolve: '@medusajs/medusa/file', options: { providers: [fileProvider()] } }, ...own.modules],
});

function fileProvider(): object {
  const options = {
    upload_dir: uploadsDir,
    private_upload_dir: uploadsDir,
    backend_url: `${publicUrl}/static`,
  };
  return { resolve: '@medusajs/medusa/file-local', id: 'local', options };
}
