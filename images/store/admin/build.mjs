// Builds Medusa's own Admin as static files: node build.mjs FOLDER.
// As `medusa build --admin-only` does it, but without the whole server: half the packages, half the memory.
import { build } from '@medusajs/admin-bundler';

await build({
  disable: false,
  path: '/app',
  // No host, so that one build serves a store under every name that it has.
  backendUrl: '/',
  sources: [],
  plugins: ['@medusajs/draft-order/admin'],
  outDir: process.argv[2],
});
