import { all, any, ME, ofMine, with_, type Wall } from './wall.js';

/** Whoever reads a document sees their own reading; another's only once the check is over, so that neither copies. */
const OVER = with_('document_check', 'check_id', 'parent.concluded_at is not null');

/** A document is its owner's and the agency's to whom the owner opened it. What readings come to is concluded by the house: no reader changes a wallet. */
export const DOCUMENT_CHECK_WALLS: readonly Wall[] = [
  {
    table: 'document_check',
    sees: any(ofMine('organisation_id'), ofMine('agency_id')),
    adds: ofMine('organisation_id'),
    may: { insert: true, update: ['round', 'differ', 'concluded_at'] },
  },
  {
    table: 'document_reading',
    sees: any(`read_by = ${ME}`, OVER),
    adds: all(`read_by = ${ME}`, with_('document_check', 'check_id', ofMine('parent.agency_id'))),
    may: { insert: true },
  },
];
