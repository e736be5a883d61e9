import { deleteCluster } from '@souk/embedded';
import { build } from './build.ts';
import { OptionError, parseOptions } from './options.ts';
import { printCounts, printFindings, printHits } from './report.ts';
import { run } from './run.ts';
import { instance, setStage } from './stage.ts';

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  const chosen = Object.entries(options).map(([name, value]) => `${name}=${value}`);
  console.log(`Chaos with ${chosen.join(' ')}`);
  const stage = await setStage(await build(options.real > 0));
  console.log(`The orchestrators' log is ${stage.folder}/orchestrators.log`);
  const { counts, hits, findings, remains } = await run(stage, options);
  printCounts('What happened', counts);
  printHits(hits);
  const missed = hits
    .filter(([, { helm, orchestrator }]) => helm + orchestrator < options.kills)
    .map(([verb]) => verb);
  const calm = printFindings('With all stores that should be there', {
    ...findings,
    [`verbs hit less than ${options.kills} times`]: missed,
  });
  const clean = printFindings('After the last store was deleted', remains);
  console.log(calm && clean ? '\nEverything held.' : '\nSomething did not hold.');
  return calm && clean ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof OptionError ? `souk: ${error.message}` : error);
  process.exitCode = 2;
} finally {
  await deleteCluster(instance);
}
// Timers of what a failed run left must not keep the process.
process.exit();
