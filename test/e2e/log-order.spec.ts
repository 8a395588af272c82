import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => (world = await openWorld()));
afterAll(async () => world.close());

describe('the order of the log', () => {
  it('within one transaction is the order in which things were done, wherever the database put its rows', async () => {
    await world.sql(
      `insert into audit_event (id, at, type, object_id, entry, leaf_hash)
       select 'evt_' || n, (select app.clock()), 'test.order', 'test', n, encode(sha256('\\x00'::bytea || convert_to(n, 'UTF8')), 'hex')
       from unnest(array['3', '1', '2']) n`,
    );
    // A transaction of any database of the server holds the sequencer back for as long as it runs.
    const placed = (): Promise<{ id: string }[]> =>
      world.sql(
        `select event_id as id from log_leaf l join audit_event a on a.id = l.event_id where a.type = 'test.order' order by position`,
      );
    while ((await placed()).length === 0) await world.drain();

    expect(await placed()).toEqual([{ id: 'evt_1' }, { id: 'evt_2' }, { id: 'evt_3' }]);
  });
});
