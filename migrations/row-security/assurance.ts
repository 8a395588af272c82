import { amongMine, any, holding, KNOWN, ofMine, OVERSIGHT, with_, type Wall } from './wall.js';

const DECIDING = ['committeeSecretary', 'committeeMember', 'committeeChair'] as const;
const COMMITTEE = holding(...DECIDING);
/** An outside expert is heard. */
const HEARD = holding(...DECIDING, 'outsideExpert');

/** What was found about needs and bids: for the agency and the vendors concerned, and for oversight. */
export const ASSURANCE: readonly Wall[] = [
  { table: 'issuer', sees: KNOWN, adds: holding('policyEditor'), may: { insert: true, update: 'lock' } },
  {
    table: 'risk_assessment',
    // A draft is the agency's; what was confirmed is public with the need.
    sees: any(ofMine('agency_id'), `state <> 'drafted' and ${with_('need', 'subject_id')}`),
    adds: ofMine('agency_id'),
    changes: ofMine('agency_id'),
    may: { insert: true, update: ['state', 'confirmed_by', 'confirmed_at'] },
  },
  {
    table: 'evidence',
    sees: any(ofMine('agency_id'), amongMine('vendor_ids'), OVERSIGHT),
    // Evidence comes out of an envelope, so its bid has been opened.
    adds: `${ofMine('agency_id')} and ${with_('bid', 'bid_id', 'parent.opened_at is not null')}`,
    changes: ofMine('agency_id'),
    may: {
      insert: true,
      update: [
        'state',
        'faults',
        'status_source',
        'checked_at',
        'issuer_id',
        'standard_id',
        'stated_digest',
        'scope',
        'valid_from',
        'valid_until',
      ],
    },
  },
  {
    table: 'gate_decision',
    sees: any(ofMine('agency_id'), amongMine('vendor_ids'), OVERSIGHT),
    adds: ofMine('agency_id'),
    may: { insert: true },
  },
  {
    table: 'ethics_case',
    sees: any(ofMine('agency_id'), amongMine('interested_organisations'), HEARD, OVERSIGHT),
    adds: ofMine('agency_id'),
    changes: COMMITTEE,
    may: {
      insert: true,
      update: [
        'state',
        'committee_id',
        'accepted_at',
        'decision_due_at',
        'recused',
        'decision',
        'ballots',
        'conditions',
        'statement',
        'policy_version',
        'decided_by',
        'decided_at',
        'valid_until',
      ],
    },
  },
];
