import { comparisonOf, impactLevelText } from './riskComparison.js';

const low = { level: 'LOW', band: 'LOW', triggers: [], raised: false } as const;

describe('the level beside the second reading', () => {
  it('agrees with a reading of the same level', () => expect(comparisonOf(low, 'LOW').en).toBe('Both readings come to the same level.'));

  it('differs because a floor holds, which is named', () => {
    const said = comparisonOf({ ...low, level: 'HIGH', triggers: ['H1', 'M2'] }, 'LOW');
    expect(said.en).toContain('H1, M2');
    expect(said.zh).toContain('H1、M2');
  });

  it('differs because the committee raised it', () =>
    expect(comparisonOf({ ...low, level: 'HIGH', triggers: ['H1'], raised: true }, 'LOW').en).toContain('committee'));

  it('differs because the questionnaires ask different things, and says which one holds', () => {
    const said = comparisonOf(low, 'HIGH');
    expect(said.en).toMatch(/LOW.*HIGH.*different facts.*The level holds/);
    expect(said.zh).toContain('以等级为准');
  });

  it('is named I to IV', () =>
    expect([1, 2, 3, 4].map((level) => impactLevelText(level).en.split(' ')[2])).toEqual(['I', 'II', 'III', 'IV']));
});
