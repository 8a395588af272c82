import { instant } from '@pilotage/kernel';
import { goesToCommitteeFirst, isReadyForGate, permitEnds, permitFact, UNDECIDED_STATES } from './admission.rules.js';
import { BID_STATES } from './bid.workflow.js';
import { competitionAfterGate, competitionAtOpening, type Competition } from './competition.rules.js';
import { envelopeContext } from './content.js';
import { receiptText } from './receipt.js';

describe('too few bids at the deadline', () => {
  const verdicts: [tooFew: 'unsuccessful' | 'continueWithReason', sealed: number, reason: boolean, verdict: Competition][] = [
    ['unsuccessful', 0, false, 'unsuccessful'],
    ['unsuccessful', 0, true, 'unsuccessful'],
    ['unsuccessful', 2, false, 'unsuccessful'],
    ['unsuccessful', 2, true, 'unsuccessful'],
    ['unsuccessful', 3, false, 'enough'],
    ['unsuccessful', 3, true, 'enough'],
    ['unsuccessful', 4, false, 'enough'],
    ['continueWithReason', 0, false, 'unsuccessful'],
    ['continueWithReason', 0, true, 'unsuccessful'],
    ['continueWithReason', 2, false, 'reasonNeeded'],
    ['continueWithReason', 2, true, 'enough'],
    ['continueWithReason', 3, false, 'enough'],
  ];
  it.each(verdicts)('where the profile says %s, %i of three with reason %s mean %s', (tooFew, sealed, reason, verdict) => {
    expect(competitionAtOpening({ needed: 3, tooFew }, sealed, reason)).toBe(verdict);
    expect(competitionAfterGate({ needed: 3, tooFew }, { admitted: sealed, undecided: 0 }, reason)).toBe(verdict);
  });

  it('are not counted after the gate while a bid is undecided', () => {
    expect(competitionAfterGate({ needed: 3, tooFew: 'unsuccessful' }, { admitted: 5, undecided: 1 }, false)).toBe('undecided');
  });
});

describe('admission', () => {
  const committee = ['NONE', 'APPROVED', 'APPROVED_WITH_CONDITIONS', 'REVISE', 'REJECTED', 'EXPIRED'];
  const decided = ['APPROVED', 'APPROVED_WITH_CONDITIONS', 'REJECTED'];
  const cells = BID_STATES.flatMap((state) => committee.map((fact) => ({ state, fact })));

  it.each(cells)(
    'a bid that is $state, with the committee’s decision $fact, is put to the gate when it waits for just that',
    ({ state, fact }) => {
      const expected = state === 'opened' || (state === 'referred' && [...decided, 'REVISE'].includes(fact));
      expect(isReadyForGate(state, 0, fact)).toBe(expected);
      expect(isReadyForGate(state, 1, fact)).toBe(false);
    },
  );

  it.each(committee)('a product above the confirmed risk level goes to the committee until it has decided (%s)', (fact) => {
    expect(goesToCommitteeFirst(true, fact)).toBe(!decided.includes(fact));
    expect(goesToCommitteeFirst(false, fact)).toBe(false);
  });

  it('counts opened and referred bids as undecided', () => {
    expect(UNDECIDED_STATES).toEqual(['opened', 'referred']);
  });

  it.each<[string[][], string]>([
    [[], 'NOT_REQUIRED'],
    [[[]], 'MISSING'],
    [[['VERIFIED']], 'VALID'],
    [[['EXPIRED', 'VERIFIED']], 'VALID'],
    [[['EXPIRED', 'MISSING']], 'EXPIRED'],
    [[['REVOKED']], 'MISSING'],
    [[['SELF_DECLARED']], 'MISSING'],
    [[['STATUS_UNKNOWN']], 'MISSING'],
    [[['PENDING']], 'MISSING'],
    [[['VERIFIED'], []], 'MISSING'],
    [[['VERIFIED'], ['EXPIRED']], 'EXPIRED'],
    [[['EXPIRED'], []], 'MISSING'],
    [[['VERIFIED'], ['VERIFIED']], 'VALID'],
  ])('permits with statements %j are %s: every one that is required must be there', (required, fact) => {
    expect(permitFact(required)).toBe(fact);
  });

  it.each([
    ['none is required', [], false],
    ['one lasts beside one that ends', [[{ status: 'VERIFIED', ends: 'WITHIN_PERIOD' }, { status: 'VERIFIED' }]], false],
    [
      'the only valid one ends, beside one that was revoked',
      [[{ status: 'VERIFIED', ends: 'WITHIN_PERIOD' }, { status: 'REVOKED' }]],
      true,
    ],
    ['one of two that are required ends', [[{ status: 'VERIFIED' }], [{ status: 'VERIFIED', ends: 'WITHIN_PERIOD' }]], true],
    ['none is valid', [[{ status: 'EXPIRED' }]], false],
  ])('say whether they end within the planned period: %s', (_, required, ends) => {
    expect(permitEnds(required)).toBe(ends);
  });
});

describe('a receipt', () => {
  it('is one text, whatever the order in which its facts were given', () => {
    const receipt = {
      digests: { price: 'b', technical: 'a' },
      version: 2,
      callVersion: 1,
      bidId: 'bid_1',
      callId: 'cal_1',
      lotId: 'lot_1',
      acceptedAt: instant('2026-02-01T09:00:00Z'),
    };
    expect(receiptText(receipt)).toBe(
      '{"acceptedAt":"2026-02-01T09:00:00.000Z","bidId":"bid_1","callId":"cal_1","callVersion":1,' +
        '"digests":{"price":"b","technical":"a"},"form":1,"lotId":"lot_1","version":2}',
    );
  });
});

describe('an envelope', () => {
  it('is bound to its kind, bid and version', () => {
    const contexts = [
      envelopeContext('technical', 'bid_1', 1),
      envelopeContext('price', 'bid_1', 1),
      envelopeContext('technical', 'bid_2', 1),
      envelopeContext('technical', 'bid_1', 2),
    ];
    expect(new Set(contexts).size).toBe(contexts.length);
  });
});
