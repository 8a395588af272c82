import { lotOf } from './bids.js';
import { all, any, KNOWN, ME, ofMine, OVERSIGHT, with_, type Wall } from './wall.js';

/** A proposal is the agency's; an approved award is for those who have notice of it; a final one is public. */
const AWARDS_: readonly Wall[] = [
  {
    table: 'award',
    sees: any(
      ofMine('agency_id'),
      all(
        'approved_at is not null',
        any(ofMine('vendor_id'), `exists (select from award_notice n where n.award_id = award.id and ${ofMine('n.vendor_id')})`),
      ),
      all(`state = 'final'`, KNOWN),
      OVERSIGHT,
    ),
    adds: ofMine('agency_id'),
    changes: ofMine('agency_id'),
    may: {
      insert: true,
      update: ['state', 'cause', 'approved_by', 'approved_at', 'standstill_until', 'challenge_until', 'ended_at'],
    },
  },
  {
    table: 'award_notice',
    sees: any(ofMine('vendor_id'), OVERSIGHT, lotOf('lot_id', ofMine('c.agency_id'))),
    adds: lotOf('lot_id', ofMine('c.agency_id')),
    may: { insert: true },
  },
  {
    table: 'challenge',
    house: 'readsAndChanges',
    sees: any(ofMine('agency_id'), ofMine('vendor_id'), OVERSIGHT),
    adds: all(ofMine('vendor_id'), `filed_by = ${ME}`, `state = 'filed'`),
    changes: ofMine('agency_id'),
    may: { insert: true, update: ['state', 'accepted_by', 'decided_by', 'decided_at', 'reasons'] },
  },
];

const EITHER_SIDE = any(ofMine('agency_id'), ofMine('vendor_id'));
const ofPilot = with_('pilot', 'pilot_id');
const ofOwnPilot = with_('pilot', 'pilot_id', any(ofMine('parent.agency_id'), ofMine('parent.vendor_id')));

/** A contract and everything under it is for its two sides and for oversight. */
const PILOTS: readonly Wall[] = [
  {
    table: 'pilot',
    sees: any(EITHER_SIDE, OVERSIGHT),
    changes: EITHER_SIDE,
    may: {
      insert: true,
      update: [
        'state',
        'stage_index',
        'stage_started_at',
        'signed_by_approver',
        'signed_by_pilot_manager',
        'signed_by_vendor',
        'signed_at',
        'starts_at',
        'ends_at',
        'extended',
        'reporting_since',
        'report_due_at',
        'evidence_check_at',
        'suspension',
        'verdict',
      ],
    },
  },
  {
    table: 'pilot_condition',
    sees: ofPilot,
    adds: with_('pilot', 'pilot_id', ofMine('parent.agency_id')),
    changes: ofOwnPilot,
    may: {
      insert: true,
      update: ['state', 'due_at', 'proof', 'reported_by', 'reported_at', 'confirmed_by', 'confirmed_at', 'return_reason'],
    },
  },
  {
    table: 'milestone',
    sees: ofPilot,
    changes: ofOwnPilot,
    may: {
      insert: true,
      update: ['state', 'due_at', 'report', 'reported_by', 'reported_at', 'acceptance', 'accepted_by', 'accepted_at', 'return_reason'],
    },
  },
  {
    table: 'incident',
    sees: ofPilot,
    adds: ofOwnPilot,
    changes: ofOwnPilot,
    may: { insert: true, update: ['state', 'correction', 'closed_by', 'closed_at'] },
  },
  { table: 'pilot_flag', sees: ofPilot, adds: ofOwnPilot, changes: ofOwnPilot, may: { insert: true, update: ['cleared_at'] } },
  { table: 'kpi_reading', house: 'readsAndChanges', sees: ofPilot, adds: all(ofOwnPilot, `recorded_by = ${ME}`), may: { insert: true } },
];

export const AWARDS: readonly Wall[] = [...AWARDS_, ...PILOTS];
