import { ME, officerOf } from './wall.js';

/**
 * Lots that the actor opens as the second officer: somebody else has asked for it, the lot is closed and not opened yet, and the deadline
 * has passed by the one clock. Asked under the actor's own policies. In PL/pgSQL, because a function in SQL is
 * read again with each statement that might call it.
 */
export const OPENINGS: readonly string[] = [
  `create function app.lots_to_open(envelope text) returns text[] language plpgsql stable as $$ begin return (
     select array_agg(o.lot_id) from opening o join lot l on l.id = o.lot_id join call c on c.id = l.call_id
     where o.requested_by <> ${ME} and (o.confirmed_by is null or o.confirmed_by = ${ME})
       and (envelope = 'technical' or o.kind = 'both') and l.state = 'closed' and c.closes_at <= app.clock()
       and ${officerOf('c.agency_id')}); end $$`,
  `create function app.lots_to_price() returns text[] language plpgsql stable as $$ begin return (
     select array_agg(o.lot_id) from price_opening o join lot l on l.id = o.lot_id join call c on c.id = l.call_id
     where o.requested_by <> ${ME} and (o.confirmed_by is null or o.confirmed_by = ${ME})
       and l.state = 'evaluating' and ${officerOf('c.agency_id')}); end $$`,
];
