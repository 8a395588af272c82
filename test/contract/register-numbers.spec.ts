import { numberObjection, numberRegister } from '@pilotage/parties';
import { REGISTERED_PRODUCTS } from '../../apps/cli/src/demonstration/facts/products.data.js';

/** Real numbers of the demonstration that the grammar of their register does not take, each with the reason. None is known. */
const NOT_WELL_FORMED: Readonly<Record<string, string>> = {};

describe('the real products of the demonstration', () => {
  it('every number is well formed, or listed with the reason why not', () => {
    const objected = REGISTERED_PRODUCTS.filter(({ scheme, number }) => numberObjection({ scheme, id: number }) !== null);
    expect(objected.map(({ number }) => number).sort()).toEqual(Object.keys(NOT_WELL_FORMED).sort());
  });

  it('every register that they are in has a grammar, so none passes for want of one', () => {
    const without = REGISTERED_PRODUCTS.filter(({ scheme }) => numberRegister(scheme) === undefined);
    expect(without).toEqual([]);
    expect(REGISTERED_PRODUCTS.length).toBeGreaterThanOrEqual(30);
  });
});
