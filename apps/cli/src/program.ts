import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import type { Cli } from './cli.ts';
import { auditCommand } from './commands/audit.ts';
import { plansCommand, versionsCommand } from './commands/catalogue.ts';
import { createCommand } from './commands/create.ts';
import { deleteCommand } from './commands/delete.ts';
import { doctorCommand } from './commands/doctor.ts';
import { eventsCommand } from './commands/events.ts';
import { getCommand } from './commands/get.ts';
import { rotateCommand } from './commands/rotate.ts';
import { credentialsCommand, historyCommand, usageCommand } from './commands/insight.ts';
import { listCommand } from './commands/list.ts';
import { logsCommand } from './commands/logs.ts';
import { openCommand } from './commands/open.ts';
import { loginCommand, logoutCommand, whoamiCommand } from './commands/session.ts';
import { hibernateCommand, wakeCommand } from './commands/sleep.ts';
import { restoreCommand, snapshotCommand } from './commands/snapshot.ts';
import { transferCommand, updateCommand } from './commands/update.ts';
import { retryCommand, rollbackCommand, upgradeCommand } from './commands/versions.ts';
import { completionCommand } from './completion/command.ts';
import { usageOf } from './describe.ts';
import { exits } from './exit-codes.ts';

type Make = (cli: Cli) => CommandUnknownOpts;

/** All commands, as `--help` groups them. */
export const groups: Record<string, readonly Make[]> = {
  'Stores:': [
    createCommand,
    listCommand,
    getCommand,
    openCommand,
    updateCommand,
    transferCommand,
    deleteCommand,
  ],
  'Versions:': [upgradeCommand, rollbackCommand, retryCommand, historyCommand, versionsCommand, plansCommand],
  'Sleep:': [hibernateCommand, wakeCommand],
  'Backups:': [snapshotCommand, restoreCommand],
  'Inside a store:': [logsCommand, eventsCommand, usageCommand, credentialsCommand, rotateCommand],
  'You:': [loginCommand, logoutCommand, whoamiCommand, auditCommand, doctorCommand, completionCommand],
};

const exitTable = Object.values(exits)
  .map(({ code, meaning }) => `  ${String(code).padStart(3)}  ${meaning}`)
  .join('\n');

const epilogue = `
Examples:
  souk create acme --wait           a shop that takes orders, in seconds
  souk list -o wide                 all of them
  souk logs acme --follow           what its server says
  souk delete acme --wait --yes     without a trace

Exit codes:
${exitTable}

Environment:
  SOUK_URL, SOUK_TOKEN   win over what souk login keeps
  NO_COLOR               no colours, even on a terminal
`;

/** `--version` of the command itself is left out: it would be mistaken for a version of Medusa. */
export function createProgram(cli: Cli): CommandUnknownOpts {
  const { err, out } = cli;
  const program: CommandUnknownOpts = new Command('souk')
    .description('Create and operate Medusa stores on Kubernetes.')
    .usage('COMMAND [OPTIONS]')
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: out.write,
      writeErr: err.write,
      getOutHelpWidth: () => out.columns(),
      getErrHelpWidth: () => err.columns(),
      // `explain` tells it in its own form.
      outputError: () => undefined,
    })
    .helpOption('-h, --help', 'tell all about it')
    .helpCommand(false)
    .configureHelp({
      subcommandTerm: usageOf,
      styleTitle: (text) => out.paint('bold', text),
      styleCommandText: (text) => out.paint('cyan', text),
      styleOptionTerm: (text) => out.paint('cyan', text),
      styleSubcommandTerm: (text) => out.paint('cyan', text),
    })
    .addHelpText('after', epilogue);
  for (const [heading, makers] of Object.entries(groups))
    for (const make of makers) program.addCommand(inherit(make(cli).helpGroup(heading), program));
  return program;
}

/** Commander hands settings down only to commands that it made itself. */
function inherit(command: CommandUnknownOpts, parent: CommandUnknownOpts): CommandUnknownOpts {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
  return command;
}
