import { parseArgs } from 'node:util';
import { type StartOptions, type TargetName, targetNames } from './targets/target.ts';
import { UserError } from './user-error.ts';

const isTarget = (text: string): text is TargetName => (targetNames as readonly string[]).includes(text);

/** Reads the words behind `npm start --`; a wrong one is named with its rule. */
export function parseStartOptions(args: string[]): StartOptions {
  const { target, port, listen, registry, 'all-versions': allVersions } = parseWords(args);
  if (!isTarget(target))
    throw new UserError(`--target ${target} is not known; it must be ${targetNames.join(', ')}.`);
  const number = Number(port);
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new UserError(`--port ${port} is not a port; it must be a whole number from 1 to 65535.`);
  }
  return { target, port: number, listen, registry, offer: allVersions ? 'all' : 'newest' };
}

function parseWords(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        target: { type: 'string', default: 'embedded' },
        port: { type: 'string', default: '8080' },
        listen: { type: 'string', default: '127.0.0.1' },
        registry: { type: 'string', default: '' },
        'all-versions': { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new UserError(
      `${(error as Error).message.split('.')[0]}. Options are --target, --port, --listen, --registry and --all-versions.`,
    );
  }
}
