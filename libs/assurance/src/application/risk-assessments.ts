import { must, refuse, type Instant } from '@pilotage/kernel';
import { newId, personOf, selvesOf, type Actor, type Tx } from '@pilotage/platform';
import {
  classifyRisk,
  gravestLevel,
  type CarveOutFlag,
  type RiskAnswers,
  type RiskClassification,
  type RiskLevel,
} from '../domain/index.js';
import type { RiskAssessmentEntity } from '../persistence/assurance.entities.js';
import { assessments, latestAssessment, lockSubject, nextAssessmentVersion } from '../persistence/assurance.repository.js';
import { latestRaise } from '../persistence/risk.repository.js';
import type { LevelRaise } from './level-raises.js';
import { countedMeasures, provenMeasures } from './mitigation.js';
import { riskPolicyAt } from './policies.js';
import { assuranceRefusals } from '../domain/assurance.refusals.js';
import { riskAssessmentLife } from '../domain/risk-assessment.workflow.js';

/** A risk assessment as it is stored. */
export type Assessment = RiskAssessmentEntity;

/** What an officer answered. Triggers and flags are said yes or no to, each; those that the answers decide need not be said. */
export interface RiskDraft {
  /** What is assessed: a need. */
  readonly subjectId: string;
  readonly agencyId: string;
  readonly answers: RiskAnswers;
  readonly triggers: Readonly<Record<string, boolean>>;
  readonly carveOut: Readonly<Record<string, boolean>>;
  /** The person who answered. */
  readonly draftedBy: string;
}

/** The confirmed assessment with the level that holds: its own, or the graver one that the committee set. */
export interface StandingAssessment extends Assessment {
  /** What points and floors give. */
  readonly assessed: RiskLevel;
  readonly raise: LevelRaise | null;
}

/**
 * A new version of the subject's assessment is drafted and classified; an earlier draft is superseded, a confirmed one stands until the new one is confirmed.
 * Open questions may remain in a draft. Refuses RISK_ANSWER_UNKNOWN and POLICY_NOT_IN_FORCE. Authorising is the caller's.
 */
export async function draftAssessment(tx: Tx, draft: RiskDraft): Promise<Assessment> {
  await lockSubject(tx, draft.subjectId);
  const now = await tx.now();
  const policy = await riskPolicyAt(tx, now);
  // Mitigation counts only with verified evidence, valid at this moment.
  const mitigations = await countedMeasures(tx, draft.subjectId, policy);
  const result = classifyRisk(policy, { ...draft, mitigations });
  const unknown = result.unknown.slice(0, 10).join(', ');
  must(result.unknown.length === 0, assuranceRefusals.RISK_ANSWER_UNKNOWN, { policyVersion: policy.version, unknown });
  const earlier = await assessments.find(tx, { subjectId: draft.subjectId, state: 'drafted' }, 'update');
  if (earlier) await assessments.save(tx, riskAssessmentLife.move(earlier, 'supersede', null));
  const row = {
    ...rowOf(draft, { ...result, mitigations }, policy.version, now),
    version: await nextAssessmentVersion(tx, draft.subjectId),
  };
  const facts = { subject: row.subjectId, version: row.version, policyVersion: row.policyVersion, level: row.level };
  return assessments.create(tx, row, { type: 'riskAssessment.draft', facts });
}

interface Outcome extends RiskClassification {
  readonly mitigations: readonly string[];
}

function rowOf(draft: RiskDraft, outcome: Outcome, policyVersion: string, draftedAt: Instant): Omit<Assessment, 'version'> {
  const { triggers, carveOut, missing, level, band, raw, current, mitigation, mitigations } = outcome;
  return {
    id: newId('riskAssessment'),
    subjectId: draft.subjectId,
    agencyId: draft.agencyId,
    policyVersion,
    answers: draft.answers,
    saidTriggers: draft.triggers,
    saidCarveOut: draft.carveOut,
    triggers,
    // The policy's flags are those that the gate knows: its soundness is tested.
    carveOut: carveOut as readonly CarveOutFlag[],
    missing,
    level,
    band,
    raw,
    current,
    mitigation,
    mitigations,
    state: 'drafted',
    draftedBy: draft.draftedBy,
    draftedAt,
    confirmedBy: null,
    confirmedAt: null,
  };
}

/**
 * The drafted version is confirmed by another human and the confirmed one before it is superseded.
 * Refuses RISK_ASSESSMENT_NOT_DRAFTED, SAME_OFFICER_CONFIRMS, RISK_POLICY_CHANGED, RISK_MITIGATION_LAPSED, RISK_QUESTIONS_OPEN. Authorising is the caller's.
 */
export async function confirmAssessment(tx: Tx, { subjectId, actor }: { subjectId: string; actor: Actor }): Promise<Assessment> {
  await lockSubject(tx, subjectId);
  const draft = await assessments.find(tx, { subjectId, state: 'drafted' }, 'update');
  if (!draft) return refuse(assuranceRefusals.RISK_ASSESSMENT_NOT_DRAFTED);
  const now = await tx.now();
  const policy = await riskPolicyAt(tx, now);
  const { saidTriggers: triggers, saidCarveOut: carveOut, mitigations } = draft;
  const classification = classifyRisk(policy, { ...draft, triggers, carveOut });
  const proven = await provenMeasures(tx, subjectId);
  const confirmedBy = personOf(actor);
  const facts = {
    draftedBy: draft.draftedBy,
    confirmers: selvesOf(actor),
    draftedUnder: draft.policyVersion,
    inForce: policy.version,
    lapsed: mitigations.filter((item) => !proven.includes(item)),
    classification,
  };
  const moved = riskAssessmentLife.move({ ...draft, confirmedBy, confirmedAt: now }, 'confirm', facts);
  const before = await assessments.find(tx, { subjectId, state: 'confirmed' }, 'update');
  if (before) await assessments.save(tx, riskAssessmentLife.move(before, 'supersede', null));
  return assessments.save(tx, moved, { subject: subjectId, version: draft.version, level: draft.level });
}

/** The subject's confirmed assessment with the level that holds, or null: then there is no risk level and nothing may rest on one. */
export async function confirmedAssessmentOf(tx: Tx, subjectId: string): Promise<StandingAssessment | null> {
  const assessment = await assessments.find(tx, { subjectId, state: 'confirmed' });
  if (!assessment) return null;
  const raise = await latestRaise(tx, subjectId, await tx.now());
  const assessed = assessment.level;
  return { ...assessment, level: raise ? gravestLevel<RiskLevel>(assessed, raise.level) : assessed, assessed, raise };
}

/** The subject's latest version, whatever its state; null when none was drafted. */
export const latestAssessmentOf = (tx: Tx, subjectId: string): Promise<Assessment | null> => latestAssessment(tx, subjectId);
