import { ROOMS } from '@pilotage/composition';
import { migrate, readConfig, schemaDrift, type Config } from '@pilotage/platform';
import { MIGRATIONS } from '../../../../migrations/index.js';
import { print, say, type Command } from '../command.js';

const asOwner = ({ databaseUrl, migrationDatabaseUrl, redisUrl }: Config) => ({
  databaseUrl: migrationDatabaseUrl,
  appsUrl: databaseUrl,
  redisUrl,
  migrations: MIGRATIONS,
});

/** Brings the database up to date. */
export const migrateCommand: Command = {
  name: 'migrate',
  help: 'migrate: runs the migrations that have not run. Prints {"ran": [names]}.',
  async run() {
    const config = readConfig();
    print({ ran: await migrate(asOwner(config)) });
    return 0;
  },
};

/** Compares the migrated database with the entities; for the checks of the repository. */
export const checkSchemaCommand: Command = {
  name: 'check-schema',
  help: 'check-schema: says where the migrated database differs from the entities. Prints {"drift": [statements]}; exit code 1 when there is any.',
  async run() {
    const config = readConfig();
    await migrate(asOwner(config));
    const drift = await schemaDrift(
      asOwner(config),
      ROOMS.flatMap((r) => r.entities),
    );
    drift.forEach((statement) => say(statement));
    print({ drift });
    return drift.length > 0 ? 1 : 0;
  },
};
