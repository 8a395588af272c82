import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { sha256Hex } from '@pilotage/kernel';
import { evaluationJson, scoreLot } from '@pilotage/scoring';
import { bidOf, criterion, rulesetOf } from '../fixtures/scoring/lot.js';

const run = promisify(execFile);
const ruleset = rulesetOf([criterion('accuracy', '60')]);
const bids = [bidOf('a', { accuracy: ['70', '80.5'] }, '100000'), bidOf('b', { accuracy: ['60', '90'] }, '90000')];
const record = evaluationJson(ruleset, scoreLot(ruleset, bids));

interface Told {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('pilotage verify-ranking', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-ranking-'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  const verify = async (text: string): Promise<Told> => {
    const file = path.join(folder, 'record.json');
    fs.writeFileSync(file, text);
    const told = run(process.execPath, ['dist/apps/cli/src/main.js', 'verify-ranking', file], { env: { PATH: process.env.PATH ?? '' } });
    return told.then(({ stdout, stderr }) => ({ code: 0, stdout, stderr })).catch((error: Told) => error);
  };

  it('says that a published record gives itself, with the digest that the log holds, and needs no server and no setting', async () => {
    const { code, stdout } = await verify(record);
    expect(JSON.parse(stdout)).toEqual({
      equal: true,
      recordDigest: sha256Hex(record),
      asPublished: true,
      differences: [],
      refusal: null,
    });
    expect(code).toBe(0);
  });

  it('says where a record was changed, and ends with 1', async () => {
    const { code, stdout } = await verify(record.replace('"rank":2', '"rank":1'));
    expect(JSON.parse(stdout)).toMatchObject({ equal: false, differences: [{ path: '/bids/a/rank', published: 1, recomputed: 2 }] });
    expect(code).toBe(1);
  });

  it('tells a record that was laid out anew from one that is as it was published', async () => {
    const { code, stdout } = await verify(JSON.stringify(JSON.parse(record), null, 2));
    expect(JSON.parse(stdout)).toMatchObject({ equal: true, asPublished: false, recordDigest: sha256Hex(record) });
    expect(code).toBe(0);
  });

  it('ends with 2 where there is no record to judge', async () => {
    const { code, stdout, stderr } = await verify('no JSON');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('no JSON of a kind');
  });
});
