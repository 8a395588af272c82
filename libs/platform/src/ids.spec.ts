import { ID_PREFIX, isId, kindOf, type Kind } from '@pilotage/kernel';
import { newId } from './ids.js';

describe('a fresh identifier', () => {
  it.each(Object.keys(ID_PREFIX) as Kind[])('of the kind %s has its prefix and is a version 7 UUID', (kind) => {
    const id = newId(kind);

    expect(isId(kind, id)).toBe(true);
    expect(kindOf(id)).toBe(kind);
    expect(id.slice(ID_PREFIX[kind].length + 1)).toMatch(/^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  });

  it('sorts after every earlier one of the process, thousands within a millisecond too, and is never given twice', () => {
    const ids = Array.from({ length: 20_000 }, () => newId('event'));

    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sorts after earlier ones although the clock of the machine was set back', () => {
    const before = newId('event');
    const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
    const next = newId('event');
    clock.mockRestore();

    expect(next > before).toBe(true);
  });
});
