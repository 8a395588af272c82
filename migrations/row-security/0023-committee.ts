import { amongMine, any, all, holding, KNOWN, ofMine, OVERSIGHT, with_, type Wall } from './wall.js';

const DECIDING = ['committeeSecretary', 'committeeMember', 'committeeChair'] as const;
const COMMITTEE = holding(...DECIDING);
/** An outside expert is heard. */
const HEARD = holding(...DECIDING, 'outsideExpert');
const OURS = ofMine('committee_id');

/** A case as before; oversight may set a decision aside, and whoever does files the case again. */
export const ETHICS_CASE: Wall = {
  table: 'ethics_case',
  sees: any(ofMine('agency_id'), amongMine('interested_organisations'), HEARD, OVERSIGHT),
  adds: any(ofMine('agency_id'), all('reopened_from is not null', any(COMMITTEE, OVERSIGHT))),
  changes: any(COMMITTEE, OVERSIGHT),
  may: {
    insert: true,
    update: {
      but: [
        'id',
        'subject_type',
        'subject_id',
        'agency_id',
        'interested_organisations',
        'reasons',
        'triggers',
        'filed_at',
        'reopened_from',
      ],
    },
  },
};

/** What is of a committee stays with it and with oversight; its composition and its published decisions are for everyone. */
export const COMMITTEE_WALLS: readonly Wall[] = [
  {
    table: 'committee_member',
    sees: KNOWN,
    adds: OURS,
    changes: any(OURS, holding('policyEditor')),
    may: { insert: true, update: ['appointed_by', 'appointed_at', 'ended_by', 'ended_at', 'end_reason'] },
  },
  { table: 'case_declaration', sees: any(OURS, OVERSIGHT), adds: OURS, may: { insert: true } },
  {
    table: 'recusal_request',
    sees: any(OURS, OVERSIGHT, ofMine('organisation_id')),
    adds: all(ofMine('organisation_id'), with_('ethics_case', 'case_id')),
    changes: OURS,
    may: { insert: true, update: ['granted', 'decision_reasons', 'decided_by', 'decided_at'] },
  },
  {
    table: 'case_expert',
    sees: any(OURS, OVERSIGHT),
    adds: OURS,
    changes: OURS,
    may: { insert: true, update: ['agrees', 'opinion', 'stated_at'] },
  },
  { table: 'case_paper', sees: any(OURS, OVERSIGHT), adds: OURS, may: { insert: true } },
  {
    table: 'case_sitting',
    sees: any(OURS, OVERSIGHT),
    adds: OURS,
    changes: OURS,
    may: { insert: true, update: ['ended_at', 'postponed_for'] },
  },
  // Who voted how stays on the committee.
  { table: 'case_ballot', sees: OURS, adds: OURS, may: { insert: true } },
  { table: 'case_dissent', sees: any(OURS, OVERSIGHT), adds: OURS, may: { insert: true } },
  {
    table: 'late_conflict',
    sees: any(OURS, OVERSIGHT, ofMine('organisation_id')),
    adds: any(OURS, OVERSIGHT, all(ofMine('organisation_id'), with_('ethics_case', 'case_id'))),
    changes: any(OURS, OVERSIGHT),
    may: { insert: true, update: ['confirmed', 'stands', 'note', 'decided_by', 'decided_at'] },
  },
  { table: 'tracking_review', sees: with_('ethics_case', 'case_id'), adds: OURS, may: { insert: true } },
  { table: 'case_publication', sees: KNOWN, adds: any(OURS, OVERSIGHT), may: { insert: true } },
];
