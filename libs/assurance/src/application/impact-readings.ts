import type { RowOf } from '@pilotage/platform';
import { newId, type Tx } from '@pilotage/platform';
import { aia1_0_1, readImpact } from '../domain/index.js';
import { impactLevelText } from '../domain/riskComparison.js';
import type { ImpactScoreView } from '../graphql/risk.views.js';
import type { ImpactReadingEntity } from '../persistence/risk.entities.js';
import { impactReadings, latestReading } from '../persistence/risk.repository.js';

/** A reading as it is stored. */
export type StoredReading = ImpactReadingEntity;

/** Highest scores of the instrument. */
export const IMPACT_MAXIMA = { raw: aia1_0_1.rawMax, mitigation: aia1_0_1.mitigationMax };

const INSTRUMENT = `${aia1_0_1.id} ${aia1_0_1.version}`;

/** What the Canadian assessment makes of two scores. Throws RangeError outside its maxima. */
export function impactScore(raw: number, mitigation: number): RowOf<typeof ImpactScoreView> {
  const { current, level } = readImpact(aia1_0_1, raw, mitigation);
  return {
    ...{ instrument: INSTRUMENT, source: aia1_0_1.source, raw, mitigation, current, level },
    besideLevel: besideOf(level),
    says: impactLevelText(level),
  };
}

/** The level of the risk policy that stands beside a level of the other instrument. */
export const besideOf = (level: number): (typeof aia1_0_1.bandOfLevel)[number] => aia1_0_1.bandOfLevel[level - 1] ?? 'HIGH';

interface Scores {
  readonly subjectId: string;
  readonly agencyId: string;
  readonly raw: number;
  readonly mitigation: number;
  readonly reference: string;
  readonly readBy: string;
}

/** Keeps a second reading of the subject. It changes no level. Authorising is the caller's. */
export async function keepImpactReading(tx: Tx, scores: Scores): Promise<StoredReading> {
  const { current, level } = readImpact(aia1_0_1, scores.raw, scores.mitigation);
  const row = { id: newId('impactReading'), ...scores, instrument: INSTRUMENT, current, level, readAt: await tx.now() };
  return impactReadings.create(tx, row, { type: 'impactReading.record', facts: { subject: scores.subjectId, current, level } });
}

/** The latest second reading of the subject; null when nobody made one. */
export const secondReadingOf = (tx: Tx, subjectId: string): Promise<StoredReading | null> => latestReading(tx, subjectId);
