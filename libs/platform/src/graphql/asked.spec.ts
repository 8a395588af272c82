import { buildSchema, graphqlSync, type GraphQLResolveInfo } from 'graphql';
import { ASKS_ALL, asksIn, type Asks } from './asked.js';

const schema = buildSchema(`
  type Query { comparison: Comparison }
  type Comparison { lotId: ID  offers: [Offer] }
  type Offer { bidId: ID  price: Price  total: String }
  type Price { minor: String }
`);

/** What is asked when the document is executed. */
function asksOf(source: string): Asks {
  let asks: Asks | undefined;
  const rootValue = {
    comparison: (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => ((asks = asksIn(info)), { offers: [] }),
  };
  const { errors } = graphqlSync({ schema, source, rootValue });
  expect(errors).toBeUndefined();
  if (!asks) throw new Error('nothing was asked');
  return asks;
}

describe('what a question asks for', () => {
  it('is named by paths below the operation, whatever the aliases', () => {
    const asks = asksOf('{ shown: comparison { those: offers { cost: price { minor } } } }');
    expect(['offers', 'offers.price', 'offers.price.minor'].map(asks)).toEqual([true, true, true]);
    expect(['lotId', 'offers.total', 'price', 'offers.cost'].map(asks)).toEqual([false, false, false, false]);
  });

  it('is seen through fragments, named and in place', () => {
    const asks = asksOf(
      '{ comparison { ...A ... on Comparison { lotId } } } fragment A on Comparison { offers { ...B } } fragment B on Offer { total }',
    );
    expect(['lotId', 'offers', 'offers.total'].map(asks)).toEqual([true, true, true]);
    expect(asks('offers.price')).toBe(false);
  });

  it('is the sum of all places where the field is asked', () => {
    const asks = asksOf('{ comparison { offers { bidId } } comparison { offers { total } } }');
    expect(['offers.bidId', 'offers.total'].map(asks)).toEqual([true, true]);
  });

  it('counts a field that is skipped this time', () => {
    expect(asksOf('{ comparison { offers { total @skip(if: true) } } }')('offers.total')).toBe(true);
  });

  it('costs no more than the places, however often fragments are spread', () => {
    const depth = 30;
    const fragments = Array.from({ length: depth }, (_, at) => `fragment F${at} on Comparison { ...F${at + 1} ...F${at + 1} }`).join(' ');
    expect(asksOf(`{ comparison { ...F0 } } ${fragments} fragment F${depth} on Comparison { lotId }`)('lotId')).toBe(true);
  });

  it('is everything for whoever takes the whole answer', () => expect(ASKS_ALL('offers.price')).toBe(true));
});
