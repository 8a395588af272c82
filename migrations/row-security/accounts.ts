import { OPERATOR } from './parties.js';
import { administered, all, any, HOUSE, KNOWN, ME, ofMine, OVERSIGHT, type Wall } from './wall.js';

/** Which account is whose, who is one human, who stands in for whom, and codes that are redeemed once. */
export const ACCOUNTS: readonly Wall[] = [
  { table: 'identity', sees: any(`person_id = ${ME}`, OPERATOR), identifies: 'true', adds: OPERATOR, may: { insert: true } },
  {
    table: 'same_person',
    sees: any(`person_id = ${ME}`, `same_as = ${ME}`, OPERATOR),
    identifies: 'true',
    adds: OPERATOR,
    may: { insert: true },
  },
  {
    table: 'delegation',
    sees: any(`from_person_id = ${ME}`, `to_person_id = ${ME}`, ofMine('organisation_id'), OPERATOR, OVERSIGHT),
    identifies: 'true',
    adds: all(`from_person_id = ${ME}`, ofMine('organisation_id')),
    changes: any(`from_person_id = ${ME}`, `to_person_id = ${ME}`, administered('organisation_id'), OPERATOR),
    may: { insert: true, update: ['state', 'revoked_by', 'revoked_at'] },
  },
  { table: 'acted_in_place', sees: `person_id = ${ME}`, identifies: 'true', adds: `person_id = ${ME}`, may: { insert: true } },
  {
    table: 'invitation',
    sees: any(ofMine('organisation_id'), OPERATOR),
    adds: all(`invited_by = ${ME}`, any(administered('organisation_id'), OPERATOR)),
    changes: any(ofMine('organisation_id'), OPERATOR),
    may: { insert: true, update: ['state', 'accepted_by', 'accepted_at', 'membership_id'] },
  },
  {
    table: 'link_code',
    sees: `person_id = ${ME}`,
    adds: `person_id = ${ME}`,
    may: { insert: true, update: ['used_by', 'used_at'] },
  },
  { table: 'code_failure', sees: 'false', removes: HOUSE, may: { insert: true, delete: true } },
  {
    table: 'organisation_identifier',
    sees: KNOWN,
    adds: OPERATOR,
    changes: OPERATOR,
    may: { insert: true, update: ['verified_at', 'verified_by', 'source'] },
  },
];
