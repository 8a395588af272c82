import { connectionOf, enumeration, field, localised, readable, t } from '@pilotage/platform';
import type { PartyRole } from '../domain/evidence-of-others.rules.js';
import { PermitReadView } from './permit.views.js';
import { EVIDENCE_STATES, type EvidenceState } from '../domain/evidence.workflow.js';

export const RiskLevelEnum = enumeration('RiskLevel', 'Level of supervision that a use needs.', {
  LOW: 'Disclosure before use and tracking after.',
  MEDIUM: 'Disclosure before use, closer tracking.',
  HIGH: 'Assessment before use, risk warning, committee.',
  UNCLASSIFIED: 'Not settled: something is unanswered. Nothing may rest on it.',
  PROHIBITED: 'A prohibited practice. Final.',
});

export const PilotStageEnum = enumeration('PilotStage', 'How close to real use a pilot is (Shenzhen AI Regulation Art 44).', {
  TEST: 'Closed, without effect on real persons.',
  TRIAL: 'In the shadow of the real process; its outputs are not used.',
  PILOT: 'Live and bounded.',
});

export const GateDecisionEnum = enumeration('GateDecisionKind', 'What the admission gate decided, from the mildest to the gravest.', {
  ADMIT: 'Admitted.',
  ADMIT_WITH_CONDITIONS: 'Admitted with conditions.',
  REFER_TO_ETHICS_COMMITTEE: 'The ethics committee decides first.',
  REFUSE: 'Refused.',
});

export const ConditionKindEnum = enumeration('ConditionKind', 'When a condition must be met.', {
  PRECEDENT: 'Before the contract takes effect.',
  SUBSEQUENT: 'By a deadline after the start.',
  CONTINUING: 'All the time.',
});

export const PolicyBasisEnum = enumeration('PolicyBasis', 'What a rule rests on.', {
  LAW: 'The text of a law.',
  LAW_DERIVED: 'A reading of a law.',
  PROPOSAL: 'Our proposal, where the law is silent.',
});

const StandardLevelEnum = enumeration('StandardLevel', 'Where a standard stands for Chinese law.', {
  INTERNATIONAL: 'International.',
  NATIONAL: 'National or industry standard of China.',
  LOCAL: 'Local standard.',
  FOREIGN: "Another country's or region's own standard.",
});

const EVIDENCE_STATE_TEXTS: Record<EvidenceState, string> = {
  uploaded: 'Taken in, not yet looked at.',
  scanning: 'Being checked.',
  verified: 'Signature, issuer, standard and validity are in order.',
  editionTransition: 'In order, to an edition that was replaced.',
  selfDeclared: 'The word of a vendor of the bid.',
  notAccredited: 'The issuer is registered, but no accreditation covers the standard.',
  expired: 'Its validity has ended.',
  revoked: 'Revoked by its issuer. Final.',
  suspended: 'Suspended by its issuer.',
  statusUnknown: 'It refers to a status that could not be read.',
  rejected: 'Malformed, not genuine, or to an unknown standard: see its faults.',
};
export const EvidenceStateEnum = enumeration('EvidenceState', 'State of a piece of evidence.', {
  ...(Object.fromEntries(EVIDENCE_STATES.map((s) => [s, EVIDENCE_STATE_TEXTS[s]])) as Record<EvidenceState, string>),
});

export const CodedTextView = readable('CodedText', 'A code with its sentence in both languages.', {
  code: field(t.text, 'public', 'The code; append-only.'),
  text: field(localised, 'public', 'The sentence.'),
});

const OWNER_ROLE_TEXTS: Record<PartyRole, string> = {
  lead: 'It leads the bid.',
  member: 'A partner of the consortium.',
  subcontractor: 'Works for the lead.',
  manufacturer: 'Makes the product.',
};
const OwnerRoleEnum = enumeration(
  'EvidenceOwnerRole',
  'What the owner of a piece of evidence is in the party group of a bid.',
  OWNER_ROLE_TEXTS,
);

export const EvidenceView = readable(
  'Evidence',
  'A piece of evidence of a bid, as the check left it. What it is worth for a use is computed at the use.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    bidId: field(t.id, 'public', 'The bid.'),
    requirementId: field(t.text, 'public', 'The requirement that it was offered for.'),
    subject: field(t.text, 'public', 'Code of the required subject.'),
    ownerId: field(t.id, 'public', 'The organisation whose wallet it lies in.'),
    ownerRole: field(t.enum(OwnerRoleEnum), 'public', 'What that organisation is in the party group.'),
    digest: field(t.text, 'public', 'SHA-256 of the statement.'),
    issuerId: field(t.nullable(t.id), 'public', 'Its issuer, once the signature holds.'),
    standardId: field(t.nullable(t.text), 'public', 'The standard that it states conformity to.'),
    permit: field(
      t.nullable(t.object(() => PermitReadView)),
      'public',
      'The permit that people read it to be; null for every other piece.',
    ),
    statedDigest: field(t.nullable(t.text), 'public', 'SHA-256 of the model version that it is about.'),
    validFrom: field(t.nullable(t.instant), 'public', 'Start of its validity.'),
    validUntil: field(t.nullable(t.instant), 'public', 'End of its validity.'),
    state: field(t.enum(EvidenceStateEnum), 'public', 'State.'),
    faults: field(t.list(t.object(() => CodedTextView)), 'public', 'Why it was rejected.'),
    statusSource: field(t.nullable(t.text), 'public', 'The register entry behind a recorded suspension, reinstatement or revocation.'),
    checkedAt: field(t.nullable(t.instant), 'public', 'When it was checked.'),
    withdrawnAt: field(t.nullable(t.instant), 'public', 'Since when its owner offers it to no further bid; this one keeps it.'),
  },
);

