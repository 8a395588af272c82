import { connectionOf, enumeration, field, localised, readable, t } from '@pilotage/platform';

export const PolicyKindEnum = enumeration('PolicyKind', 'Kinds of policy that the register holds.', {
  RISK_CLASSIFICATION: 'Questions, triggers, points and bands of risk.',
  ADMISSION_GATE: 'The decision table of the admission gate.',
  STANDARDS_CATALOGUE: 'The standards that are known, and their subjects.',
});

export const PolicyVersionStateEnum = enumeration('PolicyVersionState', 'State of a version of a policy.', {
  released: 'Released with the software.',
  drafted: 'Proposed by one policy editor. It decides nothing.',
  adopted: 'Adopted by another policy editor; it decides from its first instant on, until the next version begins.',
  withdrawn: 'The draft was withdrawn.',
});

/** Who made it, and what is not law yet. */
export const DRAFTING = 'policyVersion.drafting';

const VERSION = {
  id: field(t.id, 'public', 'Identifier.'),
  kind: field(t.enum(PolicyKindEnum), 'public', 'Kind.'),
  version: field(t.text, 'public', 'Its name, unique among the versions of its kind. Decisions name it.'),
  state: field(t.enum(PolicyVersionStateEnum), 'public', 'State.'),
  validFrom: field(t.instant, 'public', 'First instant at which it decides.'),
  digest: field(t.text, 'public', 'SHA-256 of the canonical JSON of its document.'),
  reason: field(t.nullable(localised), 'public', 'Why it was proposed; none for a released version.'),
  adoptedAt: field(t.nullable(t.instant), 'public', 'When it was adopted.'),
  draftedBy: field(t.nullable(t.id), DRAFTING, 'Who drafted it.'),
  draftedAt: field(t.nullable(t.instant), DRAFTING, 'When it was drafted.'),
  adoptedBy: field(t.nullable(t.id), DRAFTING, 'Who adopted it.'),
  withdrawnBy: field(t.nullable(t.id), DRAFTING, 'Who withdrew the draft.'),
  withdrawnAt: field(t.nullable(t.instant), DRAFTING, 'When it was withdrawn.'),
  withdrawal: field(t.nullable(localised), DRAFTING, 'Why it was withdrawn.'),
};

export const PolicyVersionView = readable('PolicyVersion', 'A version of a policy. Once released or adopted it never changes.', VERSION);
export const PolicyVersionConnectionView = connectionOf(PolicyVersionView);

export const PolicyDocumentView = readable('PolicyDocument', 'A version of a policy with its whole text.', {
  ...VERSION,
  document: field(t.text, 'public', 'The canonical JSON of the policy: what its digest is of, and what `pilotage policy check` takes.'),
});
