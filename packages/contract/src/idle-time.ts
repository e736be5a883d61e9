import { text } from './text.ts';

const seconds: Record<string, number> = { m: 60, h: 3600, d: 86_400 };
const shape = /^([1-9][0-9]{0,4})(m|h|d)$/;

/** The least: a visit, and thinking before the next one. The most: a month. */
export const idleBounds = { min: '1m', max: '30d' } as const;

/** Seconds of a time such as 30m; NaN for anything else. */
export function idleSeconds(time: string): number {
  const [, count, unit = ''] = shape.exec(time) ?? [];
  return Number(count) * (seconds[unit] ?? Number.NaN);
}

const rule = { error: `must be a time from ${idleBounds.min} to ${idleBounds.max}, such as 30m, 12h or 7d` };

/** For how long nobody uses a store before it sleeps by itself. */
export const idleTime = text()
  .regex(shape, { ...rule, abort: true })
  .refine(
    (time) =>
      idleSeconds(time) >= idleSeconds(idleBounds.min) && idleSeconds(time) <= idleSeconds(idleBounds.max),
    rule,
  );
