import fc from 'fast-check';
import { committeePolicy2026_2 as policy } from './committee-policy.js';
import { standsWithout } from './late-conflict.js';
import type { Ballot, CaseDecision, Seat } from './meeting.js';
import { insteadOf } from './redaction.js';
import { countOf, redacted } from './publication.js';

const KINDS = ['technicalPeer', 'ethics', 'law', 'technicalPeer', 'ethics', 'law', 'society', 'labour', 'society'] as const;
const seats: readonly Seat[] = KINDS.map((kind, i) => ({ personId: `m${i}`, kind }));
const taken = (decision: CaseDecision, inFavour: number, all: number) => ({
  ...{ policy, decision, seats },
  ballots: seats.slice(0, all).map(({ personId }, i): Ballot => ({ personId, vote: i < inFavour ? 'inFavour' : 'against' })),
});

describe('a decision of which one member had a conflict', () => {
  it.each([
    ['stands when four of six are left of five of seven', taken('approved', 5, 7), ['m0'], true],
    ['falls when three of five are left of four of six', taken('approved', 4, 6), ['m0'], false],
    ['stands when the member had voted against it', taken('approved', 4, 6), ['m5'], true],
    ['falls below the quorum, though everyone left approved', taken('approved', 5, 5), ['m4'], false],
    ['stands at the quorum', taken('approved', 6, 6), ['m0'], true],
    [
      'falls with the last member of a kind',
      { ...taken('approved', 7, 7), seats: seats.map((s) => (s.personId === 'm5' ? { ...s, kind: 'society' as const } : s)) },
      ['m2'],
      false,
    ],
    ['of a rejection: falls when the others would have approved', taken('rejected', 4, 7), ['m6'], false],
    ['of a rejection: stands when they would not', taken('rejected', 3, 7), ['m6'], true],
    ['falls with a second member who was found later', taken('approved', 6, 8), ['m0', 'm1', 'm2'], false],
    ['stands without somebody who did not vote', taken('approved', 5, 6), ['x'], true],
  ] as const)('%s', (_fact, decision, out, stands) => {
    expect(standsWithout(decision, out)).toBe(stands);
  });

  it('never falls for the vote of somebody who voted against an approval, while quorum and kinds are there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 9 }), fc.integer({ min: 0, max: 8 }), (all, inFavour) => {
        const decision = taken('approved', inFavour, all);
        const against = decision.ballots.filter(({ vote }) => vote === 'against').at(-1);
        if (!against || !standsWithout(decision, [])) return;
        expect(standsWithout(decision, [against.personId])).toBe(true);
      }),
      { seed: 20261125 },
    );
  });
});

describe('a publication', () => {
  const both = (text: string) => ({ en: text, zh: text });
  const whole = {
    ...{ subjectType: 'bid', agencyId: 'org_1', reasons: ['HIGH_RISK_REVIEW'], state: 'decided', decision: 'approvedWithConditions' },
    ...{
      decidedAt: '2026-02-01T00:00:00.000Z',
      validUntil: null,
      policyVersion: '2026.2',
      clauses: [],
      statement: both('Secret reasons.'),
    },
    ...{ conditions: [{ kind: 'PRECEDENT', text: both('Secret.') }], votes: countOf(taken('approved', 5, 7).ballots), recusals: 1 },
    ...{ dissents: [{ text: both('No.'), name: null }], tracking: [], notes: [] },
  } as never as Parameters<typeof redacted>[0];

  it('counts votes and names nobody', () => {
    expect(countOf(taken('approved', 5, 7).ballots)).toEqual({ present: 7, inFavour: 5, against: 2, abstained: 0 });
  });

  it('says other words in the place of a secret, and for which reason', () => {
    const published = redacted(whole, [{ part: 'conditions', reason: 'tradeSecret', instead: both('A condition on the product.') }]);
    expect(published.conditions).toEqual([{ kind: 'PRECEDENT', text: both('A condition on the product.') }]);
    expect(published.redactions).toEqual([{ part: 'conditions', reason: 'tradeSecret' }]);
    expect(JSON.stringify(published)).not.toContain('"Secret."');
    expect(published.statement).toEqual(both('Secret reasons.'));
  });

  it('leaves nothing out without a reason', () => {
    expect(redacted(whole, [])).toEqual({ ...whole, redactions: [] });
    expect(insteadOf([], 'dissents')).toBeNull();
  });
});
