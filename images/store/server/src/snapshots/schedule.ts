import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { unknownVersion, type MarkerPlace } from '../boot/marker.ts';
import { log } from '../log.ts';
import { SettingsError } from '../settings-error.ts';
import { uploadsDir, type SnapshotSettings } from '../settings.ts';
import type { StoreSnapshots } from './store-snapshots.ts';

export type Schedule = {
  /** Cron expression of five fields, in UTC. */
  expression: string;
  /** When the newest scheduled snapshot was taken; null when there is none. */
  lastTaken(): Promise<Date | null>;
  /** Since when there is something to snapshot. */
  since: Date;
  take(): Promise<unknown>;
};

type Times = { last: Date | null; since: Date; now: Date };

/**
 * When the next snapshot is due: the first time of the schedule after the last one. What was missed while the store slept is made up
 * once, and at once. Throws a SettingsError for an expression that is none, or has no next time.
 */
export async function dueAt(expression: string, { last, since, now }: Times): Promise<Date> {
  const due = (await parse(expression)).nextRun(last ?? since);
  if (!due) throw new SettingsError(`SNAPSHOTS_SCHEDULE '${expression}' names no time that ever comes`);
  return due < now ? now : due;
}

/** The parser is loaded only where there is a schedule. */
async function parse(expression: string) {
  const { Cron } = await import('croner');
  try {
    return new Cron(expression, { timezone: 'UTC', mode: '5-part' });
  } catch {
    const rule = "must be a cron expression of five fields, such as '0 3 * * *'";
    throw new SettingsError(`SNAPSHOTS_SCHEDULE ${rule}, not '${expression}'`);
  }
}

/** A store that cannot be backed up as its owner believes does not start. */
export async function checkSchedule(expression: string | null): Promise<void> {
  if (expression !== null) await dueAt(expression, { last: null, since: new Date(), now: new Date() });
}

/** Takes the scheduled snapshots of this store from now on; where there is a bucket, only those in it count. */
export function keepSchedule(
  settings: SnapshotSettings,
  snapshots: StoreSnapshots,
  marker: MarkerPlace,
): void {
  const { schedule: expression, bucket } = settings;
  if (expression === null) return;
  const place = bucket ? 'bucket' : 'volume';
  void followSchedule({
    expression,
    since: statSync(uploadsDir).birthtime,
    lastTaken: async () => {
      const { items, problem } = await snapshots.list();
      if (problem !== undefined) throw new Error(problem);
      const last = items.find((one) => one.reason === 'schedule' && one.place === place);
      return last ? new Date(last.createdAt) : null;
    },
    take: async () =>
      snapshots.take('schedule', (await marker.read()) ?? { version: unknownVersion, usableBy: [] }),
  });
}

const hour = 3_600_000;
const firstRetryMs = 600_000;
const longestRetryMs = 6 * hour;
/** For the shop to be there first. */
const breathMs = 5000;

/** Takes snapshots for as long as the process lives, which it never keeps from ending. */
export async function followSchedule(schedule: Schedule): Promise<never> {
  await pause(breathMs);
  for (let retryMs = firstRetryMs; ;) {
    try {
      await untilDue(schedule);
      await schedule.take();
      retryMs = firstRetryMs;
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      log(
        'error',
        `The scheduled snapshot failed, and is tried again in ${retryMs / 60_000} minutes: ${words}`,
      );
      await pause(retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }
}

/** Looks again each hour: a clock may be set, and a snapshot removed. */
async function untilDue({ expression, since, lastTaken }: Schedule): Promise<void> {
  for (;;) {
    const now = new Date();
    const due = await dueAt(expression, { last: await lastTaken(), since, now });
    if (due <= now) return;
    await pause(Math.min(due.getTime() - now.getTime(), hour));
  }
}

const pause = (ms: number): Promise<void> => sleep(ms, undefined, { ref: false });
