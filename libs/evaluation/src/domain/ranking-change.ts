import { renderText, type LocalisedText } from '@pilotage/kernel';

/** A bid and its rank in a version of the ranking. */
export interface Placed {
  readonly bidId: string;
  readonly rank: number;
}

/** What became of the places when bids that counted had been disqualified and the rest was ranked again. */
export interface RankingChange {
  /** The version that was superseded. */
  readonly version: number;
  /** Bids that it ranked and that are out since, by their rank there. */
  readonly removed: readonly string[];
  /** Bids whose rank is another one now, best first. */
  readonly moved: readonly { readonly bidId: string; readonly from: number; readonly to: number }[];
  /** Bids that come before one that came before them: the disqualified bid had decided their order. */
  readonly overtakings: readonly { readonly bidId: string; readonly overtaken: string }[];
  readonly sentence: LocalisedText;
}

const TEXTS = {
  removed: {
    en: 'Disqualified since version {version} of the ranking was made: {removed}.',
    zh: '自第 {version} 版排名作出后被取消资格的投标：{removed}。',
  },
  again: { en: 'The remaining bids were ranked again.', zh: '其余投标已重新排名。' },
  nobody: { en: 'No bid remains.', zh: '已无其余投标。' },
  moved: { en: 'Bid {bidId} had rank {from} and now has rank {to}.', zh: '投标 {bidId} 由第 {from} 名变为第 {to} 名。' },
  unmoved: { en: 'No rank has changed.', zh: '名次均未变动。' },
  overtaking: {
    en: 'Bid {bidId} now comes before {overtaken}: the disqualified bid had decided their order.',
    zh: '投标 {bidId} 现排在 {overtaken} 之前：此前二者的次序系由被取消资格的投标左右。',
  },
  sameOrder: { en: 'The order of the remaining bids among themselves is as it was.', zh: '其余投标之间的先后次序未变。' },
} as const satisfies Record<string, LocalisedText>;

/** The difference between two rankings of one lot of which the second was made without some bids of the first. */
export function rankingChange(version: number, before: readonly Placed[], after: readonly Placed[]): RankingChange {
  const byRank = (a: Placed, b: Placed): number => a.rank - b.rank;
  const rankBefore = new Map(before.map(({ bidId, rank }) => [bidId, rank]));
  const stay = [...after].sort(byRank).flatMap(({ bidId, rank: to }) => {
    const from = rankBefore.get(bidId);
    return from === undefined ? [] : [{ bidId, from, to }];
  });
  const staying = stay.map(({ bidId }) => bidId);
  const parts = {
    version,
    removed: [...before]
      .sort(byRank)
      .map(({ bidId }) => bidId)
      .filter((bidId) => !staying.includes(bidId)),
    moved: stay.filter(({ from, to }) => from !== to),
    overtakings: stay.flatMap((bid) =>
      stay.filter((other) => bid.to < other.to && other.from < bid.from).map((other) => ({ bidId: bid.bidId, overtaken: other.bidId })),
    ),
  };
  return { ...parts, sentence: sentenceOf(parts, stay.length) };
}

function sentenceOf({ version, removed, moved, overtakings }: Omit<RankingChange, 'sentence'>, remaining: number): LocalisedText {
  const say = (language: keyof LocalisedText): string[] => [
    renderText(TEXTS.removed[language], { version, removed: removed.join(', ') }),
    ...(remaining === 0 ? [TEXTS.nobody[language]] : [TEXTS.again[language]]),
    ...moved.map((move) => renderText(TEXTS.moved[language], move)),
    ...(remaining > 0 && moved.length === 0 ? [TEXTS.unmoved[language]] : []),
    ...overtakings.map((overtaking) => renderText(TEXTS.overtaking[language], overtaking)),
    ...(remaining > 1 && overtakings.length === 0 ? [TEXTS.sameOrder[language]] : []),
  ];
  return { en: say('en').join(' '), zh: say('zh').join('') };
}
