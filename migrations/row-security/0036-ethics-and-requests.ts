import { all, any, holding, ME, ofMine, OVERSIGHT, with_, type Wall } from './wall.js';

const OURS = ofMine('committee_id');
const SECRETARY = holding('committeeSecretary');
const NEWCOMER = `current_setting('pilotage.kind', true) = 'newcomer'`;
const ofAgency = ofMine('parent.agency_id');

/** The complaint is about a party that the reader serves. What names nothing that is there is about no party. */
const ABOUT_MINE = any(
  all(`about = 'vendor'`, ofMine('about_id')),
  all(`about = 'need'`, with_('need', 'about_id', ofAgency)),
  all(`about = 'call'`, with_('"call"', 'about_id', ofAgency)),
  all(`about = 'pilot'`, with_('pilot', 'about_id', any(ofAgency, ofMine('parent.vendor_id')))),
);

/** A complaint as before, but for whoever serves the party that it is about: it is not there for them, unless they filed it or watch. */
export const COMPLAINT: Wall = {
  table: 'complaint',
  sees: any(`filed_by = ${ME}`, OVERSIGHT, all(any(SECRETARY, OURS), `(${ABOUT_MINE}) is not true`)),
  adds: any(`filed_by = ${ME}`, all(NEWCOMER, 'filed_by is null')),
  changes: SECRETARY,
  may: {
    insert: true,
    update: ['state', 'committee_id', 'accepted_by', 'accepted_at', 'ground', 'answer', 'referral', 'closed_by', 'closed_at'],
  },
};

/** An impact assessment as before, but an open version is no committee's business: no committee reads more than what counts. */
export const IMPACT_ASSESSMENT: Wall = {
  table: 'impact_assessment',
  sees: any(ofMine('agency_id'), OVERSIGHT, all(`state in ('complete', 'superseded')`, with_('need', 'subject_id'))),
  adds: ofMine('agency_id'),
  changes: ofMine('agency_id'),
  may: {
    insert: true,
    update: ['state', 'level', 'policy_version', 'submitted_by', 'submitted_at', 'confirmed_by', 'confirmed_at'],
  },
};
