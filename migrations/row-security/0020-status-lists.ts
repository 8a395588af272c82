import { KNOWN, with_, type Wall } from './wall.js';

/** Lists are published by their issuers for everybody; who refers to which place is told with the piece. */
export const STATUS_WALLS: readonly Wall[] = [
  {
    table: 'status_list',
    sees: KNOWN,
    may: { insert: true, update: { but: ['id', 'url', 'issuer_id'] } },
  },
  { table: 'evidence_status', sees: with_('evidence', 'evidence_id'), may: { insert: true } },
  { table: 'evidence_warning', sees: with_('evidence', 'evidence_id'), may: { insert: true } },
];
