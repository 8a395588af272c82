import { describeRealData, listFor, realRecords } from '../support/real-data.js';
import { askScore, type ScoreAnswer } from '../support/ask-score.js';

interface Contract {
  readonly contract: string;
  readonly bids: readonly {
    readonly bidder: string;
    readonly status: string;
    readonly evaluatedPrice: { readonly amount: string } | null;
  }[];
  readonly expected?: { readonly rankingByEvaluatedPrice: readonly string[]; readonly awardedRank: number; readonly lowestWins: boolean };
}

interface Auction {
  readonly auction: string;
  readonly reservePriceJPY: string | null;
  readonly minimumPriceJPY: string | null;
  readonly bids: readonly { readonly bidder: string; readonly amountJPY: string; readonly winner: boolean }[];
}

interface Priced {
  readonly position: number;
  readonly price: string;
}

const PRICE = [{ id: 'price', weight: '1', direction: 'min', type: 'price' }];
const caseOf = (id: string, bids: readonly Priced[], params: object): object => ({
  id,
  method: 'lowest_price',
  criteria: PRICE,
  bids: bids.map(({ position, price }) => ({ id: String(position), values: { price } })),
  params,
});
const ranksOf = ({ ranks }: ScoreAnswer): Readonly<Record<string, number>> => (ranks ?? {}) as Readonly<Record<string, number>>;

/** Positions in order of rank, equal ranks in the order of the file. */
const orderOf = (answer: ScoreAnswer): readonly number[] =>
  Object.entries(ranksOf(answer))
    .sort(([one, rank], [other, otherRank]) => rank - otherRank || Number(one) - Number(other))
    .map(([position]) => Number(position));

const rejectedAreOut = ({ bids }: Contract): readonly Priced[] =>
  bids.flatMap(({ status, evaluatedPrice }, position) =>
    status === 'Rejected' || !evaluatedPrice ? [] : [{ position, price: evaluatedPrice.amount }],
  );

describeRealData('contracts financed by the World Bank, scored by the lowest evaluated price', () => {
  const contracts = realRecords<Contract>('real/bids/worldbank-contract-bids.jsonl').filter(({ expected }) => expected);
  let answers: readonly ScoreAnswer[];
  beforeAll(async () => {
    ({ answers } = await askScore(contracts.map((each) => caseOf(each.contract, rejectedAreOut(each), {}))));
  });

  it('all 772 contracts have the ranking by evaluated price that follows from the published bids', () => {
    const rankings = answers.map((answer, at) => orderOf(answer).map((position) => contracts[at]?.bids[position]?.bidder));

    expect(rankings).toEqual(contracts.map(({ expected }) => expected?.rankingByEvaluatedPrice));
    expect(rankings).toHaveLength(772);
  });

  it('129 contracts went to another than the lowest price: they are listed for an officer to explain', () => {
    const toExplain = contracts.flatMap(({ contract, bids }, at) => {
      const answer = answers[at] as ScoreAnswer;
      const order = orderOf(answer);
      const winner = bids.findIndex(({ status }) => status === 'Awarded');
      const isLowest = order[0] === winner;
      const [lowest, awarded] = [order[0] ?? -1, winner].map((position) => bids[position]?.evaluatedPrice?.amount);
      return isLowest ? [] : [{ contract, rank: ranksOf(answer)[winner], awarded, lowest, lowestBidder: bids[order[0] ?? -1]?.bidder }];
    });
    listFor('awards-to-explain.json', toExplain);

    expect(toExplain).toHaveLength(129);
    const known = contracts.filter(({ expected }) => expected?.lowestWins === false).map(({ contract }) => contract);
    expect(toExplain.map(({ contract }) => contract)).toEqual(known);
  });
});

const NAMED: Readonly<Record<string, string>> = { floor: 'minimumPriceJPY', ceiling: 'reservePriceJPY' };

/** The published minimum and reserve price, where there is one. */
const limitsOf = (auction: Auction): object =>
  Object.fromEntries(
    Object.entries(NAMED).flatMap(([name, field]) => {
      const amount = auction[field as 'minimumPriceJPY' | 'reservePriceJPY'];
      return amount === null ? [] : [[name, amount]];
    }),
  );

/** A bidder without an amount made no offer. */
const offersOf = ({ bids }: Auction): readonly Priced[] =>
  bids.flatMap(({ amountJPY }, position) => (amountJPY === '' ? [] : [{ position, price: amountJPY }]));

describeRealData('auctions of the city of Tsuchiura, lowest price between the minimum and the reserve price', () => {
  const auctions = realRecords<Auction>('real/bids/tsuchiura-auctions.jsonl');
  let answers: readonly ScoreAnswer[];
  beforeAll(async () => {
    ({ answers } = await askScore(auctions.map((each) => caseOf(each.auction, offersOf(each), limitsOf(each)))));
  });
  const firstOf = (at: number): readonly number[] =>
    orderOf(answers[at] as ScoreAnswer).filter((p) => ranksOf(answers[at] as ScoreAnswer)[p] === 1);
  const winnersOf = ({ bids }: Auction): readonly number[] => bids.flatMap(({ winner }, position) => (winner ? [position] : []));
  const isPublished = (auction: Auction, at: number): boolean => {
    const winners = winnersOf(auction);
    return winners.length === 1 && firstOf(at).includes(winners[0] ?? -1);
  };

  it('742 of 750 auctions were won by a bidder of the first rank, four of them in a tie that the city broke by lot', () => {
    const published = auctions.flatMap((auction, at) => (isPublished(auction, at) ? [firstOf(at).length] : []));

    expect([published.length, published.filter((tied) => tied > 1).length, auctions.length]).toEqual([742, 4, 750]);
  });

  it('the other eight are listed: one had no winner, seven a winner above the lowest valid price', () => {
    const others = auctions.flatMap((auction, at) => {
      if (isPublished(auction, at)) return [];
      const price = (position = -1): string | null => auction.bids[position]?.amountJPY ?? null;
      return [{ auction: auction.auction, lowest: price(firstOf(at)[0]), won: price(winnersOf(auction)[0]) }];
    });
    listFor('auctions-to-explain.json', others);

    expect(others.map(({ auction, won }) => [auction, won === null])).toEqual([
      ['2008-246', true],
      ...['2008-273', '2009-423', '2010-874', '2011-1095', '2012-1527', '2014-1938', '2014-2022'].map((auction) => [auction, false]),
    ]);
    expect(others.every(({ lowest, won }) => won === null || BigInt(won) > BigInt(lowest ?? '0'))).toBe(true);
  });
});
