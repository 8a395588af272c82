import 'reflect-metadata';
import fs from 'node:fs';
import path from 'node:path';
import { ROOMS } from '@pilotage/composition';
import { ConfigFaults, runProgram, type Config } from '@pilotage/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MIGRATIONS } from '../../../migrations/index.js';
import { createServer } from './server.js';

/** Ports tried after the first, when none was asked for in so many words. */
const OTHER_PORTS = 20;

async function listen(app: NestFastifyApplication, config: Config): Promise<string> {
  for (let offset = 0; ; offset += 1) {
    try {
      await app.listen(config.port + offset, config.host);
      return await app.getUrl();
    } catch (error) {
      const taken = (error as { code?: string }).code === 'EADDRINUSE';
      if (!taken || config.portFixed || offset >= OTHER_PORTS) throw taken ? new ConfigFaults([`PORT: ${config.port} is taken`]) : error;
    }
  }
}

function announce(config: Config, url: string): void {
  if (config.development) {
    fs.writeFileSync(path.join(config.stateFolder, 'server.json'), JSON.stringify({ url, pid: process.pid }));
  }
  const lines = [`GraphQL    ${url}/graphql`, `GraphiQL   ${url}/graphiql`];
  const people = [`people     ${url}/dev/users (choose one in GraphiQL, or: npm run -s pilotage -- token --as officer)`];
  process.stdout.write(`\n${[...lines, ...(config.development ? people : [])].map((l) => `  ${l}`).join('\n')}\n\n`);
}

runProgram({
  name: 'api',
  rooms: ROOMS,
  migrations: MIGRATIONS,
  async start(house, config, log) {
    const app = await createServer(config, house, log);
    announce(config, await listen(app, config));
    return () => app.close();
  },
});
