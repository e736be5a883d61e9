import { cutToWidth } from '../output/cut.ts';
import type { Screen } from '../output/screen.ts';
import { duration } from '../output/times.ts';
import { cleanLine } from '../output/clean.ts';
import { glyphs, operationTitles, stepLines } from './step-lines.ts';
import { type SeenStep, type Timeline, tookMs } from './timeline.ts';

/** Shows how it goes on; `note` is what disturbs the view itself, such as a lost connection. */
export type View = { update(note?: string): void; end(): void };

type Shown = { screen: Screen; timeline: Timeline; title: string; now(): number };

const redrawMs = 100;

/** On a terminal: the same lines, drawn anew in their place. */
export function createLiveView({ screen, timeline, title, now }: Shown): View {
  let drawn = 0;
  let note: string | undefined;
  const draw = () => {
    const { paint } = screen;
    const lines = stepLines(timeline.operations, { now: now(), paint });
    const all = [paint('bold', title), ...lines, ...(note ? [`  ${paint('yellow', note)}`] : [])];
    // A line that wraps would be two, and the next drawing one line off.
    const text = all.map((line) => `${cutToWidth(line, screen.columns() - 1)}\n`).join('');
    screen.write(`${drawn > 0 ? `\u001b[${drawn}A\u001b[0J` : ''}${text}`);
    drawn = all.length;
  };
  const timer = setInterval(draw, redrawMs);
  return {
    update(news) {
      note = news;
      draw();
    },
    end() {
      clearInterval(timer);
      note = undefined;
      draw();
    },
  };
}

/** Elsewhere: a line for each thing that happens. */
export function createLineView({ screen, timeline, title, now }: Shown): View {
  const told = new Set<string>();
  const tell = (line: string) => {
    if (told.has(line)) return;
    told.add(line);
    screen.line(line);
  };
  const tellStep = (operation: string, step: SeenStep) => {
    const { state, name, message } = step;
    const key = `${operation} ${name} ${state} ${state === 'running' ? message : ''}`;
    if (state === 'waiting' || told.has(key)) return;
    told.add(key);
    const took = tookMs(step, now());
    const time = state !== 'running' && took !== undefined ? ` (${duration(took)})` : '';
    const words = state === 'done' || !message ? '' : `: ${cleanLine(message)}`;
    screen.line(`  ${state === 'running' ? '…' : glyphs[state]} ${cleanLine(name)}${time}${words}`);
  };
  const tellAll = () => {
    for (const [index, { type, startedAt, steps }] of timeline.operations.entries()) {
      if (index > 0) tell(`  ${operationTitles[type]}`);
      for (const step of steps) tellStep(`${type} ${startedAt}`, step);
    }
  };
  screen.line(title);
  return {
    update(note) {
      tellAll();
      if (note) tell(`  ${note}`);
    },
    end: tellAll,
  };
}
