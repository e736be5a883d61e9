import { ConfigError, readSettings } from './config/settings.ts';
import { createContext } from './context.ts';
import { createService } from './service.ts';
import { stopOnSignals } from './signals.ts';

/** Exit codes of sysexits.h: a configuration that is wrong stays wrong when it is tried again. */
const exitCodes = { software: 70, config: 78 };

async function main(): Promise<void> {
  const context = createContext(readSettings());
  const service = await createService(context);
  stopOnSignals(service, context.log);
  await service.start();
}

main().catch((error: unknown) => {
  const isConfig = error instanceof ConfigError;
  console.error(isConfig ? error.message : error);
  process.exit(isConfig ? exitCodes.config : exitCodes.software);
});
