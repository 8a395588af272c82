import { refuse, type Instant } from '@pilotage/kernel';
import { newId, type Tx } from '@pilotage/platform';
import { occasionsOf } from '../domain/reclassification.rules.js';
import { riskRefusals } from '../domain/risk.refusals.js';
import { lockSubject } from '../persistence/assurance.repository.js';
import { reclassifications, reclassificationsSince, subjectsToSettle } from '../persistence/risk.repository.js';
import { expireProofs, provenMeasures } from './mitigation.js';
import { riskPolicyAt } from './policies.js';
import { confirmedAssessmentOf, type StandingAssessment } from './risk-assessments.js';

/** A reason to classify anew, with when it came up; what nobody has recorded yet came up now. */
export interface Occasion {
  /** A code of the risk policy's occasions. */
  readonly code: string;
  readonly note: string | null;
  readonly since: Instant;
}

/** Why the confirmed assessment must be made anew, asked at this moment and not when a job last looked. Empty: nothing is due. */
export async function occasionsDue(tx: Tx, assessment: StandingAssessment): Promise<readonly Occasion[]> {
  const now = await tx.now();
  const recorded = await reclassificationsSince(tx, assessment.subjectId, assessment.draftedAt);
  const found = await noticed(tx, assessment, now);
  const fresh = found.filter((code) => !recorded.some((each) => each.code === code));
  return [
    ...recorded.map(({ code, note, raisedAt }) => ({ code, note, since: raisedAt })),
    ...fresh.map((code) => ({ code, note: null, since: now })),
  ];
}

async function noticed(
  tx: Tx,
  { subjectId, confirmedAt, policyVersion, mitigations }: StandingAssessment,
  now: Instant,
): Promise<readonly string[]> {
  if (!confirmedAt) throw new Error(`the confirmed assessment of ${subjectId} was never confirmed`);
  const proven = await provenMeasures(tx, subjectId);
  return occasionsOf({ confirmedAt, policyVersion, mitigations, inForce: await riskPolicyAt(tx, now), proven, now });
}

interface Raised {
  readonly subjectId: string;
  readonly code: string;
  readonly note: string | null;
  /** Null where the house noticed it. */
  readonly by: string | null;
}

/** Records an occasion and announces it; false where there is no confirmed level, or the occasion is recorded already. Authorising is the caller's. */
export async function markReclassification(tx: Tx, { subjectId, code, note, by }: Raised): Promise<boolean> {
  await lockSubject(tx, subjectId);
  const assessment = await confirmedAssessmentOf(tx, subjectId);
  if (!assessment) return false;
  const recorded = await reclassificationsSince(tx, subjectId, assessment.draftedAt);
  if (recorded.some((each) => each.code === code)) return false;
  const { id: assessmentId, agencyId } = assessment;
  const row = { id: newId('reclassification'), subjectId, agencyId, assessmentId, code, note, raisedBy: by, raisedAt: await tx.now() };
  await reclassifications.create(tx, row, {
    type: 'riskAssessment.reclassify',
    facts: { subject: subjectId, code, version: assessment.version },
  });
  tx.emit('reclassificationDue', { subjectId });
  return true;
}

/** As `markReclassification`, for somebody who asks. Refuses RISK_LEVEL_NOT_CONFIRMED, RECLASSIFICATION_ALREADY_DUE. */
export async function askReclassification(tx: Tx, raised: Raised): Promise<void> {
  if (await markReclassification(tx, raised)) return;
  const assessment = await confirmedAssessmentOf(tx, raised.subjectId);
  refuse(assessment ? riskRefusals.RECLASSIFICATION_ALREADY_DUE : riskRefusals.RISK_LEVEL_NOT_CONFIRMED, { code: raised.code });
}

/** Settles what the clock and the registers have brought: proofs that ran out, occasions that nobody has recorded. False: nothing was due. */
export async function settleReclassification(tx: Tx, subjectId: string): Promise<boolean> {
  const expired = await expireProofs(tx, subjectId);
  const assessment = await confirmedAssessmentOf(tx, subjectId);
  const codes = assessment ? await noticed(tx, assessment, await tx.now()) : [];
  const marked: boolean[] = [];
  for (const code of codes) marked.push(await markReclassification(tx, { subjectId, code, note: null, by: null }));
  return expired > 0 || marked.includes(true);
}

/** Subjects for which `settleReclassification` has something to do; at most a batch. */
export async function subjectsToReclassify(tx: Tx, batch: number): Promise<string[]> {
  const { version: inForce, reclassifyAfterMonths: months } = await riskPolicyAt(tx, await tx.now());
  return subjectsToSettle(tx, { inForce, months }, batch);
}
