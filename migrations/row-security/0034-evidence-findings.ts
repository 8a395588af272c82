import { all, ME, ofMine, type Wall } from './wall.js';

/** A bid that the actor's agency opened uses the piece. */
const RELIED_ON = `exists (select from evidence_use used where used.evidence_id = evidence_finding.evidence_id and ${ofMine('used.agency_id')})`;

/** What verifiers find about a piece is known in the agencies that rely on it. What the first one said never changes. */
export const EVIDENCE_FINDING_WALL: Wall = {
  table: 'evidence_finding',
  sees: RELIED_ON,
  adds: all(`recorded_by = ${ME}`, RELIED_ON),
  changes: RELIED_ON,
  may: { insert: true, update: ['state', 'decided_by', 'decided_at', 'reason'] },
};
