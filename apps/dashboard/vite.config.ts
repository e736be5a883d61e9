import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run dev` finds the API: the edge of a running platform, or an orchestrator by itself. */
const api = process.env['SOUK_API'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // `changeOrigin` stays off: the API compares the browser's Origin with the Host that it sees.
  server: { proxy: { '/api': { target: api } } },
  build: {
    // The security policy allows fonts and images from files only, not from data URIs.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What changes with a library's version only stays in browsers' caches over our own releases.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /node_modules/, priority: 1 },
            // Many sections share small parts: one file for these beats a dozen of a few hundred bytes.
            { name: 'common', test: /src\/(components|lib|features\/stores\/[^/]+$)/ },
          ],
        },
      },
    },
  },
});
