import { rankingChange, type Placed } from './ranking-change.js';

const ranked = (...groups: readonly (readonly string[])[]): Placed[] =>
  groups.flatMap((group, index) => {
    const rank = groups.slice(0, index).flat().length + 1;
    return group.map((bidId) => ({ bidId, rank }));
  });

describe('a ranking that is made again after a disqualification', () => {
  it('tells who moved up, and that the order of the others is as it was', () => {
    const change = rankingChange(1, ranked(['a'], ['b'], ['c']), ranked(['b'], ['c']));

    expect(change).toMatchObject({
      version: 1,
      removed: ['a'],
      moved: [
        { bidId: 'b', from: 2, to: 1 },
        { bidId: 'c', from: 3, to: 2 },
      ],
      overtakings: [],
    });
    expect(change.sentence.en).toBe(
      'Disqualified since version 1 of the ranking was made: a. The remaining bids were ranked again. Bid b had rank 2 and now has rank 1. Bid c had rank 3 and now has rank 2. The order of the remaining bids among themselves is as it was.',
    );
    expect(change.sentence.zh).toContain('投标 b 由第 2 名变为第 1 名。');
  });

  it('names the bids whose order the disqualified one had decided', () => {
    const change = rankingChange(1, ranked(['c'], ['a'], ['b']), ranked(['b'], ['a']));

    expect(change.overtakings).toEqual([{ bidId: 'b', overtaken: 'a' }]);
    expect(change.moved).toEqual([{ bidId: 'b', from: 3, to: 1 }]);
    expect(change.sentence.en).toContain('Bid b now comes before a: the disqualified bid had decided their order.');
    expect(change.sentence.zh).toContain('投标 b 现排在 a 之前');
  });

  it('of whom only the last went changes no rank', () => {
    const { moved, sentence } = rankingChange(2, ranked(['a'], ['b', 'c'], ['d']), ranked(['a'], ['b', 'c']));

    expect(moved).toEqual([]);
    expect(sentence.en).toContain('No rank has changed.');
  });

  it('says when nobody is left', () => {
    expect(rankingChange(1, ranked(['a', 'b']), []).sentence).toEqual({
      en: 'Disqualified since version 1 of the ranking was made: a, b. No bid remains.',
      zh: '自第 1 版排名作出后被取消资格的投标：a, b。已无其余投标。',
    });
  });
});
