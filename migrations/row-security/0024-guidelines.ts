import { all, any, holding, KNOWN, ME, ofMine, OVERSIGHT, with_, type Wall } from './wall.js';

const OURS = ofMine('committee_id');
const COMMITTEE = holding('committeeSecretary', 'committeeMember', 'committeeChair');
const SECRETARY = holding('committeeSecretary');
const OF_NEED = with_('need', 'subject_id');
const OF_GUIDELINE = with_('guideline', 'guideline_id', ofMine('parent.committee_id'));
const NEWCOMER = `current_setting('pilotage.kind', true) = 'newcomer'`;

/** Guidelines and what is said of them, what agencies did before use, and complaints. */
export const GUIDELINE_WALLS: readonly Wall[] = [
  {
    table: 'guideline',
    sees: any(OURS, OVERSIGHT, all(KNOWN, `state <> 'draft'`)),
    adds: OURS,
    changes: OURS,
    may: { insert: true, update: ['state', 'consultation_from', 'consultation_until', 'adopted_by', 'adopted_at', 'effective_from'] },
  },
  {
    table: 'guideline_comment',
    // While a consultation runs, nobody is swayed by what others wrote.
    sees: any(`person_id = ${ME}`, OF_GUIDELINE, with_('guideline', 'guideline_id', 'parent.consultation_until <= app.clock()')),
    adds: all(`person_id = ${ME}`, with_('guideline', 'guideline_id')),
    changes: OF_GUIDELINE,
    may: { insert: true, update: ['answer', 'answered_by', 'answered_at'] },
  },
  {
    table: 'impact_assessment',
    // An open version is the agency's; what counts is there for everyone with the need.
    sees: any(ofMine('agency_id'), COMMITTEE, OVERSIGHT, all(`state in ('complete', 'superseded')`, OF_NEED)),
    adds: ofMine('agency_id'),
    changes: ofMine('agency_id'),
    may: {
      insert: true,
      update: ['state', 'level', 'policy_version', 'submitted_by', 'submitted_at', 'confirmed_by', 'confirmed_at'],
    },
  },
  { table: 'duty_record', sees: any(ofMine('agency_id'), OF_NEED), adds: ofMine('agency_id'), may: { insert: true } },
  { table: 'good_case', sees: KNOWN, adds: OURS, may: { insert: true } },
  {
    table: 'complaint',
    // What it says is sealed: a colleague of the committee that took it learns that it is there, and no more.
    sees: any(`filed_by = ${ME}`, SECRETARY, OURS, OVERSIGHT),
    adds: any(`filed_by = ${ME}`, all(NEWCOMER, 'filed_by is null')),
    changes: SECRETARY,
    may: {
      insert: true,
      update: ['state', 'committee_id', 'accepted_by', 'accepted_at', 'ground', 'answer', 'referral', 'closed_by', 'closed_at'],
    },
  },
];

/** Who may file a case from now on: also a secretary, to whom a complaint was made. */
export const CASE_ADDS = any(
  ofMine('agency_id'),
  all('reopened_from is not null', any(COMMITTEE, OVERSIGHT)),
  all(`reasons ? 'PUBLIC_COMPLAINT'`, SECRETARY),
);
