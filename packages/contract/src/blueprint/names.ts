import { text } from '../text.ts';

/** A DNS subdomain, as Kubernetes names Secrets and most other objects. */
export const objectName = text()
  .max(253, { error: 'must have at most 253 characters' })
  .regex(/^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/, { error: 'must be the name of a Kubernetes object' });

/** As secret managers name their entries. */
export const entryPath = text()
  .max(512, { error: 'must have at most 512 characters' })
  .regex(/^[^\s/][^\s]*$/, { error: 'must be a path without a leading slash and spaces' });

/** As Kubernetes' own clients write times. */
export const interval = text()
  .max(20, { error: 'must have at most 20 characters' })
  .regex(/^(0|([0-9]+(s|m|h))+)$/, { error: 'must be a time such as 1h or 30m' });
