import { expect, test } from 'vitest';
import { createLog } from './log.ts';

test('secrets are cut out wherever they sit', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  log.info({ token: 'hunter2', headers: { authorization: 'hunter2', cookie: 'hunter2' } });
  log.info({
    req: { headers: { authorization: 'hunter2', 'set-cookie': 'hunter2' } },
    body: { password: 'hunter2' },
  });
  expect(lines.join()).not.toContain('hunter2');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'info',
    token: '[redacted]',
    service: 'orchestrator',
  });
});
