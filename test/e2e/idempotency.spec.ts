import { partiesRoom } from '@pilotage/parties';
import { openWorld, type World } from '../support/world.js';
import { makeToyTables, toyRoom, writeToyNote } from '../support/toy-room.js';

describe('a request that is sent again', () => {
  let world: World;
  let vendor: string;

  beforeAll(async () => {
    world = await openWorld({ rooms: [partiesRoom, toyRoom()] });
    await makeToyTables(world.databaseUrl);
    vendor = await world.organisation('vendor-1', 'vendor');
    await world.person('bidder', vendor, ['bidder']);
    await world.person('colleague', vendor, ['bidder']);
  });
  afterAll(async () => world.close());

  const note = (text: string) => ({ organisationId: vendor as never, text });
  const notes = async (text: string): Promise<number> => (await world.sql('select from toy_note where text = $1', [text])).length;

  it('by twenty at once with one key is done once, and all get the same answer', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => world.do('bidder', writeToyNote, note('parallel'), 'key-parallel')));

    expect(new Set(answers.map((a) => JSON.stringify(a))).size).toBe(1);
    expect(await notes('parallel')).toBe(1);
    const audit = await world.sql('select from audit_event where object_id = $1', [answers[0]?.id]);
    const outbox = await world.sql(`select from outbox_event where payload->>'noteId' = $1`, [answers[0]?.id]);
    expect([audit.length, outbox.length]).toEqual([1, 1]);
  });

  it('with the key and other input is refused, and nothing changes', async () => {
    await world.do('bidder', writeToyNote, note('first'), 'key-mismatch');

    await world.unchanged(['toy_note', 'idempotency_key'], async () => {
      await expect(world.attempt('bidder', writeToyNote, note('second'), 'key-mismatch')).rejects.toMatchObject({
        code: 'IDEMPOTENCY_MISMATCH',
      });
    });
  });

  it('by twenty at once with one key and different input is done once; the others are told of the mismatch', async () => {
    const attempts = Array.from({ length: 20 }, (_, i) => world.attempt('bidder', writeToyNote, note(`race ${i}`), 'key-race'));

    const outcomes = await Promise.allSettled(attempts);

    const done = outcomes.filter((o) => o.status === 'fulfilled');
    const codes = outcomes.flatMap((o) => (o.status === 'rejected' ? [(o.reason as { code: string }).code] : []));
    expect(done).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['IDEMPOTENCY_MISMATCH']));
    expect(await world.sql(`select from toy_note where text like 'race %'`)).toHaveLength(1);
  });

  it('after a refusal is decided anew, since the key stayed free', async () => {
    await world.unchanged(['toy_note', 'idempotency_key'], async () => {
      const answer = await world.attempt('bidder', writeToyNote, note('refuse'), 'key-refused');
      expect(answer.ok).toBe(false);
    });

    await world.do('bidder', writeToyNote, note('better'), 'key-refused');

    expect(await notes('better')).toBe(1);
  });

  it('after a fault of ours is decided anew, too', async () => {
    await world.unchanged(['toy_note', 'idempotency_key'], async () => {
      await expect(world.attempt('bidder', writeToyNote, note('crash'), 'key-crashed')).rejects.toThrow('select secret');
    });

    await world.do('bidder', writeToyNote, note('recovered'), 'key-crashed');

    expect(await notes('recovered')).toBe(1);
  });

  it('by another person with the same key is another request', async () => {
    const mine = await world.do('bidder', writeToyNote, note('shared key'), 'key-shared');
    const theirs = await world.do('colleague', writeToyNote, note('shared key'), 'key-shared');

    expect(theirs.id).not.toBe(mine.id);
    expect(await notes('shared key')).toBe(2);
  });

  it('gets the first answer although the object has changed since', async () => {
    const first = await world.do('bidder', writeToyNote, note('answer'), 'key-answer');
    await world.sql(`update toy_note set text = 'other', state = 'finished' where id = $1`, [first.id]);

    expect(await world.do('bidder', writeToyNote, note('answer'), 'key-answer')).toEqual(first);
  });

  it('leaves nothing readable in the database, neither of the input nor of the answer', async () => {
    const secret = 'CNY 1234567.89 for the lot';
    const { id } = await world.do('bidder', writeToyNote, note(secret), 'key-secret');

    const [kept] = await world.sql<{ fingerprint: string; answer: string }>(
      `select fingerprint, answer from idempotency_key where key = 'key-secret'`,
    );

    expect(kept?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const { c, k } = JSON.parse(kept?.answer ?? '{}') as { c: string; k: string };
    const stored = [kept?.answer ?? '', Buffer.from(c, 'base64').toString('latin1'), Buffer.from(k, 'base64').toString('latin1')];
    for (const text of [secret, '1234567', id, Buffer.from(secret).toString('base64').slice(0, 20)]) {
      expect(stored.some((s) => s.includes(text))).toBe(false);
    }
  });

  it('cannot be answered with a kept answer that was moved to another key', async () => {
    await world.do('bidder', writeToyNote, note('mine'), 'key-moved-a');
    await world.do('colleague', writeToyNote, note('mine'), 'key-moved-b');
    await world.sql(
      `update idempotency_key set answer = (select answer from idempotency_key where key = 'key-moved-a') where key = 'key-moved-b'`,
    );

    await expect(world.attempt('colleague', writeToyNote, note('mine'), 'key-moved-b')).rejects.toThrow('cannot be opened');
  });

  it.each(['short', 'x'.repeat(129), 'with blank', 'mit-Ümlaut-8', 'key\u0000key', ''])('with the key %j is refused', async (key) => {
    await world.unchanged(['toy_note'], async () => {
      await expect(world.attempt('bidder', writeToyNote, note('x'), key)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    });
  });
});
