import { preact } from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** For `npm run dev`: a running store whose API and configuration the pages use. */
const store = process.env['STORE_URL'] ?? 'http://localhost:9000';

export default defineConfig({
  plugins: [preact()],
  server: { proxy: { '/store/': store, '/storefront/': store, '/static/': store } },
  build: {
    target: 'es2022',
    // A strict Content-Security-Policy allows neither data: URLs nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
