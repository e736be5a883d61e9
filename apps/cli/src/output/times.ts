const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** "5.8 s", "42 s", "1 min 12 s", "2 h 5 min": how long work takes. */
export function duration(ms: number): string {
  const known = Math.max(0, ms);
  if (known < 9.95 * second) return `${(known / second).toFixed(1)} s`;
  const seconds = Math.round(known / second);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return minutes % 60 === 0
    ? `${Math.floor(minutes / 60)} h`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** "12 s", "5 min", "3 h", "2 d": how old something is, from an RFC 3339 time. */
export function age(since: string, now: number): string {
  const known = Math.max(0, now - Date.parse(since));
  if (known < minute) return `${Math.floor(known / second)} s`;
  if (known < hour) return `${Math.floor(known / minute)} min`;
  if (known < day) return `${Math.floor(known / hour)} h`;
  return `${Math.floor(known / day)} d`;
}

const two = (part: number): string => String(part).padStart(2, '0');

/** "2026-05-04 10:00:07" in the local zone. */
export function moment(time: string): string {
  const at = new Date(time);
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${date} ${clock(time)}`;
}

/** "10:00:07" in the local zone. */
export function clock(time: string): string {
  const at = new Date(time);
  return [two(at.getHours()), two(at.getMinutes()), two(at.getSeconds())].join(':');
}
