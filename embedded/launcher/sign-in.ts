/** What `npm start` and `npm run token` print. The token stands in the fragment, which browsers never send. */
export function signInText(url: string, token: string): string {
  return [
    '',
    `  Dashboard  ${url}`,
    `  Sign in    ${url}/#token=${token}`,
    '',
    '  The link signs you in for 12 hours; `npm run token` prints a new one.',
    '  `npm stop` ends everything and keeps the stores and their data.',
    '',
  ].join('\n');
}
