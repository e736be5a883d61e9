import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What a merchant's image, made FROM this one, adds to Medusa's configuration. */
export type OwnConfig = { plugins: unknown[]; modules: unknown[] };

const usual = '/app/store/merchant.config.js';

/** Throws what is wrong with the file; without one nothing is added. */
export function readOwnConfig(file = usual): OwnConfig {
  if (!existsSync(file)) return { plugins: [], modules: [] };
  const { plugins = [], modules = [] } = createRequire(file)(file) as Partial<OwnConfig>;
  if (!Array.isArray(plugins) || !Array.isArray(modules))
    throw new TypeError(`${file} must export lists: { plugins: [], modules: [] }`);
  return { plugins, modules };
}
