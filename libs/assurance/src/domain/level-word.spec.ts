import { chairsWord } from './level-word.js';

describe("a chair's word on a risk level", () => {
  it.each([
    ['HIGH', 'MEDIUM'],
    ['PROHIBITED', 'LOW'],
  ] as const)('protects at once where it says %s and %s stands', (said, standing) => {
    expect(chairsWord(said, standing)).toBe('provisional');
  });

  it('is taken back at once, to what stands without it', () => {
    expect(chairsWord('MEDIUM', 'MEDIUM')).toBe('lasting');
  });

  it.each([
    ['LOW', 'HIGH'],
    ['HIGH', 'PROHIBITED'],
  ] as const)('lowers nothing by itself where it says %s and %s stands', (said, standing) => {
    expect(chairsWord(said, standing)).toBe('proposal');
  });
});
