import { refusalWords } from '../../auth/access.ts';
import type { Handler } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import type { Deps } from './deps.ts';

export function listAuditHandler({ access, auditTrail }: Deps): Handler<'listAudit'> {
  return async ({ caller, query }) => {
    const scope = await access.scope(caller, 'audit');
    if (scope === 'none') throw new ProblemError('forbidden', { detail: refusalWords('audit') });
    const page = await auditTrail.list(caller, scope, query);
    if (page) return { body: page };
    const errors = [{ field: 'cursor', message: 'must be the nextCursor of an earlier page' }];
    throw new ProblemError('invalid-query', { errors });
  };
}
