import { Bell } from './bell.js';
import { turnstile } from './turnstile.js';

describe('a bell', () => {
  it('adds up what rang before anybody answered, and forgets nothing that must be told', async () => {
    const bell = new Bell();
    bell.ring('check');
    bell.ring('refresh');
    bell.ring('check');
    expect(await bell.rung()).toBe('refresh');

    const waiting = bell.rung();
    bell.ring('check');
    expect(await waiting).toBe('check');
  });

  it('sends away who waits, and who comes later, once it is closed', async () => {
    const bell = new Bell();
    const waiting = bell.rung();
    bell.close();
    bell.ring('refresh');

    expect(await Promise.all([waiting, bell.rung()])).toEqual([null, null]);
  });
});

describe('a turnstile', () => {
  it('lets so many in at once and the others in their order, whoever fails', async () => {
    const inTurn = turnstile(2);
    const [inside, order]: [Set<number>, number[]] = [new Set(), []];
    let most = 0;
    const work = (n: number) => async (): Promise<number> => {
      inside.add(n);
      order.push(n);
      most = Math.max(most, inside.size);
      await Promise.resolve();
      inside.delete(n);
      if (n === 2) throw new Error('a fault');
      return n;
    };
    const ends = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => inTurn(work(n))));

    expect([most, order]).toEqual([2, [1, 2, 3, 4, 5]]);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  });
});
