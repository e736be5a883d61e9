/**
 * What a bucket refused, in a sentence that names the setting to look at. The settings are called the same in both charts. Holds
 * no keys, and nothing of the server's answer but its error code.
 */
export class BucketError extends Error {
  override readonly name = 'BucketError';
  /** `settings`: trying again changes nothing. */
  readonly kind: 'settings' | 'unreachable' | 'unknown';

  constructor(kind: BucketError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

const secret = 'snapshots.bucket.existingSecret';

/** S3's own error codes that are about settings. */
const settings: Readonly<Record<string, string>> = {
  // As versitygw has it.
  XAdminUserNotFound: `${secret}: the server does not know the access-key-id`,
  InvalidAccessKeyId: `${secret}: the server does not know the access-key-id`,
  SignatureDoesNotMatch: `${secret}: the secret-access-key does not belong to the access-key-id`,
  AccessDenied: `${secret}: this access key may not do this in the bucket and prefix`,
  NoSuchBucket: 'snapshots.bucket.name: there is no such bucket',
  InvalidBucketName: 'snapshots.bucket.name: this is no name of a bucket',
  AuthorizationHeaderMalformed: 'snapshots.bucket.region: the bucket is in another region',
  PermanentRedirect: 'snapshots.bucket.endpoint: the bucket is at another address',
};

const byStatus: Readonly<Record<number, string>> = { 401: 'InvalidAccessKeyId', 403: 'AccessDenied' };

type Refusal = { status?: unknown; serviceCode?: unknown; code?: unknown; cause?: unknown };

/** `what` tells which part failed, such as "The bucket could not be listed". */
export function toBucketError(error: unknown, what: string): BucketError {
  if (error instanceof BucketError) return error;
  const { status, serviceCode, code } = (error ?? {}) as Refusal;
  if (typeof status !== 'number') return unreachable(error, what, code);
  const named = typeof serviceCode === 'string' && /^\w{1,60}$/.test(serviceCode) ? serviceCode : '';
  const known = settings[named] ?? settings[byStatus[status] ?? ''];
  if (known) return new BucketError('settings', `${what}: ${known} (${named || status})`);
  return new BucketError('unknown', `${what}: the server answered ${[status, named].join(' ').trim()}`);
}

function unreachable(error: unknown, what: string, code: unknown): BucketError {
  const cause = causeOf(error) ?? (typeof code === 'string' ? code : '');
  const network = /^(E[A-Z]+|UND_ERR_\w+|CERT_\w+|\w*CERT\w*|ABORT_ERR)$/.test(cause);
  if (!network)
    return new BucketError('unknown', `${what}: ${error instanceof Error ? error.name : 'unknown error'}`);
  return new BucketError(
    'unreachable',
    `${what}: snapshots.bucket.endpoint: it cannot be reached (${cause})`,
  );
}

/** The innermost error code: libraries wrap it. */
function causeOf(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return (cause ? causeOf(cause) : undefined) ?? (typeof code === 'string' ? code : undefined);
}
