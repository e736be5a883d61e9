import { UserError } from './user-error.ts';
import { verbs } from './verbs.ts';

const [name = '', ...args] = process.argv.slice(2);
const verb = verbs[name];

if (!verb) {
  console.error(`souk: "${name}" is not a verb; there are ${Object.keys(verbs).join(', ')}.`);
  process.exit(2);
}

try {
  process.exitCode = await verb(args);
} catch (error) {
  // What a person can mend is one sentence; anything else is a defect and keeps its stack.
  console.error(error instanceof UserError ? `\nsouk: ${error.message}` : error);
  process.exitCode = 1;
}
