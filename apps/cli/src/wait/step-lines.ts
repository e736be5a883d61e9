import type { OperationStep, OperationType } from '@souk/contract';
import { cleanLine } from '../output/clean.ts';
import type { Paint, Style } from '../output/screen.ts';
import { pad } from '../output/table.ts';
import { duration } from '../output/times.ts';
import { type SeenOperation, type SeenStep, tookMs } from './timeline.ts';

type State = OperationStep['state'];

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 100;

export const glyphs: Record<Exclude<State, 'running'>, string> = { waiting: '·', done: '✓', failed: '✗' };
const styles: Record<State, Style> = { waiting: 'dim', running: 'cyan', done: 'green', failed: 'red' };

/** What an operation is called where there is more than one. */
export const operationTitles: Record<OperationType, string> = {
  install: 'Installation',
  upgrade: 'Upgrade',
  rollback: 'Rollback',
  hibernate: 'Going to sleep',
  wake: 'Waking',
  repair: 'Repair',
  delete: 'Deletion',
};

const glyphOf = (state: State, now: number): string =>
  state === 'running' ? (frames[Math.floor(now / frameMs) % frames.length] ?? '…') : glyphs[state];

type Look = { now: number; paint: Paint; nameWidth: number; timeWidth: number };

function timeOf(step: SeenStep, now: number): string {
  const took = tookMs(step, now);
  return took === undefined ? '' : duration(took);
}

function stepLine(step: SeenStep, { now, paint, nameWidth, timeWidth }: Look): string {
  const { state, name, message } = step;
  const glyph = paint(styles[state], glyphOf(state, now));
  const label = cleanLine(name);
  if (state === 'waiting') return `  ${glyph} ${paint('dim', label)}`;
  const time = paint('dim', pad(timeOf(step, now), timeWidth, 'right'));
  const told = message && state !== 'done' ? `   ${cleanLine(message)}` : '';
  return `  ${glyph} ${pad(label, nameWidth)}  ${time}${paint(state === 'failed' ? 'red' : 'dim', told)}`;
}

/** Each step with how long it took or has taken so far, and what it waits for. */
export function stepLines(
  operations: readonly SeenOperation[],
  { now, paint }: Pick<Look, 'now' | 'paint'>,
): string[] {
  const steps = operations.flatMap((operation) => operation.steps);
  const nameWidth = Math.max(0, ...steps.map(({ name }) => name.length));
  // Wide enough from the start for what most steps take, so that nothing moves.
  const timeWidth = Math.max(6, ...steps.map((step) => timeOf(step, now).length));
  return operations.flatMap(({ type, steps }) => [
    ...(operations.length > 1 ? [`  ${paint('dim', operationTitles[type])}`] : []),
    ...steps.map((step) => stepLine(step, { now, paint, nameWidth, timeWidth })),
  ]);
}
