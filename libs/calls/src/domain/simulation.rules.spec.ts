import { goodLot } from '../../../../test/fixtures/calls/publication.js';
import type { AwardMethod } from './ruleset.js';
import { simulationWarnings, warningFacts } from './simulation.rules.js';
import type { LotSpecification } from './specification.js';

const priced = (method: Partial<AwardMethod>): LotSpecification => {
  const lot = goodLot();
  return { ...lot, method: lot.method && { ...lot.method, ...method } };
};
const relative = priced({ formula: 'relative_to_lowest', params: {} });

describe('before publication, the price formula of a lot', () => {
  it('with published bounds has nothing to warn of', () => {
    expect(simulationWarnings([goodLot()])).toEqual([]);
  });

  it('that looks at other bids is warned of, with three bids that show how a losing one decides', () => {
    const [warning, ...more] = simulationWarnings([goodLot(), relative]);

    expect([warning?.lot, warning?.code, more]).toEqual([2, 'RANK_REVERSAL', []]);
    expect(warning?.example.map(({ label, price, technicalTotal }) => [label, price.currency, technicalTotal !== null])).toEqual([
      ['A', 'CNY', true],
      ['B', 'CNY', true],
      ['C', 'CNY', true],
    ]);
    expect(warning?.text.en).toContain('losing bid');
    expect(warning?.text.zh).toContain('落选投标');
  });

  it('is named by lot and code in the audit log, without a price', () => {
    const clamped = priced({ formula: 'linear_above_lowest', params: { clampZero: true } });
    expect(warningFacts([relative, clamped])).toEqual([
      { lot: 1, code: 'RANK_REVERSAL' },
      { lot: 2, code: 'RANK_REVERSAL' },
      { lot: 2, code: 'CLAMPING_HIDES_ORDER' },
    ]);
  });

  it('is not simulated while the ruleset has faults or is missing', () => {
    expect(simulationWarnings([{ ...relative, method: null }, { ...relative, budget: null }, priced({ tieRule: [] })])).toEqual([]);
  });
});
