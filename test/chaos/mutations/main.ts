import { join } from 'node:path';
import { execa } from 'execa';
import { rules } from './rules.mjs';

/** Words behind the command choose rules by name; without any, all are taken out, one after the other. */
const wanted = process.argv.slice(2);
const chosen = rules.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const options = ['--seconds', '45', '--stop-seconds', '0', '--real', '0', '--kills', '0'];
let green = 0;

for (const { name, why } of chosen) {
  const { exitCode, stdout, stderr } = await execa(
    'node',
    [join(import.meta.dirname, '..', 'main.ts'), ...options, '--without', name],
    { reject: false },
  );
  // 1 is what a run that saw something wrong ends with; anything else is a defect of the run itself.
  const red = exitCode === 1;
  if (!red) green++;
  const failed = stdout
    .split('\n')
    .filter((line) => line.startsWith('  ✗'))
    .map((line) => line.slice(4).replaceAll(/\s+/g, ' '));
  console.log(`${red ? 'red as it must be' : `NOT RED (exit code ${exitCode})`}: without "${name}" (${why})`);
  for (const line of red ? failed : stderr.split('\n').slice(-5)) console.log(`    ${line}`);
}
console.log(green === 0 ? '\nEvery rule is needed.' : `\n${green} could be taken out unnoticed.`);
process.exitCode = green === 0 ? 0 : 1;
