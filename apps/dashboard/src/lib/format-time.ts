const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** An RFC 3339 time in the reader's own zone. */
export const formatTime = (time: string): string => full.format(new Date(time));
