import type { Store } from '@souk/contract';
import { stepLines } from '../wait/step-lines.ts';
import { Timeline } from '../wait/timeline.ts';
import { clean, cleanLine } from './clean.ts';
import { phaseStyles } from './phases.ts';
import type { Screen } from './screen.ts';
import { type Field, fields } from './table.ts';
import { age, duration, moment } from './times.ts';

type At = { now: number; screen: Screen };

function readyText({ createdAt, readyAt }: Store, now: number): string | undefined {
  if (readyAt === null) return undefined;
  const took = duration(Date.parse(readyAt) - Date.parse(createdAt));
  return `${moment(readyAt)} (${age(readyAt, now)} ago), ${took} after it was created`;
}

const facts = (store: Store, now: number): Field[] => [
  ['Shop', store.url],
  ['Admin', store.adminUrl],
  ['Display name', store.displayName],
  ['Owner', store.owner],
  ['Admin login', store.adminEmail],
  ['Version', store.version],
  ['Plan', store.plan],
  ['Created', `${moment(store.createdAt)} (${age(store.createdAt, now)} ago)`],
  ['First ready', readyText(store, now)],
  ['Release', store.release ? `revision ${store.release.revision}, ${store.release.status}` : undefined],
  ['Protected', store.deletionProtection ? 'yes, against deletion' : 'no'],
  ['Allowed now', store.actions.join(', ') || 'nothing'],
];

const section = (title: string, lines: readonly string[], { paint }: Screen): string =>
  lines.length > 0 ? `\n${paint('bold', title)}\n${lines.map((line) => `${line}\n`).join('')}` : '';

function failureLines({ failure, rejected }: Store, { paint }: Screen): string[] {
  if (!failure)
    return rejected ? [`  Version ${rejected.version} did not work: ${cleanLine(rejected.reason)}`] : [];
  const log = clean(failure.log ?? '').trimEnd();
  return [
    `  ${paint('red', cleanLine(failure.message))} ${paint('dim', `(${cleanLine(failure.reason)})`)}`,
    ...(failure.hint ? [`  ${cleanLine(failure.hint)}`] : []),
    ...(log ? ['', ...log.split('\n').map((line) => paint('dim', `  ${line}`))] : []),
  ];
}

/** Each condition that is not as it should be, unless the failure says it already. */
function message({ conditions, failure }: Store): string {
  const ready = conditions.find(({ type }) => type === 'Ready');
  const progressing = conditions.find(({ type }) => type === 'Progressing');
  const told = progressing?.reason === 'WishWaits' ? progressing.message : ready?.message;
  return told && told !== failure?.message ? `   ${cleanLine(told)}` : '';
}

export function storeText(store: Store, { now, screen }: At): string {
  const { paint } = screen;
  // Of a step that was not watched, its beginning by the cluster's clock is all that is known.
  const timeline = new Timeline(() => now);
  timeline.see(store);
  for (const { steps } of timeline.operations)
    for (const step of steps)
      step.since = step.startedAt === undefined ? undefined : Date.parse(step.startedAt);
  const head = `${paint('bold', store.name)}   ${paint(phaseStyles[store.phase], store.phase)}`;
  return [
    `${head}${paint('dim', message(store))}\n\n`,
    fields(facts(store, now), screen),
    section('Under way', stepLines(timeline.operations, { now, paint }), screen),
    section('What went wrong', failureLines(store, screen), screen),
  ].join('');
}
