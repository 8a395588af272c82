import type { RiskBand } from './riskPolicy.js';

/** How a second, independent reading of a system's impact turns raw scores into a level. All of it data: the maximum has changed with every version of the questionnaire. */
export interface ImpactReadingPolicy {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  /** Highest raw impact score. */
  readonly rawMax: number;
  /** Highest mitigation score of one phase. */
  readonly mitigationMax: number;
  /** Share of the mitigation maximum from which the deduction is made, in percent. */
  readonly deductionFromPercent: number;
  /** The deduction from the raw score, in percent. */
  readonly deductionPercent: number;
  /** Highest share of the raw maximum of level 1, 2, 3 and 4, in percent. */
  readonly levelCeilingPercents: readonly number[];
  /** The level of our risk policy that stands beside level 1, 2, 3 and 4: for comparing the readings, never for deciding. */
  readonly bandOfLevel: readonly RiskBand[];
}

/** Current score and level, 1 (little impact) to 4. */
export interface ImpactReading {
  readonly current: number;
  readonly level: number;
}

/** True for a whole number of points between zero and the maximum. */
export const isPoints = (value: unknown, max: number): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max;

/**
 * The reading of whole raw and mitigation points; integers throughout, so that no rounding of a machine matters: the deduction rounds half up.
 * Throws RangeError for points that are no whole number within the policy's maximum.
 */
export function readImpact(policy: ImpactReadingPolicy, raw: number, mitigation: number): ImpactReading {
  if (!isPoints(raw, policy.rawMax)) throw new RangeError(`raw: a whole number from 0 to ${policy.rawMax}`);
  if (!isPoints(mitigation, policy.mitigationMax)) throw new RangeError(`mitigation: a whole number from 0 to ${policy.mitigationMax}`);
  const isDeducted = mitigation * 100 >= policy.deductionFromPercent * policy.mitigationMax;
  const current = isDeducted ? Math.floor(((100 - policy.deductionPercent) * raw + 50) / 100) : raw;
  const level = policy.levelCeilingPercents.findIndex((percent) => current * 100 <= percent * policy.rawMax) + 1;
  return { current, level };
}
