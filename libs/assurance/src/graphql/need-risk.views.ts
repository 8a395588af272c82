import { enumeration, field, localised, readable, t } from '@pilotage/platform';
import type { MitigationProofState } from '../domain/mitigation-proof.workflow.js';
import { CodedTextView, RiskLevelEnum } from './assurance.views.js';

const PROOF_STATES: Record<MitigationProofState, string> = {
  claimed: 'Claimed by one person, not checked yet: it counts nothing.',
  verified: 'Verified by another person: it counts while it is valid.',
  rejected: 'It does not prove the measure.',
  withdrawn: 'No longer claimed.',
  expired: 'Its validity has ended.',
};
const MitigationProofStateEnum = enumeration('MitigationProofState', 'State of the proof that a measure is in place.', PROOF_STATES);

export const MitigationProofView = readable('MitigationProof', 'The proof that a measure of the risk policy is in place for a need.', {
  id: field(t.id, 'public', 'Identifier.'),
  item: field(
    t.object(() => CodedTextView),
    'public',
    'The measure.',
  ),
  state: field(t.enum(MitigationProofStateEnum), 'public', 'State.'),
  statement: field(t.text, 'public', 'What is in place.'),
  reference: field(t.text, 'public', 'Where the document lies.'),
  digest: field(t.nullable(t.text), 'public', 'SHA-256 of the document.'),
  validUntil: field(t.nullable(t.instant), 'public', 'When it stops to prove anything.'),
  finding: field(t.nullable(t.text), 'public', 'What the check found.'),
  claimedAt: field(t.instant, 'public', 'When it was claimed.'),
  checkedAt: field(t.nullable(t.instant), 'public', 'When another person checked it.'),
  endedBecause: field(t.nullable(t.text), 'public', 'Why it was withdrawn.'),
});

export const OccasionEnum = enumeration('ReclassificationOccasion', 'An occasion to classify anew that somebody says.', {
  MODEL_OR_PURPOSE_CHANGED: 'The model or the intended purpose changed.',
  SCOPE_GREW: 'The pilot grew past the declared number of persons (Q12).',
  SERIOUS_INCIDENT: 'A serious incident happened.',
});

export const ReclassificationView = readable('Reclassification', 'A reason to classify a need anew.', {
  occasion: field(
    t.object(() => CodedTextView),
    'public',
    'The occasion, by the risk policy.',
  ),
  note: field(t.nullable(t.text), 'public', 'What was said about it.'),
  since: field(t.instant, 'public', 'When it came up.'),
});

export const LevelRaiseView = readable('RiskLevelRaise', 'The word of the ethics committee, or of its chair, on the level of a need.', {
  id: field(t.id, 'public', 'Identifier.'),
  needId: field(t.id, 'public', 'The need.'),
  level: field(t.enum(RiskLevelEnum), 'public', 'The level that was set; the graver of it and the assessed one holds.'),
  reasons: field(localised, 'public', 'Its reasons.'),
  raisedAt: field(t.instant, 'public', 'When.'),
  caseId: field(t.nullable(t.id), 'public', 'The case in which the committee decided it; null where its chair said it.'),
  lapsesAt: field(
    t.nullable(t.instant),
    'public',
    "Until when the chair's word holds by itself, unless the committee decides it first; null: it stands until another one.",
  ),
});

export const SecondReadingView = readable(
  'SecondReading',
  'A second, independent reading of a need by the Canadian algorithmic impact assessment. It stands beside the level and decides nothing.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    instrument: field(t.text, 'public', 'The questionnaire with its version.'),
    raw: field(t.int, 'public', 'Raw impact score.'),
    mitigation: field(t.int, 'public', 'Mitigation score.'),
    current: field(t.int, 'public', 'Score after the deduction.'),
    level: field(t.int, 'public', 'Impact level, 1 (little) to 4.'),
    besideLevel: field(t.enum(RiskLevelEnum), 'public', 'The level of the risk policy that stands beside it.'),
    differs: field(t.nullable(t.flag), 'public', 'The two readings differ; null while no level is confirmed.'),
    comparison: field(t.nullable(localised), 'public', 'Why they agree or differ; null while no level is confirmed.'),
    reference: field(t.text, 'public', 'Where the filled questionnaire lies.'),
    readAt: field(t.instant, 'public', 'When it was read.'),
  },
);
