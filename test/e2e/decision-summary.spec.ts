import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { decisionSummary, type SignedStatement } from '@pilotage/assurance';
import { openMarketplace, type Marketplace } from '../support/bidding.js';
import { draftedPilots, runningPilot } from '../support/piloting.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let market: Marketplace;
let pilotId: string;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-decision-'));

beforeAll(async () => {
  world = await openWorld();
  market = await openMarketplace(world, 2);
  await world.person('pilot-manager', market.agency, ['pilotManager']);
  pilotId = (await draftedPilots(market, ['one']))['one'] ?? '';
}, 180_000);
afterAll(async () => {
  await world.close();
  fs.rmSync(folder, { recursive: true });
});

const decisionOn = async (stage: string): Promise<string> => {
  const rows = await world.sql<{ id: string }>(
    `select d.id from gate_decision d join pilot p on p.bid_id = d.bid_id where p.id = $1 and d.stage = $2 order by d.version desc limit 1`,
    [pilotId, stage],
  );
  return rows[0]?.id ?? '';
};
const read = (as: string, decisionId: string) => world.read(as, decisionSummary, { decisionId });

/** What an outsider finds with the command, who has nothing but the two files. */
function checked(envelope: unknown, publicKey: string): { status: number; said: Record<string, unknown> } {
  const [file, key] = ['statement.json', 'key.pem'].map((name) => path.join(folder, name)) as [string, string];
  fs.writeFileSync(file, JSON.stringify(envelope));
  fs.writeFileSync(key, publicKey);
  const command = ['dist/apps/cli/src/main.js', 'decision', '--file', file, '--key', key];
  try {
    return { status: 0, said: JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as Record<string, unknown> };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { status, said: JSON.parse(stdout) as Record<string, unknown> };
  }
}

describe('the signed statement of a decision', () => {
  it('is for those whom the decision concerns until a stage starts on it, and then for everyone', async () => {
    await world.drain();
    const decisionId = await decisionOn('TEST');
    for (const person of ['officer', 'pilot-manager', 'bidder-1']) expect((await read(person, decisionId)).publishedAt).toBeNull();
    await expect(read('bidder-2', decisionId)).rejects.toMatchObject({ code: 'NOT_FOUND' });

    await runningPilot(world, pilotId);
    await world.drain();

    const started = await decisionOn('TEST');
    expect((await read('bidder-2', started)).publishedAt).not.toBeNull();
  });

  it('is checked by an outsider with the command and the public key alone, and fails when a letter of it is changed', async () => {
    const decisionId = await decisionOn('TEST');
    const { envelope, publicKey } = await read('bidder-2', decisionId);
    const [row] = await world.sql<{ digest: string; hash: string }>(
      `select model_digest as digest, hash from gate_decision where id = $1`,
      [decisionId],
    );

    expect(checked(envelope, publicKey)).toMatchObject({
      status: 0,
      said: {
        ok: true,
        subject: { digest: { sha256: row?.digest } },
        properties: ['PILOTAGE_ADMITTED_WITH_CONDITIONS_TEST'],
        decision: { decisionId, decision: 'ADMIT_WITH_CONDITIONS', stage: 'TEST', decisionHash: row?.hash },
      },
    });
    const given = envelope as unknown as SignedStatement;
    const text = Buffer.from(given.payload, 'base64').toString();
    const forged = Buffer.from(text.replace('_WITH_CONDITIONS_TEST', '_TEST')).toString('base64');
    expect(checked({ ...given, payload: forged }, publicKey)).toEqual({ status: 1, said: { ok: false, keyId: expect.any(String) } });
  });

  it('is signed once, whoever asks how often, and never changes', async () => {
    const rows = await world.sql<{ id: string }>('select decision_id as id from decision_summary');
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    await expect(world.sql(`update decision_summary set statement = '{}'`)).rejects.toThrow(/never change/);
  });
});
