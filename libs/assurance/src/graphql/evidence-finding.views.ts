import { connectionOf, enumeration, field, readable, t } from '@pilotage/platform';
import type { EvidenceFindingState, TwoPersonFinding } from '../domain/evidence-finding.workflow.js';

const FINDINGS: Record<TwoPersonFinding, string> = {
  revoke: 'It was revoked. This is final.',
  reinstate: 'The suspension ended: the piece is checked anew.',
};
const TwoPersonFindingEnum = enumeration('TwoPersonFinding', 'A finding about the status of evidence that takes two persons.', FINDINGS);

const STATES: Record<EvidenceFindingState, string> = {
  open: 'One person recorded it; a second one decides.',
  confirmed: 'The second person found the same.',
  rejected: 'The second person did not.',
};
const EvidenceFindingStateEnum = enumeration('EvidenceFindingState', 'State of a finding.', STATES);

export const EvidenceFindingView = readable(
  'EvidenceFinding',
  'What one person found about the status of evidence, and a second one decides.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    evidenceId: field(t.id, 'public', 'The piece.'),
    finding: field(t.enum(TwoPersonFindingEnum), 'public', 'What was found.'),
    source: field(t.text, 'public', 'The register and the entry that was looked at.'),
    suspends: field(t.flag, 'public', 'Whether the piece is suspended only because of it, until it is decided.'),
    state: field(t.enum(EvidenceFindingStateEnum), 'public', 'State.'),
    recordedBy: field(t.id, 'public', 'Who recorded it.'),
    recordedAt: field(t.instant, 'public', 'When.'),
    decidedBy: field(t.nullable(t.id), 'public', 'Who decided.'),
    decidedAt: field(t.nullable(t.instant), 'public', 'When.'),
    reason: field(t.nullable(t.text), 'public', 'What the second person saw.'),
  },
);
export const EvidenceFindingConnectionView = connectionOf(EvidenceFindingView);
