import type { Activity } from '@souk/contract';

/** Kubernetes counts a repetition up in the same event, under another id: it is the same thing that happened. */
const sameThing = ({ object, reason, message, firstAt }: Activity): string =>
  [object, reason, message, firstAt].join('\n');

/** What is kept at most; Kubernetes itself forgets after an hour. */
const limit = 500;

/** Newest first, each thing once, in its latest state. */
export function mergeActivity(known: readonly Activity[], told: readonly Activity[]): Activity[] {
  const things = new Map<string, Activity>();
  for (const activity of [...known, ...told]) {
    const key = sameThing(activity);
    const before = things.get(key);
    if (!before || activity.count >= before.count) things.set(key, activity);
  }
  return [...things.values()].toSorted((a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt)).slice(0, limit);
}
