import 'reflect-metadata';
import { ROOMS } from '@pilotage/composition';
import { ConfigFaults, openHouse, readConfig, startupFaults } from '@pilotage/platform';
import { MIGRATIONS } from '../../../migrations/index.js';

async function main(): Promise<void> {
  const config = readConfig();
  const faults = await startupFaults(config, MIGRATIONS);
  if (faults.length > 0) throw new ConfigFaults(faults);
  const onError = (where: string, error: unknown): void => {
    process.stderr.write(`${JSON.stringify({ level: 'error', where, error: error instanceof Error ? error.stack : String(error) })}\n`);
  };
  const house = await openHouse({ ...config, rooms: ROOMS, onError });
  const engine = house.engine();
  await engine.start();
  const stop = (): void => {
    void engine
      .stop()
      .then(() => house.close())
      .then(() => process.exit(0));
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigFaults ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
