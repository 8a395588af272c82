import pg from 'pg';
import type { Json } from '@pilotage/kernel';
import { APP_ROLE } from '../database/data-source.js';

/** The channel on which each commit tells the events that it wrote into the outbox: their types and ids, nothing of what they say. */
export const FEED_CHANNEL = 'pilotage_feed';
/** By this name the connection is known to the database. */
export const FEED_APPLICATION = 'pilotage-feed';

/** The first pause before a lost connection is opened again, doubled up to the longest. Real time: nothing is decided by it. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
/** A connection that died without a word is noticed after this, and after a time-out of the same length. */
const HEARTBEAT_MS = 5_000;

export interface FeedEvent {
  readonly type: string;
  readonly payload: Json;
}

export interface ListenerParts {
  readonly databaseUrl: string;
  /** Whether anybody waits for events of the type; others are not looked up. */
  readonly wants: (type: string) => boolean;
  readonly onEvent: (event: FeedEvent) => void;
  /** The connection was lost and is back: what happened in between was not heard. */
  readonly onGap: () => void;
  readonly onError: (error: unknown) => void;
}

/** Hears of committed events by LISTEN, and opens the connection again whenever it is lost. */
export class Listener {
  private client: pg.Client | null = null;
  private readonly waiting: string[] = [];
  private fetching = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: ListenerParts) {}

  /** Opens the connection. Rejects when the database does not answer: a start must not seem to have succeeded. */
  async start(): Promise<void> {
    this.client = await this.connect();
    this.beat();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.parts.databaseUrl,
      application_name: FEED_APPLICATION,
      // As a job of the house: events concern whoever watches, and each is asked again what of it they may see.
      options: `-c role=${APP_ROLE} -c pilotage.kind=system`,
      keepAlive: true,
      connectionTimeoutMillis: HEARTBEAT_MS,
      query_timeout: HEARTBEAT_MS,
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload = '' }) => this.hear(client, payload));
    try {
      await client.connect();
      await client.query(`listen ${FEED_CHANNEL}`);
      return client;
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
  }

  private hear(client: pg.Client, payload: string): void {
    const [type = '', id = ''] = payload.split(' ');
    if (!this.parts.wants(type)) return;
    this.waiting.push(id);
    void this.fetch(client);
  }

  /** Looks up what the waiting events say, all of them at once; what comes meanwhile waits for the next look. */
  private async fetch(client: pg.Client): Promise<void> {
    if (this.fetching) return;
    this.fetching = true;
    try {
      while (this.waiting.length > 0) {
        const ids = this.waiting.splice(0);
        const { rows } = await client.query<FeedEvent>('select type, payload from outbox_event where id = any($1) order by id', [ids]);
        rows.forEach(this.parts.onEvent);
      }
    } catch {
      // Whatever went wrong, events may be lost: the way of a lost connection ends in everybody looking again.
      this.lost(client);
    } finally {
      this.fetching = false;
    }
  }

  private beat(): void {
    this.timer = setTimeout(() => {
      const { client } = this;
      if (!client) return;
      client.query('select').then(
        () => this.stopped || this.client !== client || this.beat(),
        () => this.lost(client),
      );
    }, HEARTBEAT_MS).unref();
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    this.waiting.length = 0;
    void client.end().catch(() => undefined);
    this.again(FIRST_PAUSE_MS);
  }

  private again(pauseMs: number): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.reopen().catch((error: unknown) => {
        this.parts.onError(error);
        this.again(Math.min(pauseMs * 2, LONGEST_PAUSE_MS));
      });
    }, pauseMs).unref();
  }

  private async reopen(): Promise<void> {
    const client = await this.connect();
    if (this.stopped) return void (await client.end());
    this.client = client;
    this.beat();
    this.parts.onGap();
  }
}
