import { all, any, holding, KNOWN, ME, OVERSIGHT, type Wall } from './wall.js';

const EDITOR = holding('policyEditor');

/** What was adopted is everybody's law; drafts are for whoever makes it, and for oversight. No job has any business with either but to read what holds. */
export const POLICY_REGISTER: Wall = {
  table: 'policy_version',
  house: false,
  sees: any(all(`state = 'adopted'`, KNOWN), EDITOR, OVERSIGHT),
  adds: all(EDITOR, `state = 'drafted'`, `drafted_by = ${ME}`),
  changes: EDITOR,
  may: { insert: true, update: ['state', 'adopted_by', 'adopted_at', 'withdrawn_by', 'withdrawn_at', 'withdrawal'] },
};
