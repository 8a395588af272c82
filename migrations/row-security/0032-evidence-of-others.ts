import { all, any, ME, ofMine, type Wall } from './wall.js';

/** Some bid that concerns the actor uses the piece; the policies of the uses decide. */
const IN_USE = `exists (select from evidence_use used where used.evidence_id = evidence.id)`;
const RELIED_ON = `exists (select from evidence_use used where used.evidence_id = evidence.id and ${ofMine('used.agency_id')})`;

/** Its owner lets an organisation of the actor bid with it. Whether the time is over is asked at each use: a policy knows no clock. */
const AUTHORISED = `exists (select from evidence_authorisation given
  where given.evidence_id = evidence.id and given.ended_at is null and ${ofMine('given.organisation_id')})`;

/** Who gave a word and to whom is between the two. No policy here looks at evidence, whose own looks here. */
export const AUTHORISATION_WALL: Wall = {
  table: 'evidence_authorisation',
  sees: any(ofMine('owner_id'), ofMine('organisation_id')),
  // In one's own name, and living.
  adds: all(ofMine('owner_id'), `given_by = ${ME}`, 'ended_at is null'),
  changes: all(ofMine('owner_id'), any('ended_by is null', `ended_by = ${ME}`)),
  may: { insert: true, update: ['ended_by', 'ended_at'] },
};

/** The policies of evidence that are put up anew; what may be done with which column stays as it was. */
export const EVIDENCE_WALL: Wall = {
  table: 'evidence',
  sees: any(ofMine('organisation_id'), IN_USE, AUTHORISED),
  // The owner withdraws; a trigger lets it change nothing else, and nobody else withdraw.
  changes: any(RELIED_ON, ofMine('organisation_id')),
  may: { update: [] },
};

/** Which of the two an actor is decides what of a piece they may change; a job may change all. */
export const EACH_ITS_OWN = `
  create function app.evidence_each_its_own() returns trigger language plpgsql as $$
  declare mine text[] := coalesce(nullif(current_setting('pilotage.organisations', true), ''), '{}')::text[];
  begin
    if coalesce(current_setting('pilotage.kind', true), '') <> 'person' then
      return new;
    end if;
    if new.withdrawn_at is distinct from old.withdrawn_at and not old.organisation_id = any (mine) then
      raise exception 'only its owner withdraws a piece of evidence' using errcode = '42501';
    end if;
    if to_jsonb(new) - 'withdrawn_at' is distinct from to_jsonb(old) - 'withdrawn_at'
      and not exists (select from evidence_use used where used.evidence_id = old.id and used.agency_id = any (mine)) then
      raise exception 'the owner changes nothing of a piece of evidence but its withdrawal' using errcode = '42501';
    end if;
    return new;
  end $$`;
