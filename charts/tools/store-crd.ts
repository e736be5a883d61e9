import { storeCrd } from '@souk/contract';
import { stringify } from 'yaml';

const header = '# Written by charts/tools/generate.ts from packages/contract.\n';

/** The CustomResourceDefinition as the platform chart keeps it. Templates add Helm's labels and annotations. */
export const storeCrdYaml = () =>
  header + stringify(storeCrd(), { lineWidth: 0, aliasDuplicateObjects: false });
