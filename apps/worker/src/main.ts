import 'reflect-metadata';
import { ROOMS } from '@pilotage/composition';
import { runProgram } from '@pilotage/platform';
import { MIGRATIONS } from '../../../migrations/index.js';

runProgram({
  name: 'worker',
  rooms: ROOMS,
  migrations: MIGRATIONS,
  async start(house) {
    const engine = house.engine();
    await engine.start();
    return () => engine.stop();
  },
});
