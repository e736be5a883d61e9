import { stripVTControlCharacters } from 'node:util';

/** Such as a new title for the window; `stripVTControlCharacters` leaves their text. */
// oxlint-disable-next-line no-control-regex -- control characters are what is removed
const commands = /\u001b[\]P^_X][^\u0007\u001b]*(\u0007|\u001b\\)?/g;
// oxlint-disable-next-line no-control-regex -- control characters are what is removed
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that others wrote, such as a shop's log, without what would move a terminal's cursor, change its title, or turn
 * the direction of writing. Line breaks and tabs stay.
 */
export const clean = (text: string): string =>
  stripVTControlCharacters(text.replace(commands, '')).replace(controls, '');

/** The same on one line. */
export const cleanLine = (text: string): string => clean(text).replaceAll(/\s+/g, ' ').trim();
