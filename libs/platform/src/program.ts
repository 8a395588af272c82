import { ConfigFaults, readConfig, type Config } from './config.js';
import type { MigrationClass } from './database/data-source.js';
import { openHouse, type House } from './house.js';
import { createLog, type Log } from './log/log.js';
import type { Room } from './room.js';
import { startupFaults } from './startup.js';

export interface Program {
  /** Its name in the log. */
  readonly name: string;
  readonly rooms: readonly Room[];
  readonly migrations: readonly MigrationClass[];
  /** Starts serving over the open house; what it returns stops it again. */
  readonly start: (house: House, config: Config, log: Log) => Promise<() => Promise<void>>;
}

/** Runs a program until SIGTERM or SIGINT. A start that must not be is refused with one message that lists every fault, exit code 1. */
export function runProgram(program: Program): void {
  run(program).catch((error: unknown) => {
    process.stderr.write(`${error instanceof ConfigFaults ? error.message : stackOf(error)}\n`);
    process.exit(1);
  });
}

async function run({ name, rooms, migrations, start }: Program): Promise<void> {
  const config = readConfig();
  const faults = await startupFaults(config, migrations);
  if (faults.length > 0) throw new ConfigFaults(faults);
  const log = createLog({ program: name, level: config.logLevel });
  const onError = (where: string, error: unknown): void => log({ level: 'error', event: 'error', where, error });
  const house = await openHouse({ ...config, rooms, log, onError });
  const stopServing = await start(house, config, log);
  const stop = (): void => {
    void stopServing()
      .then(() => house.close())
      .then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
