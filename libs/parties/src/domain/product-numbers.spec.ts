import fc from 'fast-check';
import { NUMBER_REGISTERS } from './product-numbers.data.js';
import { numberObjection, numbersObjection } from './product-numbers.js';

describe('numbers of public registers', () => {
  it.each([
    ['FDA_510K', 'K192880'],
    ['FDA_510K', 'BK180247'],
    ['FDA_DE_NOVO', 'DEN180001'],
    ['FDA_PMA', 'P970058'],
    ['FDA_PMA', 'P970058/S016'],
    ['FEDRAMP', 'FR1820435961'],
    ['FEDRAMP', 'F1206081364'],
    ['NMPA', '国械注准20203210839'],
    ['NMPA', '国械注进20182213456'],
    ['NMPA', '国械注许20203160001'],
    ['NMPA', '粤械注准20212210456'],
    ['CAC_ALGORITHM_FILING', 'as it is written'],
  ])('%s %s is taken', (scheme, id) => {
    expect(numberObjection({ scheme, id })).toBeNull();
  });

  it.each([
    ['FDA_510K', 'k192880'],
    ['FDA_510K', 'K19288'],
    ['FDA_510K', 'K192880\n'],
    ['FDA_510K', ' K192880'],
    ['FDA_510K', 'DEN180001'],
    ['fda-510k', 'K19288'],
    ['FDA 510k', 'K19288'],
    ['FDA_DE_NOVO', 'DEN18001'],
    ['FDA_PMA', 'P970058S016'],
    ['FDA_PMA', 'P970058/S1'],
    ['FEDRAMP', 'FR182043596'],
    ['FEDRAMP', 'AGENCYGOOGLE'],
    // A class III number where the province registers class II, a class II number where the State registers class III, and ten digits.
    ['NMPA', '粤械注准20213210456'],
    ['NMPA', '国械注准20202210839'],
    ['NMPA', '国械注准2020321083'],
    ['NMPA', '国械注准２０２０３２１０８３９'],
  ])('%s %j is refused as malformed', (scheme, id) => {
    expect(numberObjection({ scheme, id })?.definition.code).toBe('REGISTER_NUMBER_MALFORMED');
  });

  it('a list is refused for the first number that is malformed', () => {
    const list = [
      { scheme: 'FDA_510K', id: 'K192880' },
      { scheme: 'FEDRAMP', id: 'FR1' },
    ];
    expect(numbersObjection(list)?.params).toMatchObject({ number: 'FR1', scheme: 'FEDRAMP' });
    expect(numbersObjection([])).toBeNull();
  });

  it('every register says in two languages what it is, by an example and a source', () => {
    NUMBER_REGISTERS.forEach(({ title, example, source, form }) => {
      expect([title.en, title.zh, source].every((text) => text.length > 0)).toBe(true);
      expect(example.split(' or ').every((one) => form.test(one))).toBe(true);
    });
  });

  it('no text makes the grammar throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (scheme, id) => {
        expect(() => numberObjection({ scheme, id })).not.toThrow();
      }),
      { seed: 20261125 },
    );
  });
});
