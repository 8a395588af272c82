import { BIDS } from './bids.data.js';
import { gateFacts, requirements, stages } from './parts.js';
import { callOf } from './rules.js';
import type { DemonstrationBid, DemonstrationCall, EvidencePiece } from './types.js';

const FIRST_KEY = 'lung-nodule-ct';
const refusedCall = callOf(FIRST_KEY);
const { outcome: _refusal, ...sameNeed } = refusedCall;

/**
 * The second call for the same kind of need, after the first was refused. The body, the budget, the risk answers and the criteria are those
 * of the first; MADE UP for the demonstration are that it was called again, what it asks for (subjects that a State or industry standard
 * covers, in place of the treatment of bias, and no fast track), the closed test as first stage, and the readings. It belongs to the story
 * alone: the demonstration's fifteen calls do not hold it.
 */
export const SECOND_HIGH_CALL: DemonstrationCall = {
  ...sameNeed,
  title: { en: `${refusedCall.title.en}, second call`, zh: `${refusedCall.title.zh}（第二次征集）` },
  requirements: requirements('aiManagement', 'deviceSoftware', 'dataProtection'),
  stages: stages(['TEST', 30], ['TRIAL', 60], ['PILOT', 120]),
  gateFacts: gateFacts({ pipia: 'COMPLETE' }),
  targetStage: 'pilotRunning',
  readings: [{ kpi: 'nodule-sensitivity', day: 1, numerator: '312', denominator: '320' }],
};

/** The window of the made statements: that of the demonstration's valid ones. */
const WINDOW = { validFrom: '2025-03-01T00:00:00+08:00', validUntil: '2028-03-01T00:00:00+08:00' };

/** A complete pack: one verified statement to the first standard of each requirement. */
const completePack = (product: string): readonly EvidencePiece[] =>
  SECOND_HIGH_CALL.requirements.map(({ subject, standards }) => ({
    subject,
    standard: standards[0] ?? '',
    variant: 'verified',
    aboutProduct: product,
    ...WINDOW,
  }));

/** The vendors of the first call bid again, at the same prices. MADE UP: that each has cured what was missing, with the device permit besides. */
export const SECOND_HIGH_BIDS: readonly DemonstrationBid[] = BIDS.filter(({ callKey }) => callKey === FIRST_KEY).map((bid) => {
  const key = `${bid.product.key}-second`;
  return {
    ...bid,
    product: { ...bid.product, key },
    evidence: completePack(key),
    permit: 'VALID',
    // Once the committee has approved; before that every one of them is referred to it.
    expectedGate: { outcome: 'ADMIT_WITH_CONDITIONS', reasons: ['HIGH_RISK_APPROVED'] },
  };
});
