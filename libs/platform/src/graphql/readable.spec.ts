import { disclose, EVERY_GROUP, field, readable, t } from './readable.js';

const Part = readable('SpecPart', 'A part.', {
  name: field(t.text, 'public', 'Name.'),
  cost: field(t.nullable(t.text), 'money', 'Cost.'),
});
const Whole = readable('SpecWhole', 'A whole.', {
  id: field(t.id, 'public', 'Id.'),
  secret: field(t.nullable(t.text), 'insiders', 'Secret.'),
  count: field(t.nullable(t.int), 'public', 'Count.'),
  part: field(
    t.object(() => Part),
    'public',
    'One part.',
  ),
  spare: field(t.nullable(t.object(() => Part)), 'public', 'Spare part, if any.'),
  parts: field(t.list(t.object(() => Part)), 'public', 'All parts.'),
  rows: field(t.list(t.list(t.object(() => Part))), 'public', 'Parts in rows.'),
  hiddenParts: field(t.nullable(t.list(t.object(() => Part))), 'insiders', 'Parts for insiders.'),
});

const part = (name: string): { name: string; cost: string | null } => ({ name, cost: '12.50' });
const whole = {
  id: 'x',
  secret: 's',
  count: 0,
  part: part('a'),
  spare: null,
  parts: [part('b'), part('c')],
  rows: [[part('d')], []],
  hiddenParts: [part('e')],
};
const bare = (name: string): object => ({ name, cost: null });
const plain = (row: object): unknown => JSON.parse(JSON.stringify(row));

describe('what a reader is shown', () => {
  it('without any grant, is the public alone, in nested objects and lists too', () => {
    expect(plain(disclose(Whole, whole))).toEqual({
      id: 'x',
      secret: null,
      count: 0,
      part: bare('a'),
      spare: null,
      parts: [bare('b'), bare('c')],
      rows: [[bare('d')], []],
      hiddenParts: null,
    });
  });

  it('has the granted groups and no other', () => {
    const shown = disclose(Whole, whole, new Set(['money']));

    expect(shown.parts.map((p) => p.cost)).toEqual(['12.50', '12.50']);
    expect(shown.rows[0]?.[0]?.cost).toBe('12.50');
    expect([shown.secret, shown.hiddenParts]).toEqual([null, null]);
  });

  it('is everything for the one who has just done it', () => {
    expect(plain(disclose(Whole, whole, EVERY_GROUP))).toEqual(whole);
  });

  it('never has a column that no field declares', () => {
    const row = { ...whole, passwordHash: 'p', part: { ...whole.part, margin: '3' } };

    expect(JSON.stringify(disclose(Whole, row, EVERY_GROUP))).not.toMatch(/passwordHash|margin/);
  });

  it('leaves the row as it was', () => {
    const before = plain(whole);

    disclose(Whole, whole);

    expect(plain(whole)).toEqual(before);
  });

  it('keeps what was disclosed before with its own grants, so that a list may show one row more than the others', () => {
    const own = disclose(Part, part('mine'), new Set(['money']));
    const shown = disclose(Whole, { ...whole, parts: [own, part('theirs')] });

    expect(shown.parts.map((p) => p.cost)).toEqual(['12.50', null]);
  });

  it('is null where a column is missing', () => {
    const { count: _count, ...row } = whole;

    expect(disclose(Whole, row as typeof whole).count).toBeNull();
  });
});

describe('the declaration of a readable', () => {
  it('is refused when a field outside of public could not be hidden, and names each', () => {
    const declare = (): unknown =>
      readable('SpecNaked', 'Naked.', {
        id: field(t.id, 'public', 'Id.'),
        price: field(t.text, 'money', 'Price.'),
        marks: field(t.list(t.text), 'panel', 'Marks.'),
        note: field(t.nullable(t.text), 'panel', 'Note.'),
      });

    expect(declare).toThrow('SpecNaked: price, marks must be nullable, since they can be hidden');
  });
});
