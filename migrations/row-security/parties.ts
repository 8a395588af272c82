import { administered, all, any, holding, KNOWN, ME, ofMine, OVERSIGHT, with_, type Wall } from './wall.js';

export const OPERATOR = holding('platformOperator');

/** Organisations and what is public of them; persons and memberships are for whom they concern. */
export const PARTIES: readonly Wall[] = [
  { table: 'organisation', sees: KNOWN, identifies: 'true', adds: OPERATOR, may: { insert: true, update: 'lock' } },
  {
    table: 'person',
    // Oneself, and whoever serves an organisation that one serves, too.
    sees: any(
      `id = ${ME}`,
      OPERATOR,
      OVERSIGHT,
      `exists (select from membership m where m.person_id = person.id and ${ofMine('m.organisation_id')})`,
    ),
    identifies: 'true',
    adds: OPERATOR,
    may: { insert: true },
  },
  {
    table: 'membership',
    sees: any(`person_id = ${ME}`, ofMine('organisation_id'), OPERATOR, OVERSIGHT),
    identifies: 'true',
    adds: any(administered('organisation_id'), OPERATOR),
    changes: any(administered('organisation_id'), OPERATOR),
    may: { insert: true, update: ['state', 'roles'] },
  },
  {
    table: 'party_group',
    // Its lead, and the agency once it may see a bid of the group.
    sees: any(ofMine('lead_organisation_id'), `exists (select from bid b where b.party_group_id = party_group.id)`),
    adds: ofMine('lead_organisation_id'),
    may: { insert: true },
  },
  {
    table: 'party_group_member',
    sees: any(ofMine('organisation_id'), with_('party_group', 'group_id')),
    adds: with_('party_group', 'group_id', ofMine('parent.lead_organisation_id')),
    may: { insert: true },
  },
  { table: 'exclusion', sees: KNOWN, adds: holding('policyEditor'), may: { insert: true } },
  {
    table: 'product',
    sees: KNOWN,
    adds: any(ofMine('organisation_id'), all('organisation_id is null', holding('policyEditor'))),
    may: { insert: true, update: 'lock' },
  },
  { table: 'model_version', sees: KNOWN, adds: with_('product', 'product_id', ofMine('parent.organisation_id')), may: { insert: true } },
];
