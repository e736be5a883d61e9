import { Option } from '@commander-js/extra-typings';
import { timeSpan } from '../arguments.ts';

export const waitOption = () => new Option('-w, --wait', 'show each step until it is done');

export const timeoutOption = () =>
  new Option('--timeout <time>', 'how long to wait, such as 90s or 10m')
    .default(300_000, '5m')
    .argParser(timeSpan);
