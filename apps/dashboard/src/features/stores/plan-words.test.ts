import { expect, it } from 'vitest';
import { planWords } from './plan-words.ts';

const plan = {
  name: 'small',
  description: 'For a first shop',
  memory: '1536Mi',
  storage: '1Gi',
  default: true,
};

it.each([
  [plan, 'For a first shop. 1.5\u00a0GiB memory, 1\u00a0GiB disk.'],
  [{ ...plan, description: 'Ends.', memory: '500m' }, 'Ends. 500m memory, 1\u00a0GiB disk.'],
])('%j', (plan, words) => expect(planWords(plan)).toBe(words));
