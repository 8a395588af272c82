import {
  classifyRisk,
  decideGate,
  evidenceFacts,
  gatePolicy2026_1,
  productQuestions,
  riskPolicy2026_1,
  standards2026_1,
  withProductAnswers,
  type EvidenceState,
  type EvidenceUse,
  type GateFacts,
} from '@pilotage/assurance';
import { instant } from '@pilotage/kernel';
import { CATEGORY_OF } from '../../procurement/specification.js';
import { catalogueCategoriesOf } from '@pilotage/calls';
import { BIDS, callOf, CALLS, productDigest } from './index.js';
import type { DemonstrationBid, DemonstrationCall, EvidencePiece } from './index.js';

const AT = instant('2026-02-05T09:00:00+08:00');
const STATE: Readonly<Record<EvidencePiece['variant'], EvidenceState>> = {
  verified: 'verified',
  wrongSubject: 'verified',
  expired: 'expired',
  selfDeclared: 'selfDeclared',
  unsigned: 'rejected',
};

const flagsOf = ({ risk }: DemonstrationCall): Record<string, boolean> =>
  Object.fromEntries(riskPolicy2026_1.carveOut.flags.map(({ id }) => [id, (risk.carveOut as readonly string[]).includes(id)]));

const useOf = (bid: DemonstrationBid, piece: EvidencePiece): EvidenceUse & { subject: string } => ({
  id: piece.subject,
  subject: piece.subject,
  state: STATE[piece.variant],
  standardId: piece.variant === 'unsigned' ? null : piece.standard,
  statedDigest: productDigest(piece.aboutProduct, bid.product.version),
  scope: null,
  validFrom: instant(piece.validFrom),
  validUntil: instant(piece.validUntil),
});

function factsOf(bid: DemonstrationBid): GateFacts {
  const call = callOf(bid.callKey);
  const categories = catalogueCategoriesOf(CATEGORY_OF[call.category]);
  const modelDigest = productDigest(bid.product.key, bid.product.version);
  const place = { catalogue: standards2026_1, categories, modelDigest, at: AT, period: { from: AT, until: AT } };
  const permit = { VALID: 'VALID', EXPIRED: 'EXPIRED', NONE: 'MISSING' } as const;
  return {
    ...call.gateFacts,
    stage: call.stages[0]?.stage ?? 'TEST',
    risk: call.risk.expected.level,
    carveOut: call.risk.carveOut,
    vendor: 'ELIGIBLE',
    committee: 'NONE',
    sectoralPermit: call.devicePermit ? permit[bid.permit] : 'NOT_REQUIRED',
    subjects: evidenceFacts(
      bid.evidence.map(({ subject }) => subject),
      bid.evidence.map((piece) => useOf(bid, piece)),
      place,
    ),
  };
}

describe('the risk facts of the demonstration', () => {
  it.each(CALLS.map((call) => [call.key, call] as const))('give %s its level under the risk policy', (_, call) => {
    const { answers, triggers, expected } = call.risk;
    const found = classifyRisk(riskPolicy2026_1, { answers, triggers, carveOut: flagsOf(call), mitigations: [] });
    expect(found).toMatchObject({ raw: expected.raw, level: expected.level, missing: [], unknown: [] });
  });

  it.each(BIDS.map((bid) => [`${bid.vendor} on ${bid.callKey} ${bid.lotKey}`, bid] as const))(
    'leave the product of %s on the confirmed level, within the permitted answers',
    (_, bid) => {
      const { answers, triggers, expected, productAnswersAllowed } = callOf(bid.callKey).risk;
      const given = { ...answers, ...bid.productAnswers };
      const product = withProductAnswers(riskPolicy2026_1, answers, given);
      const level = classifyRisk(riskPolicy2026_1, {
        answers: product,
        triggers,
        carveOut: flagsOf(callOf(bid.callKey)),
        mitigations: [],
      }).level;
      expect(level).toBe(expected.level);
      for (const { id } of productQuestions(riskPolicy2026_1)) expect(productAnswersAllowed[id]).toContain(given[id]);
    },
  );
});

describe('the gate', () => {
  it.each(BIDS.map((bid) => [`${bid.vendor} on ${bid.callKey} ${bid.lotKey}`, bid] as const))(
    'decides on %s as the facts expect',
    (_, bid) => {
      const outcome = decideGate(gatePolicy2026_1, factsOf(bid));
      if (!('decision' in outcome)) throw new Error('facts are missing');
      expect([outcome.decision, ...[...outcome.reasons].sort()]).toEqual([
        bid.expectedGate.outcome,
        ...[...bid.expectedGate.reasons].sort(),
      ]);
    },
  );
});
