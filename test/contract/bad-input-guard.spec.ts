import { z } from 'zod';
import { input, newId } from '@pilotage/platform';
import { outcomeOf } from '../support/hostile-documents.js';
import { leaksIn } from '../support/hostile-ledger.js';
import { EVERYTHING, spotsOf } from '../support/hostile-schema.js';
import { otherwise, variantsOf } from '../support/hostile-variants.js';

const answer = (message: string, code = 'BAD_USER_INPUT') => {
  const text = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  return { status: 200, text, outcome: outcomeOf(text) };
};

describe('the watch over answers', () => {
  it.each([
    ['a stack', 'boom\n    at Executor.named (/srv/app/use-case.js:103:20)'],
    ['a path', 'ENOENT: no such file, open /var/lib/pilotage/house.json'],
    ['a file', 'cannot read use-case.ts'],
    ['SQL', 'insert into bid (id) values ($1)'],
    ['a constraint', 'duplicate key value violates unique constraint "uq_bid"'],
    ['a class', 'QueryFailedError: deadlock'],
    ['an entity', 'PilotEntity has no id'],
    ['a suggestion', 'Cannot query field "prise". Did you mean "price"?'],
    ['a gap', 'The call is {state}, not open.'],
    ['what was sent', 'No criterion is named secret-criterion.'],
  ])('finds %s', (_, message) => {
    expect(leaksIn(answer(message), ['secret-criterion'])).not.toEqual([]);
  });

  it('finds a fault of ours, and a status that says so', () => {
    expect(leaksIn(answer('Internal error. It was recorded under the request id.', 'INTERNAL'), [])).not.toEqual([]);
    expect(leaksIn({ ...answer('Gone.'), status: 500 }, [])).not.toEqual([]);
  });

  it.each([
    'There is no such object, or you have no relation to it.',
    'specification.lots.0.kpis.0.target: must be a decimal with at most 6 places',
    'Variable "$input" got an invalid value at "input.validFrom"; A DateTime is written like 2026-01-05T09:00:00+08:00.',
    'The call closed at 2026-01-26T09:00:00.000Z; it is now 2026-01-26T10:00:00.000Z by the clock of the database.',
  ])('lets a sentence pass: %s', (message) => {
    expect(leaksIn(answer(message), ['secret-criterion'])).toEqual([]);
  });
});

describe('bent inputs', () => {
  const schema = z.strictObject({
    bidId: input.id('bid', 'A bid.'),
    title: input.text(20, 'A title.'),
    count: input.int(0, 9, 'A number.'),
    at: input.instant('A moment.').optional(),
    lines: input.list(input.object('GuardLineInput', 'A line.', { weight: input.decimal(2, 'Points.') }), 1, 3, 'Lines.'),
  });
  const sample = { bidId: newId('bid'), title: 'A title', count: 3, lines: [{ weight: '1.5' }] };
  const bend = () => variantsOf(schema, 'GuardInput', sample, new Set());

  it('are all bad by the schema, but for those that name what does not exist', () => {
    const good = bend().filter(({ input: bent }) => schema.safeParse(bent).success);
    expect(good.map(({ what, kind }) => [what, kind])).toEqual([['bidId: an id of nothing', 'absent']]);
  });

  it('leave out, mistype, overfill and exceed every member', () => {
    const said = bend().map(({ what }) => what);
    expect(said).toEqual(
      expect.arrayContaining([
        ...['bidId: left out', 'title: left out', 'lines.0.weight: left out', 'bidId: an id of another kind', 'bidId: an id of nothing'],
        ...['title: a text of 100000 characters', 'title: one character too many', 'title: a lone surrogate', 'title: control characters'],
        ...['count: a negative', 'count: the largest integer', 'count: beyond the largest integer', 'at: another century', 'at: a number'],
        ...['lines: an empty list', 'lines: one too many', 'lines.0: an unknown member', 'lines.0.weight: too many decimals', ': no input'],
      ]),
    );
  });

  it('reach members that the sample leaves out, and every member is known by the type that it stands in', () => {
    const keys = spotsOf(schema, 'GuardInput', EVERYTHING).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['GuardInput.at', 'GuardInput.lines[]', 'GuardLineInput.weight']));
    expect(bend().some(({ what }) => what.startsWith('at: '))).toBe(true);
  });

  it('have a good neighbour, which says something else', () => {
    const other = otherwise(schema, 'GuardInput', sample);
    expect(schema.safeParse(other).success).toBe(true);
    expect(other).not.toEqual(sample);
  });
});
