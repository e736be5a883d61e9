const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** "5.8 s", "42 s", "1 min 12 s": how long work takes. Tenths only where they are known and matter. */
export function formatDuration(ms: number, { tenths = true } = {}): string {
  const known = Math.max(0, ms);
  if (known < minute - second / 2) {
    const seconds = known / second;
    return `${tenths && seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  }
  const seconds = Math.round(known / second);
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${minutes} min ${seconds % 60} s`;
}

/** "12 s", "5 min", "3 h", "2 d": how old something is. */
export function formatAge(ms: number): string {
  const known = Math.max(0, ms);
  if (known < minute) return `${Math.floor(known / second)} s`;
  if (known < hour) return `${Math.floor(known / minute)} min`;
  if (known < day) return `${Math.floor(known / hour)} h`;
  return `${Math.floor(known / day)} d`;
}

/** Kubernetes stamps some times to the second, so that tenths of their difference would be made up. */
const hasFraction = (time: string) => /\.\d+/.test(time);

/** Between two RFC 3339 times. */
export function formatSpan(from: string, to: string): string {
  const tenths = hasFraction(from) && hasFraction(to);
  return formatDuration(Date.parse(to) - Date.parse(from), { tenths });
}
