import { any, ofMine, type Wall } from './wall.js';

/** As 0028 had it; the kind changes with the piece that is lodged again. */
export const DOCUMENT_CHECK_WALL: Wall = {
  table: 'document_check',
  sees: any(ofMine('organisation_id'), ofMine('agency_id')),
  adds: ofMine('organisation_id'),
  may: { insert: true, update: ['round', 'differ', 'concluded_at', 'kind'] },
};
