import type { TargetName } from './targets/target.ts';

/** What a person needs to know next, by where the platform runs. */
const hints: Record<TargetName, readonly string[]> = {
  embedded: [
    '`npm run token` prints a new link.',
    '`npm stop` ends everything and keeps the stores and their data.',
  ],
  kind: [
    '`kubectl create token souk-admin -n souk-system --audience souk` prints a new token.',
    '`kind delete cluster --name souk` removes everything, the stores and their data, too.',
  ],
  current: [
    '`kubectl create token souk-admin -n souk-system --audience souk` prints a new token.',
    'The edge listens on port 30080 of each node. Where that is not the port above:',
    '`kubectl port-forward -n souk-system service/edge PORT:80`.',
  ],
};

/** What `npm start` and `npm run token` print. The token stands in the fragment, which browsers never send. */
export function signInText(url: string, token: string, target: TargetName = 'embedded'): string {
  return [
    '',
    `  Dashboard  ${url}`,
    `  Sign in    ${url}/#token=${token}`,
    '',
    '  The link signs you in for 12 hours.',
    ...hints[target].map((line) => `  ${line}`),
    '',
  ].join('\n');
}
