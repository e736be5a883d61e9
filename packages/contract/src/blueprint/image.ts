import { z } from 'zod';
import { text } from '../text.ts';
import { objectName } from './names.ts';

/** An image made FROM the platform's own, in the parts that the chart takes. */
export const ownImage = z.strictObject({
  registry: text()
    .max(253, { error: 'must have at most 253 characters' })
    .regex(/^[a-z0-9]([-.a-z0-9]*[a-z0-9])?(:[0-9]{1,5})?$/, {
      error: 'must be a host such as registry.example.com, with a port where it has one',
    }),
  repository: text()
    .max(255, { error: 'must have at most 255 characters' })
    .regex(/^[a-z0-9]+([-._/]+[a-z0-9]+)*$/, { error: 'must be a name such as shops/acme' }),
  tag: text().regex(/^[A-Za-z0-9_][-.A-Za-z0-9_]{0,127}$/, { error: 'must be a tag such as 2.21.2-acme.1' }),
});

/** Secrets of type kubernetes.io/dockerconfigjson in the store's namespace. */
export const imagePullSecrets = z
  .array(z.strictObject({ name: objectName }))
  .max(5, { error: 'must have at most 5 names' });
