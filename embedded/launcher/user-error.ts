/** Something that the person at the terminal can mend: the message says what is wrong and what to do. */
export class UserError extends Error {
  override name = 'UserError';
}
