import { all, any, HOUSE, KNOWN, ofMine, with_, type Wall } from './wall.js';

const PUBLISHED = 'published_at is not null';
const ofAgencysCall = (column: string): string => with_('call', column, ofMine('parent.agency_id'));

/** Drafts are their agency's; what is published is everyone's. */
export const CALLS: readonly Wall[] = [
  {
    table: 'need',
    sees: any(ofMine('agency_id'), all(KNOWN, PUBLISHED)),
    adds: ofMine('agency_id'),
    changes: ofMine('agency_id'),
    may: { insert: true, update: ['state', 'published_at'] },
  },
  {
    table: 'call',
    sees: any(ofMine('agency_id'), all(KNOWN, PUBLISHED)),
    adds: ofMine('agency_id'),
    changes: ofMine('agency_id'),
    may: { insert: true, update: { but: ['id', 'need_id', 'agency_id', 'drafted_by', 'drafted_at', 'source'] } },
  },
  { table: 'call_version', sees: with_('call', 'call_id'), adds: ofAgencysCall('call_id'), may: { insert: true } },
  {
    table: 'lot',
    sees: with_('call', 'call_id'),
    adds: ofAgencysCall('call_id'),
    changes: ofAgencysCall('call_id'),
    // A published lot is a record.
    removes: all(`state = 'draft'`, any(HOUSE, ofAgencysCall('call_id'))),
    may: { insert: true, update: { but: ['id', 'call_id'] }, delete: true },
  },
  {
    table: 'clarification',
    house: 'readsAndChanges',
    sees: any(ofMine('agency_id'), ofMine('vendor_id'), all(`state = 'answered'`, KNOWN)),
    adds: all(ofMine('vendor_id'), `state = 'asked'`),
    changes: ofMine('agency_id'),
    may: { insert: true, update: ['state', 'published_question', 'answer', 'answered_by', 'answered_at'] },
  },
];