export const GateReasonView = readable('GateReason', 'A reason of a gate decision, with the rule and its source.', {
  code: field(t.text, 'public', 'The code; append-only.'),
  decision: field(t.enum(GateDecisionEnum), 'public', 'What this reason alone leads to.'),
  message: field(localised, 'public', 'What was found.'),
  rule: field(localised, 'public', 'The rule that it met.'),
  source: field(localised, 'public', 'Law or policy that the rule comes from.'),
  basis: field(t.enum(PolicyBasisEnum), 'public', 'Law, a reading of it, or a proposal.'),
  remediable: field(t.nullable(t.flag), 'public', 'For a refusal: whether new evidence or a new fact can cure it.'),
});

export const GateConditionView = readable('GateCondition', 'A condition of an admission.', {
  code: field(t.text, 'public', 'The code; append-only.'),
  kind: field(t.enum(ConditionKindEnum), 'public', 'When it must be met.'),
  text: field(localised, 'public', 'What must be done.'),
});

const RouteEnum = enumeration('SubjectRoute', 'How a required subject gets through.', {
  MANDATORY_MET: 'Its only standard is a mandatory one, and it is met.',
  DOMESTIC: 'A domestic standard exists.',
  GAP: 'No domestic standard exists: Art 44.',
});

export const SubjectFindingView = readable('SubjectFinding', 'How a required subject fared.', {
  subject: field(t.text, 'public', 'Code of the subject.'),
  route: field(t.enum(RouteEnum), 'public', 'How it gets through.'),
  evidence: field(t.nullable(t.text), 'public', 'The piece that counted, where one did.'),
  reasons: field(t.list(t.text), 'public', 'Codes of the reasons that it gave.'),
});

export const GateDecisionView = readable(
  'GateDecision',
  'A decision of the admission gate: immutable, with all reasons and the facts that it saw.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    bidId: field(t.id, 'public', 'The bid.'),
    lotId: field(t.id, 'public', 'The lot.'),
    stage: field(t.enum(PilotStageEnum), 'public', 'The stage that was asked for.'),
    version: field(t.int, 'public', 'Counts the decisions about this bid and stage.'),
    decision: field(t.enum(GateDecisionEnum), 'public', 'What was decided.'),
    remediable: field(t.nullable(t.flag), 'public', 'For a refusal: whether it can be cured.'),
    reasons: field(t.list(t.object(() => GateReasonView)), 'public', 'Every reason, in the order of the registry.'),
    conditions: field(t.list(t.object(() => GateConditionView)), 'public', 'Conditions of the admission.'),
    subjects: field(t.list(t.object(() => SubjectFindingView)), 'public', 'How each required subject fared.'),
    facts: field(t.json, 'public', 'The facts that the gate saw.'),
    policyVersion: field(t.text, 'public', 'Version of the gate policy.'),
    modelCardDigest: field(
      t.nullable(t.text),
      'public',
      'SHA-256 of the model card that the bid was sealed with; null where it named none.',
    ),
    hash: field(t.text, 'public', 'Digest of policy version, facts and outcome.'),
    decidedAt: field(t.instant, 'public', 'When it was decided.'),
  },
);
export const GateDecisionConnectionView = connectionOf(GateDecisionView);

const AdoptionEnum = enumeration('StandardAdoption', 'How a domestic standard takes over an international one.', {
  IDT: 'Identically.',
  MOD: 'With changes.',
});

export const StandardView = readable('Standard', 'An edition of a standard in the catalogue.', {
  id: field(t.text, 'public', 'Designation with year.'),
  title: field(localised, 'public', 'Title.'),
  body: field(t.text, 'public', 'Who publishes it.'),
  level: field(t.enum(StandardLevelEnum), 'public', 'Where it stands for Chinese law.'),
  jurisdiction: field(t.text, 'public', 'Where it comes from.'),
  year: field(t.int, 'public', 'Year of the edition.'),
  subject: field(t.text, 'public', 'Code of its subject.'),
  categories: field(t.list(t.text), 'public', 'Categories of use; * is all.'),
  mandatory: field(t.flag, 'public', 'Mandatory.'),
  certifiable: field(t.flag, 'public', 'Conformity can be certified.'),
  effective: field(t.nullable(t.date), 'public', 'First day on which it applies, where it was still to come when recorded.'),
  supersededBy: field(t.nullable(t.text), 'public', "The edition that replaces it, from that one's first day on."),
  transitionUntil: field(
    t.nullable(t.date),
    'public',
    'Last day on which evidence to it counts once it is replaced; none where no end was set.',
  ),
  adopts: field(t.nullable(t.text), 'public', 'The international standard that it adopts.'),
  adoption: field(t.nullable(t.enum(AdoptionEnum)), 'public', 'How it adopts it.'),
  source: field(t.text, 'public', 'Where the record comes from.'),
});
export const StandardConnectionView = connectionOf(StandardView);
