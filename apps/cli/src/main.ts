import 'reflect-metadata';
import { ConfigFaults } from '@pilotage/platform';
import { say, UsageFault, type Command } from './command.js';
import { clockCommand, tokenCommand } from './commands/development.js';
import { decisionCommand } from './commands/decision.js';
import { aiaCommand, gateCommand, riskCommand } from './commands/policy.js';
import { policyCommand } from './commands/policy-check.js';
import { scoreCommand } from './commands/score.js';
import { seedCommand } from './commands/seed.js';
import { storyCommand } from './commands/story.js';
import { checkSchemaCommand, migrateCommand } from './commands/migrate.js';
import { verifyRankingCommand } from './commands/verify-ranking.js';

const COMMANDS: readonly Command[] = [
  migrateCommand,
  seedCommand,
  tokenCommand,
  clockCommand,
  storyCommand,
  riskCommand,
  gateCommand,
  aiaCommand,
  scoreCommand,
  decisionCommand,
  policyCommand,
  verifyRankingCommand,
  checkSchemaCommand,
];

const overview = (): string =>
  ['pilotage COMMAND [options]; `pilotage COMMAND --help` says more', ...COMMANDS.map((c) => `  ${c.help.split('\n')[0]}`)].join('\n');

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (!name || name === 'help' || name === '--help') {
    say(overview());
    return name ? 0 : 2;
  }
  const command = COMMANDS.find((c) => c.name === name);
  if (!command) throw new UsageFault(`there is no command ${name}\n${overview()}`);
  if (args.includes('--help')) {
    say(command.help);
    return 0;
  }
  return command.run(args);
}

function report(error: unknown): number {
  if (error instanceof UsageFault || error instanceof ConfigFaults) say(error.message);
  else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) say(error.message);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return error instanceof UsageFault ? 2 : 1;
}

process.exitCode = await main(process.argv.slice(2)).catch(report);
