import { z } from 'zod';
import type { Phase } from './phase.ts';

export const actions = [
  'open',
  'credentials',
  'rotate',
  'upgrade',
  'rollback',
  'hibernate',
  'wake',
  'snapshot',
  'restore',
  'retry',
  'delete',
] as const;
export const action = z.enum(actions).meta({ id: 'Action' });
export type Action = z.infer<typeof action>;

/**
 * What a person may ask of a store in each phase; API and dashboard both read this table. A retry is only for a store whose
 * wish was given up.
 */
export const actionsByPhase: Record<Phase, readonly Action[]> = {
  Pending: ['delete'],
  Provisioning: ['delete'],
  Ready: [
    'open',
    'credentials',
    'rotate',
    'upgrade',
    'rollback',
    'hibernate',
    'snapshot',
    'restore',
    'retry',
    'delete',
  ],
  Updating: ['open', 'credentials', 'upgrade', 'rollback', 'delete'],
  Degraded: [
    'open',
    'credentials',
    'rotate',
    'upgrade',
    'rollback',
    'hibernate',
    'snapshot',
    'restore',
    'retry',
    'delete',
  ],
  Failed: ['upgrade', 'retry', 'delete'],
  Hibernated: ['credentials', 'upgrade', 'wake', 'retry', 'delete'],
  Deleting: [],
};
