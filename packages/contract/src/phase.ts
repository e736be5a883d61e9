import { z } from 'zod';

/** Computed from conditions, never set by hand. */
export const phases = [
  'Pending',
  'Provisioning',
  'Ready',
  'Updating',
  'Degraded',
  'Failed',
  'Hibernated',
  'Deleting',
] as const;

export const phase = z.enum(phases).meta({ id: 'Phase' });
export type Phase = z.infer<typeof phase>;

export const conditionTypes = ['Ready', 'Progressing', 'Released', 'Healthy'] as const;

/** The shape of metav1.Condition; `lastTransitionTime` is RFC 3339. */
export const condition = z
  .object({
    type: z.enum(conditionTypes),
    status: z.enum(['True', 'False', 'Unknown']),
    reason: z.string(),
    message: z.string(),
    lastTransitionTime: z.string(),
    observedGeneration: z.number().int().optional(),
  })
  .meta({ id: 'Condition' });
export type Condition = z.infer<typeof condition>;
export type ConditionType = Condition['type'];
