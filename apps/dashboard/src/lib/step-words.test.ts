import { expect, it } from 'vitest';
import { stepWords } from './step-words.ts';

it.each([
  ['wait-for-pods', 'Wait for pods'],
  ['ensureNamespace', 'Ensure namespace'],
  ['Install the Helm release', 'Install the Helm release'],
])('%s reads "%s"', (name, words) => expect(stepWords(name)).toBe(words));
