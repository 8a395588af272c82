import { any, KNOWN, ME, NO_PERSON, type Wall } from './wall.js';

/** What the house keeps for itself: the log, what leaves after a commit, and the answers that were given. */
export const HOUSE_TABLES: readonly Wall[] = [
  // Whoever does something leaves an entry, in their own name. Who reads an object's entries is decided with its room, not by the row.
  {
    table: 'audit_event',
    sees: 'false',
    adds: any(NO_PERSON, `(entry::jsonb #>> '{actor,person}') = ${ME}`),
    may: { insert: true },
  },
  { table: 'log_leaf', sees: 'false', may: { insert: true } },
  { table: 'log_head', sees: KNOWN, may: { insert: true } },
  { table: 'outbox_event', sees: 'false', adds: KNOWN, may: { insert: true, update: ['dispatched_at'] } },
  {
    table: 'delivery',
    sees: 'false',
    may: { insert: true, update: { but: ['id', 'event_id'] } },
  },
  {
    table: 'idempotency_key',
    sees: `person_id = ${ME}`,
    adds: `person_id = ${ME}`,
    changes: `person_id = ${ME}`,
    house: false,
    may: { insert: true, update: ['answer'] },
  },
];

/** Tables without row security, and why. */
export const EXEMPT: Readonly<Record<string, string>> = {
  schema_migration: 'names of migrations: read at every start, before anybody acts; nobody but the owner writes it',
};
