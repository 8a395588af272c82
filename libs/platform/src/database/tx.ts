import type { DataSource, QueryRunner } from 'typeorm';
import { canonicalJson, leafHash, type Instant, type Json } from '@pilotage/kernel';
import { type Actor } from '../actor.js';
import { newId } from '../ids.js';
import type { EntityClass } from './data-source.js';
import type { HouseReason } from './as-house.js';
import { changing } from './identity.js';
import { tableOf, type Table } from './rows.js';

/** A fact for the audit log: what happened to which object. No personal data, no secrets: digests and salted commitments instead. */
export interface AuditFact {
  /** Such as `bid.seal`: the object's kind and what was done. */
  readonly type: string;
  readonly objectId: string;
  readonly from?: string;
  readonly to?: string;
  readonly facts?: Json;
}

/** Version of the form of an audit entry. A new form gets a new number; old entries are never rewritten. */
const ENTRY_VERSION = 2;

/** Who asks, under which request. No time in it: the database's clock tells that, after the locks are taken. */
export interface Context {
  readonly actor: Actor;
  readonly requestId: string;
  /** The operation or job at work: written into every audit entry. */
  readonly operation: string;
}

interface OutboxEvent {
  readonly id: string;
  readonly type: string;
  readonly payload: Json;
}

/** One transaction. Its reads and writes, its moment, and what it will leave behind: audit entries and outbox events, written at its end in the same commit. */
export class Tx {
  private moment: Instant | null = null;
  private readonly entries: AuditFact[] = [];
  private readonly events: OutboxEvent[] = [];
  private readonly reasons = new Set<HouseReason>();
  private elevated = 0;
  private places: readonly string[] = [];

  constructor(
    private readonly source: DataSource,
    private readonly runner: QueryRunner,
    readonly context: Context,
  ) {}

  /** The rows of a statement; its parameters are `$1`, `$2`… */
  async query<R extends object>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
    const result = (await this.runner.query(sql, [...parameters], true)) as { records?: R[] };
    return result.records ?? [];
  }

  /** The first row, or null. */
  async one<R extends object>(sql: string, parameters: readonly unknown[] = []): Promise<R | null> {
    return (await this.query<R>(sql, parameters))[0] ?? null;
  }

  /** How many rows the statement touched. */
  async affected(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    const result = (await this.runner.query(sql, [...parameters], true)) as { affected?: number };
    return result.affected ?? 0;
  }

  table(entity: EntityClass): Table {
    return tableOf(this.source, entity);
  }

  /** The moment of this transaction by `app.clock()`, read once: ask for it only after taking the lock that matters. */
  async now(): Promise<Instant> {
    this.moment ??= (await this.one<{ now: Instant }>('select app.clock() as now'))?.now ?? null;
    if (!this.moment) throw new Error('the database told no time');
    return this.moment;
  }

  /**
   * Does the work past the row policies, as a job of the house would: for a fact about rows that the actor may not see, or a change of
   * another's row that follows from the actor's own. Every entry of this transaction tells the reason. A contract test lists the places.
   */
  async asHouse<T>(reason: HouseReason, work: () => Promise<T>): Promise<T> {
    const { kind } = this.context.actor;
    if (kind === 'system') return work();
    this.reasons.add(reason);
    this.elevated += 1;
    if (this.elevated === 1) await this.query(changing('system'));
    try {
      return await work();
    } finally {
      this.elevated -= 1;
      // After a statement that failed the transaction takes no more of them, and is rolled back as it is.
      if (this.elevated === 0) await this.query(changing(kind)).catch(() => undefined);
    }
  }

  /** Writes a fact into the audit log, in this commit. */
  record(fact: AuditFact): void {
    this.entries.push(fact);
  }

  /** Says in whose place, by delegation, the actor does what this transaction does: every entry of the log names them. */
  actsInPlaceOf(persons: readonly string[]): void {
    this.places = persons;
  }

  /** Announces an event: its jobs run after this commit, never before, at least once. */
  emit(type: string, payload: Json): void {
    this.events.push({ id: newId('event'), type, payload });
  }

  /** Called by the unit of work before it commits. */
  async flush(): Promise<void> {
    if (this.entries.length > 0) await this.writeEntries(await this.now());
    if (this.events.length > 0) await this.writeEvents();
  }

  private async writeEntries(at: Instant): Promise<void> {
    const rows = this.entries.map((fact) => {
      const id = newId('event');
      const entry = canonicalJson({
        v: ENTRY_VERSION,
        id,
        at,
        by: this.context.operation,
        actor: actorJson(this.context.actor, this.places),
        ...(this.reasons.size > 0 ? { asHouse: [...this.reasons].sort() } : {}),
        ...factJson(fact),
      });
      return { id, at, type: fact.type, object_id: fact.objectId, entry, leaf_hash: leafHash(entry) };
    });
    await this.query(
      `insert into audit_event (id, at, type, object_id, entry, leaf_hash)
       select id, at, type, object_id, entry, leaf_hash
       from jsonb_to_recordset($1::jsonb) as r(id text, at timestamptz, type text, object_id text, entry text, leaf_hash text)`,
      [JSON.stringify(rows)],
    );
    await this.rememberPlaces();
  }

  /** What was done in somebody's place counts as theirs beyond the end of the delegation. */
  private async rememberPlaces(): Promise<void> {
    const { actor } = this.context;
    if (actor.kind !== 'person' || this.places.length === 0) return;
    await this.query('insert into acted_in_place (person_id, in_place_of) select $1, unnest($2::text[]) on conflict do nothing', [
      actor.personId,
      this.places,
    ]);
  }

  private async writeEvents(): Promise<void> {
    await this.query(
      `insert into outbox_event (id, type, payload)
       select id, type, payload from jsonb_to_recordset($1::jsonb) as r(id text, type text, payload jsonb)`,
      [JSON.stringify(this.events)],
    );
    // The relay hears that something is there; whoever serves subscriptions hears what and where, and nothing of what it says.
    const told = this.events.map(({ id, type }) => `${type} ${id}`);
    await this.query(`select pg_notify('pilotage_outbox', ''), pg_notify('pilotage_feed', told) from unnest($1::text[]) as told`, [told]);
  }
}

const actorJson = (actor: Actor, inPlaceOf: readonly string[]): Json => {
  if (actor.kind === 'person') {
    return { person: actor.personId, ...(actor.machine ? { machine: true } : {}), ...(inPlaceOf.length > 0 ? { inPlaceOf } : {}) };
  }
  return actor.kind === 'system' ? { system: actor.job } : { public: true };
};

const factJson = (fact: AuditFact): Record<string, Json | undefined> => ({
  type: fact.type,
  object: fact.objectId,
  from: fact.from,
  to: fact.to,
  facts: fact.facts,
});
