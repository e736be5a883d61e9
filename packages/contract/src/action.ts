import { z } from 'zod';
import type { Phase } from './phase.ts';

export const actions = ['open', 'credentials', 'retry', 'delete'] as const;
export const action = z.enum(actions).meta({ id: 'Action' });
export type Action = z.infer<typeof action>;

/** What a person may ask of a store in each phase; API and dashboard both read this table. */
export const actionsByPhase: Record<Phase, readonly Action[]> = {
  Pending: ['delete'],
  Provisioning: ['delete'],
  Ready: ['open', 'credentials', 'delete'],
  Updating: ['open', 'credentials', 'delete'],
  Degraded: ['open', 'credentials', 'delete'],
  Failed: ['retry', 'delete'],
  Hibernated: ['credentials', 'delete'],
  Deleting: [],
};
