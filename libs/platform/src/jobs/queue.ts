import {
  createPostgresBackend,
  createRedisBackend,
  Queue,
  runMigrations,
  setDefaultBackendFactory,
  Worker,
  type ConnectionOptions,
} from 'bullmq';
import pg from 'pg';
import { APP_ROLE } from '../database/data-source.js';

/** The doorbell: it rings for a delivery; the truth about deliveries is in our own rows. Redis or PostgreSQL behind one interface. */
export interface Doorbell {
  /** Rings for each delivery. Ringing twice does no harm. */
  ring(deliveryIds: readonly string[]): Promise<void>;
  /** Answers rings with `handle`, until closed. A handler that throws is simply not done: the sweep rings again. */
  answer(handle: (deliveryId: string) => Promise<void>, concurrency: number): void;
  close(): Promise<void>;
}

export interface QueueSettings {
  readonly databaseUrl: string;
  /** Redis or Valkey; without it the queue lives in PostgreSQL. */
  readonly redisUrl: string | undefined;
  readonly onError: (error: Error) => void;
}

const QUEUE = 'pilotage-deliveries';
const SCHEMA = 'bullmq';
/** A ring left by a killed worker is taken over after this; short, because our own lease decides who works. */
const LOCK_MS = 15_000;
const STALLED_MS = 5_000;

/**
 * What the apps may do in the queue's schema: use what is there. A ring is an id of a delivery, so its rows have no walls. BullMQ would make
 * the queue's sequence at the first ring, which takes a right to make things; so it is made here.
 */
const QUEUE_RIGHTS = [
  `set search_path = ${SCHEMA}`,
  `select next_job_id('${QUEUE}')`,
  `grant usage on schema ${SCHEMA} to ${APP_ROLE}`,
  `grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${APP_ROLE}`,
  `grant usage on all sequences in schema ${SCHEMA} to ${APP_ROLE}`,
];

/** Creates the queue's own schema where it lives in PostgreSQL, as its owner, and lets the apps use it. Idempotent; run at migration. */
export async function migrateQueue(settings: Pick<QueueSettings, 'databaseUrl' | 'redisUrl'>): Promise<void> {
  if (settings.redisUrl) return;
  const client = new pg.Client({ connectionString: settings.databaseUrl });
  await client.connect();
  try {
    await runMigrations(client as never, SCHEMA);
    for (const right of QUEUE_RIGHTS) await client.query(right);
  } finally {
    await client.end();
  }
}

/** Opens the doorbell. `REDIS_URL` picks Redis; otherwise PostgreSQL. */
export function openDoorbell(settings: QueueSettings): Doorbell {
  const { redisUrl } = settings;
  // BullMQ keeps one factory for all: it is chosen again right before each use, since another doorbell may be of the other kind.
  const choose = (): void => setDefaultBackendFactory((redisUrl ? createRedisBackend : createPostgresBackend) as never);
  choose();
  const connection = redisUrl ? redisConnection(redisUrl) : postgresConnection(settings.databaseUrl);
  const queue = new Queue(QUEUE, { connection, defaultJobOptions: { removeOnComplete: true, removeOnFail: true } });
  queue.on('error', settings.onError);
  let worker: Worker | null = null;
  return {
    async ring(deliveryIds) {
      if (deliveryIds.length === 0) return;
      await queue.addBulk(deliveryIds.map((id) => ({ name: 'delivery', data: { id }, opts: { jobId: id } })));
    },
    answer(handle, concurrency) {
      choose();
      worker = new Worker<{ id: string }>(QUEUE, async (ring) => handle(ring.data.id), {
        connection,
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: STALLED_MS,
        maxStalledCount: 1000,
      });
      worker.on('error', settings.onError);
    },
    async close() {
      await worker?.close();
      await queue.close();
    },
  };
}

function redisConnection(redisUrl: string): ConnectionOptions {
  const url = new URL(redisUrl.replace(/^valkey/, 'redis'));
  if (url.protocol === 'unix:') return { path: url.pathname, maxRetriesPerRequest: null };
  return {
    host: url.hostname,
    port: Number(url.port || 6379),
    db: Number(url.pathname.slice(1) || 0),
    maxRetriesPerRequest: null,
    ...(url.username ? { username: decodeURIComponent(url.username) } : {}),
    ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
    ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
  };
}

const postgresConnection = (databaseUrl: string): ConnectionOptions =>
  ({ connectionString: databaseUrl, schema: SCHEMA, max: 3 }) as unknown as ConnectionOptions;
