import { stripVTControlCharacters } from 'node:util';
import type { Failure } from '@souk/contract';
import { tailLog, warningsIn } from '@souk/kubernetes';
import { type Evidence, rejectedStatus } from '@souk/lifecycle';
import { recordTransition } from '../record-transition.ts';
import { tell } from '../tell.ts';
import { writeStatus } from '../write-status.ts';
import type { Pass, StepDeps } from './step-context.ts';

const logLines = 20;
/** The status lives in etcd, which takes 1.5 MB at most. */
const maxWords = 4000;

/** Keeps the reason, with what the cluster can still tell, before anything of the attempt is removed. */
export async function rejectStore(
  deps: StepDeps,
  pass: Pass,
  { failure, evidence }: { failure: Failure; evidence?: Evidence },
): Promise<void> {
  const { client, log } = deps;
  const words = evidence ? tidy(await testimony(deps, pass, evidence)) : '';
  const kept = { ...failure, ...(words ? { log: words } : {}) };
  const observation = { ...pass.observation, store: pass.store };
  const status = rejectedStatus(observation, kept, new Date().toISOString());
  const before = pass.store;
  pass.store = await writeStatus(client, before, status);
  recordTransition(deps, before, pass.store);
  if (before.status?.readyAt)
    tell(deps, pass.store, { type: 'Warning', reason: failure.reason, note: failure.message });
  log.warn({ store: pass.store.metadata.name, reason: failure.reason }, 'the wish was given up');
}

/** The container's last lines, the namespace's warnings, or the shop's answer; empty when nothing is to be had. */
async function testimony(
  { client, probe }: StepDeps,
  { store, namespace }: Pass,
  evidence: Evidence,
): Promise<string> {
  if (evidence.from === 'log') return tailLog(client, { namespace, ...evidence }, logLines);
  if (evidence.from === 'events') return (await warningsIn(client, namespace, logLines)).join('\n');
  const answer = await probe({ namespace, seeded: store.spec.seed !== 'empty' });
  return answer.sells ? '' : `The shop ${answer.why}`;
}

/** Without the colours of a terminal, and no longer than a person reads. */
const tidy = (words: string): string => stripVTControlCharacters(words).trim().slice(-maxWords);
