// Gates in the database before which a transaction of a worker stands still, without any hook in the product.
//
// Everything that a job or a sweep does is written into the audit log at the very end of its transaction, after its effect and after
// the mark that its delivery is done. Triggers on that log (and on the heads of the log, for the sweep that writes nothing else) take a
// shared advisory lock named after whoever writes. Whoever holds that lock exclusively lets the transaction get as far as it can go
// without being committed, and keeps it there.
import pg from 'pg';

/** First half of every lock's key: nobody else uses it. */
const SPACE = 471100;

/** Jobs that move nothing and only announce, so that the log has no entry of theirs: they are stopped at the mark that they are done. */
const ANNOUNCERS = ['followExclusion', 'followAgencyDuty', 'followIssuerChange'];

const TRIGGERS = `
  create schema bars;
  create function bars.stand_before_entry() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock_shared(${SPACE}, hashtext(new.entry::jsonb ->> 'by'));
    return new;
  end $$;
  create trigger bars_gate before insert on audit_event for each row execute function bars.stand_before_entry();
  create function bars.stand_before_head() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock_shared(${SPACE}, hashtext('sequenceLog'));
    return new;
  end $$;
  create function bars.stand_before_done() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock_shared(${SPACE}, hashtext(new.job));
    return new;
  end $$;
  create trigger bars_gate before update on delivery for each row
    when (new.state = 'done' and new.job = any ('{${ANNOUNCERS}}')) execute function bars.stand_before_done();
  create trigger bars_gate before insert on log_head for each row execute function bars.stand_before_head();`;

const STANDING = `
  select distinct name from unnest($1::text[]) as name
  join pg_locks l on l.locktype = 'advisory' and l.classid = ${SPACE} and l.objid = (hashtext(name)::bigint & 4294967295)::oid and not l.granted
  join pg_stat_activity a on a.pid = l.pid and a.datname = current_database()`;

/**
 * Closes a gate for each name.
 * @param {{url: string, sql: Function}} ground
 * @param {readonly string[]} names of jobs and sweeps
 * @returns {Promise<{standing: () => Promise<string[]>, open: (names: readonly string[]) => Promise<void>, close: () => Promise<void>}>}
 *   `standing` names whom a transaction is waiting for now
 */
export async function closeGates({ url, sql }, names) {
  await sql(TRIGGERS);
  const keeper = new pg.Client({ connectionString: url });
  await keeper.connect();
  for (const name of names) await keeper.query(`select pg_advisory_lock(${SPACE}, hashtext($1))`, [name]);
  return {
    standing: async () => (await sql(STANDING, [names])).map(({ name }) => name),
    async open(opened) {
      for (const name of opened) await keeper.query(`select pg_advisory_unlock(${SPACE}, hashtext($1))`, [name]);
    },
    close: () => keeper.end(),
  };
}
