import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { expect, test, vi } from 'vitest';
import { readEnv } from '../config/env.ts';
import { createScreen } from '../output/screen.ts';
import { installSteps, operationOf } from '../testing/stores.ts';
import { Timeline } from './timeline.ts';
import { createLiveView } from './views.ts';

const noon = Date.parse('2026-05-04T12:00:00Z');

test('on a terminal the same lines are drawn anew', async () => {
  vi.useFakeTimers({ now: noon });
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 60 });
  const screen = createScreen(stream, readEnv({}));
  const timeline = new Timeline(Date.now);
  const view = createLiveView({ screen, timeline, title: 'Creating acme', now: Date.now });
  timeline.see({
    operation: operationOf('install', installSteps, 0, 'Making the namespace with its quota and keys'),
  });
  view.update();
  vi.advanceTimersByTime(100);
  timeline.see({ operation: operationOf('install', installSteps, 2, 'Waiting for PostgreSQL and Medusa') });
  view.update('The connection is lost; trying again.');
  vi.advanceTimersByTime(100);
  timeline.see({ operation: operationOf('install', installSteps, 3, 'Asking the shop') });
  timeline.finish();
  view.end();
  vi.useRealTimers();
  stream.end();
  // oxlint-disable-next-line no-control-regex -- how the cursor is moved
  const drawings = (await text(stream)).split(/\u001b\[\d+A\u001b\[0J/);
  expect(
    drawings
      .flatMap((drawing) => drawing.split('\n'))
      .every((line) => stripVTControlCharacters(line).length < 60),
  ).toBe(true);
  const shown = drawings.map(stripVTControlCharacters).join('-- again\n');
  await expect(shown).toMatchFileSnapshot('./live-view.golden');
});
