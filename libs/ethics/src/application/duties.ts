import { digestOf, type Json, type LocalisedText } from '@pilotage/kernel';
import { newId, personOf, type Actor, type Tx } from '@pilotage/platform';
import { dutyFacts, exAnteOf, type DeclaredDuties, type DutyFacts } from '../domain/duty-facts.js';
import { impactPolicyAt } from '../domain/impact-sections.js';
import type { DisclosureContent, DutyRecordEntity } from '../persistence/duties.entities.js';
import { dutyRecords, publishedKinds, standingRecords } from '../persistence/duties.repository.js';
import { completeImpactOf } from './impact-assessments.js';

export type { DeclaredDuties, DutyFacts } from '../domain/duty-facts.js';

/** The need that a record is about, and whose it is. */
interface OfNeed {
  readonly subjectId: string;
  readonly agencyId: string;
}

type Published = Pick<DutyRecordEntity, 'kind' | 'warning' | 'disclosure'>;

async function record(tx: Tx, actor: Actor, { subjectId, agencyId }: OfNeed, published: Published): Promise<DutyRecordEntity> {
  const digest = digestOf({ subjectId, ...published } as unknown as Json);
  const by = { publishedBy: personOf(actor), publishedAt: await tx.now() };
  const row: DutyRecordEntity = { id: newId('dutyRecord'), subjectId, agencyId, ...published, digest, ...by };
  const { kind } = published;
  await dutyRecords.create(tx, row, { type: `dutyRecord.${kind}`, facts: { subject: subjectId, digest } });
  tx.emit('agencyDutyRecorded', { needId: subjectId, duty: kind });
  return row;
}

/** The warning of a need is published (Shenzhen AI Regulation Art 66(2)); the gate is told. Authorising is the caller's. */
export const recordRiskWarning = (tx: Tx, actor: Actor, need: OfNeed, warning: LocalisedText): Promise<DutyRecordEntity> =>
  record(tx, actor, need, { kind: 'riskWarning', warning, disclosure: null });

/** The disclosure of a need is published (Art 66(2), 71); the gate is told. Authorising is the caller's. */
export const recordDisclosure = (tx: Tx, actor: Actor, need: OfNeed, disclosure: DisclosureContent): Promise<DutyRecordEntity> =>
  record(tx, actor, need, { kind: 'disclosure', warning: null, disclosure });

/** The warning and the disclosure that stand for a need, each the latest of its kind. */
export const recordsOf = (tx: Tx, needId: string): Promise<DutyRecordEntity[]> => standingRecords(tx, needId);

/** COMPLETE when the need has a complete assessment with every section that the level asks for, by the rules of this moment. */
export async function exAnteFact(tx: Tx, needId: string, riskLevel: string): Promise<DutyFacts['exAnteAssessment']> {
  const sections = (await completeImpactOf(tx, needId))?.sections ?? null;
  return exAnteOf(riskLevel, { policy: impactPolicyAt(await tx.now()), sections });
}

/** The duties of the agency for a need as the gate asks for them now: by what is on record, and where nothing is and the level allows it, as declared. */
export async function dutyFactsOf(tx: Tx, needId: string, riskLevel: string, declared: DeclaredDuties): Promise<DutyFacts> {
  const sections = (await completeImpactOf(tx, needId))?.sections ?? null;
  const published = await publishedKinds(tx, needId);
  return dutyFacts(riskLevel, { policy: impactPolicyAt(await tx.now()), sections, published }, declared);
}
