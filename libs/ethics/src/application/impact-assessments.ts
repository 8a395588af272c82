import { digestOf, must, refuse, type Json } from '@pilotage/kernel';
import { newId, personOf, selvesOf, type Actor, type Tx } from '@pilotage/platform';
import { confirmedAssessmentOf } from '@pilotage/assurance';
import { dutyRefusals } from '../domain/duties.refusals.js';
import { contradictorySections } from '../domain/impact-assessment.rules.js';
import { impactAssessmentLife, type AssessmentFacts, type ImpactAssessmentState } from '../domain/impact-assessment.workflow.js';
import { impactPolicyAt, namesOf, type AssessedSection } from '../domain/impact-sections.js';
import type { ImpactAssessmentEntity } from '../persistence/duties.entities.js';
import { impactAssessments, latestImpact, lockAssessmentsOf } from '../persistence/duties.repository.js';

/** An impact assessment as it is stored. */
export type ImpactAssessment = ImpactAssessmentEntity;

/** What an officer wrote about a need. */
export interface ImpactDraft {
  readonly subjectId: string;
  readonly agencyId: string;
  readonly sections: readonly AssessedSection[];
  readonly vendorAssessment: string | null;
}

const OPEN: readonly ImpactAssessmentState[] = ['draft', 'submitted'];

/** A new version is drafted; one that is still open is superseded, a complete one stands until the new one is confirmed. Refuses IMPACT_SECTION_CONTRADICTS. Authorising is the caller's. */
export async function draftImpact(tx: Tx, actor: Actor, { subjectId, agencyId, sections, vendorAssessment }: ImpactDraft) {
  const contradictory = contradictorySections(sections);
  must(contradictory.length === 0, dutyRefusals.IMPACT_SECTION_CONTRADICTS, { sections: namesOf(contradictory) });
  await lockAssessmentsOf(tx, subjectId);
  const earlier = await impactAssessments.find(tx, { subjectId, state: OPEN }, 'update');
  if (earlier) await impactAssessments.save(tx, impactAssessmentLife.move(earlier, 'supersede', null));
  const version = ((await latestImpact(tx, subjectId))?.version ?? 0) + 1;
  const digest = digestOf({ subjectId, version, sections, vendorAssessment } as unknown as Json);
  const row: ImpactAssessmentEntity = {
    ...{ id: newId('impactAssessment'), subjectId, agencyId, version, state: 'draft', sections, vendorAssessment, digest },
    ...{ draftedBy: personOf(actor), draftedAt: await tx.now(), level: null, policyVersion: null },
    ...{ submittedBy: null, submittedAt: null, confirmedBy: null, confirmedAt: null },
  };
  return impactAssessments.create(tx, row, { type: 'impactAssessment.draft', facts: { subject: subjectId, version, digest } });
}

/** The draft is whole for the confirmed level and waits for a second officer. Refuses IMPACT_LEVEL_NOT_CONFIRMED, IMPACT_ASSESSMENT_NOT_DRAFTED, IMPACT_ASSESSMENT_INCOMPLETE. */
export async function submitImpact(tx: Tx, actor: Actor, subjectId: string): Promise<ImpactAssessment> {
  const draft = await openVersion(tx, subjectId, 'draft');
  const facts = await factsFor(tx, draft, []);
  const judged = { level: facts.level, policyVersion: facts.policy.version };
  const next = { ...draft, ...judged, submittedBy: personOf(actor), submittedAt: await tx.now() };
  return impactAssessments.save(tx, impactAssessmentLife.move(next, 'submit', facts), { version: draft.version, level: facts.level });
}

/** Another officer has confirmed it: it is complete, and the one before it superseded. The gate is told. Refuses as `submitImpact`, and SAME_OFFICER_CONFIRMS_IMPACT. */
export async function confirmImpact(tx: Tx, actor: Actor, subjectId: string): Promise<ImpactAssessment> {
  const submitted = await openVersion(tx, subjectId, 'submitted');
  const facts = await factsFor(tx, submitted, selvesOf(actor));
  const judged = { level: facts.level, policyVersion: facts.policy.version };
  const next = { ...submitted, ...judged, confirmedBy: personOf(actor), confirmedAt: await tx.now() };
  const moved = impactAssessmentLife.move(next, 'confirm', facts);
  const before = await impactAssessments.find(tx, { subjectId, state: 'complete' }, 'update');
  if (before) await impactAssessments.save(tx, impactAssessmentLife.move(before, 'supersede', null));
  const saved = await impactAssessments.save(tx, moved, { version: submitted.version, level: facts.level, digest: submitted.digest });
  tx.emit('agencyDutyRecorded', { needId: subjectId, duty: 'exAnteAssessment' });
  return saved;
}

const STATE_NAMES = { draft: { en: 'drafted', zh: '草稿' }, submitted: { en: 'submitted', zh: '已提交' } } as const;

async function openVersion(tx: Tx, subjectId: string, state: keyof typeof STATE_NAMES): Promise<ImpactAssessmentEntity> {
  await lockAssessmentsOf(tx, subjectId);
  const found = await impactAssessments.find(tx, { subjectId, state }, 'update');
  return found ?? refuse(dutyRefusals.IMPACT_ASSESSMENT_NOT_DRAFTED, { state: STATE_NAMES[state] });
}

async function factsFor(tx: Tx, row: ImpactAssessmentEntity, confirmers: readonly string[]): Promise<AssessmentFacts> {
  const risk = await confirmedAssessmentOf(tx, row.subjectId);
  if (!risk) return refuse(dutyRefusals.IMPACT_LEVEL_NOT_CONFIRMED);
  const { sections, draftedBy, submittedBy } = row;
  return { policy: impactPolicyAt(await tx.now()), level: risk.level, sections, authors: [draftedBy, submittedBy], confirmers };
}

/** The complete assessment of the need; null while there is none. */
export const completeImpactOf = (tx: Tx, subjectId: string): Promise<ImpactAssessment | null> =>
  impactAssessments.find(tx, { subjectId, state: 'complete' });

/** The latest version of the need's assessment, whatever its state; null when none was drafted. */
export const latestImpactOf = (tx: Tx, subjectId: string): Promise<ImpactAssessment | null> => latestImpact(tx, subjectId);
