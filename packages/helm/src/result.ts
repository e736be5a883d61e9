/**
 * Why helm did not do it. `in-use`: a release of that name is there already; `locked`: an operation holds it;
 * `interrupted`: a signal ended the process, or it never started; `unreachable`: the API server was not there, or not well;
 * `quota`: a ResourceQuota has no room, or says so.
 */
export type HelmFailureKind =
  | 'not-found'
  | 'in-use'
  | 'locked'
  | 'invalid'
  | 'unreachable'
  | 'timeout'
  | 'interrupted'
  | 'quota'
  | 'failed';

/** Success and failure of a helm process in one shape. `seconds` is wall time. */
export type HelmResult =
  { ok: true; seconds: number } | { ok: false; seconds: number; kind: HelmFailureKind; message: string };

/** Helm tells its errors apart only by words; the first match counts. */
const patterns: readonly [HelmFailureKind, RegExp][] = [
  ['not-found', /release: not found|release has no \d+ version/i],
  ['in-use', /cannot re-?use a name that is still in use/i],
  ['locked', /another operation \(install\/upgrade\/rollback\) is in progress/i],
  ['timeout', /context deadline exceeded|timed out waiting/i],
  [
    'unreachable',
    new RegExp(
      [
        'connection (refused|reset|lost)|broken pipe|no such host|i/o timeout|TLS handshake timeout|\\bEOF\\b',
        'kubernetes cluster unreachable|etcdserver|internal error occurred|context canceled',
        'unable to handle the request|too many requests|server was unable to return a response',
        'is being terminated|object has been modified|status unknown for quota',
      ].join('|'),
      'i',
    ),
  ],
  ['quota', /exceeded quota/i],
  [
    'invalid',
    /values don't meet the specifications|execution error at|is invalid|unable to build kubernetes objects/i,
  ],
];

export function failureKind(stderr: string): HelmFailureKind {
  return patterns.find(([, pattern]) => pattern.test(stderr))?.[0] ?? 'failed';
}

/** Helm's last words without its prefix, short enough for a condition. */
export function failureMessage(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const errors = lines.filter((line) => /^error/i.test(line));
  const text = (errors.length > 0 ? errors : lines.slice(-3)).join(' ').replace(/^Error:\s*/i, '');
  return text.length > 800 ? `${text.slice(0, 800)}…` : text;
}
