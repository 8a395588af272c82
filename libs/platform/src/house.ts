import path from 'node:path';
import type { DataSource } from 'typeorm';
import { createSealing, type Sealing } from './crypto/sealing.js';
import { openVault, type FileVault, type StorageSettings } from './storage/index.js';
import { readKeys } from './crypto/keys.js';
import { createDataSource } from './database/data-source.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { Deliveries } from './jobs/deliveries.js';
import { Engine, jobFaults } from './jobs/engine.js';
import { openDoorbell } from './jobs/queue.js';
import type { Log } from './log/log.js';
import { openOutbound, type OutboundSettings } from './outbound/index.js';
import { groupsOf } from './policy-table.js';
import type { Room } from './room.js';
import { Reader } from './usecase/reader.js';
import { Executor } from './usecase/use-case.js';
import { ConfigFaults } from './config.js';

export interface HouseSettings {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly keyFile: string;
  readonly rooms: readonly Room[];
  readonly poolSize?: number;
  /** Where uploaded files lie. Default: a folder `files` beside the folder of the key file. */
  readonly storage?: StorageSettings | undefined;
  /** The virus scanner. */
  readonly clamd?: string | undefined;
  /** Servers that are asked although they are not public; by default none. */
  readonly outbound?: OutboundSettings | undefined;
  readonly onError: (where: string, error: unknown) => void;
  /** Gets one record for each run of a job. */
  readonly log?: Log;
}

/** Everything that has a lifetime: the connection pool, the shells of use cases and reads, and the job engine. */
export interface House {
  readonly source: DataSource;
  readonly unitOfWork: UnitOfWork;
  readonly executor: Executor;
  readonly reader: Reader;
  readonly sealing: Sealing;
  readonly vault: FileVault;
  readonly deliveries: Deliveries;
  readonly rooms: readonly Room[];
  /** A job engine; not started. Each has its own doorbell. */
  engine(): Engine;
  close(): Promise<void>;
}

/** Opens the house on a migrated database. Throws ConfigFaults when jobs and events do not fit together, a policy that a room ships is unsound, or the database cannot be reached. */
export async function openHouse(settings: HouseSettings): Promise<House> {
  const { rooms } = settings;
  const jobs = rooms.flatMap((r) => r.jobs);
  const sweeps = rooms.flatMap((r) => r.sweeps);
  const faults = jobFaults(jobs, sweeps, new Set(rooms.flatMap((r) => r.events))).concat(rooms.flatMap((r) => r.faults?.() ?? []));
  if (faults.length > 0) throw new ConfigFaults(faults);
  const keys = readKeys(settings.keyFile);
  const sealing = createSealing(keys);
  const vault = openVault(settings.storage ?? besideKeys(settings.keyFile), keys);
  const source = createDataSource({
    url: settings.databaseUrl,
    entities: rooms.flatMap((r) => r.entities),
    migrations: [],
    as: 'app',
    ...(settings.poolSize ? { poolSize: settings.poolSize } : {}),
  });
  await source.initialize();
  const log = settings.log ?? (() => undefined);
  const unitOfWork = new UnitOfWork(source);
  const executor = new Executor(unitOfWork, sealing, groupsOf(rooms));
  const deliveries = new Deliveries(unitOfWork, executor, jobs, log, {
    ...{ sealing, vault, clamd: settings.clamd },
    outbound: openOutbound(settings.outbound ?? { exceptions: [] }),
  });
  const reader = new Reader(unitOfWork, sealing);
  const engine = (): Engine => {
    const doorbell = openDoorbell({ ...settings, onError: (error) => settings.onError('queue', error) });
    return new Engine({
      unitOfWork,
      executor,
      deliveries,
      doorbell,
      sweeps,
      databaseUrl: settings.databaseUrl,
      log,
      onError: settings.onError,
    });
  };
  return { source, unitOfWork, executor, reader, sealing, vault, deliveries, rooms, engine, close: () => source.destroy() };
}

const besideKeys = (keyFile: string): StorageSettings => ({
  kind: 'folder',
  folder: path.join(path.dirname(path.dirname(path.resolve(keyFile))), 'files'),
});
