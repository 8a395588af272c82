import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { scoreCommand } from '../../apps/cli/src/commands/score.js';

/** A figure or a refusal, as the command prints it. */
export type ScoreAnswer = Readonly<Record<string, unknown>> & { readonly id: string };

/** What `pilotage score --case FILE` prints for some cases: the command itself, its file and its output, without a process of its own. */
export async function askScore(cases: readonly unknown[]): Promise<{ readonly code: number; readonly answers: readonly ScoreAnswer[] }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-score-'));
  const file = path.join(folder, 'cases.json');
  fs.writeFileSync(file, JSON.stringify(cases));
  const written: string[] = [];
  const output = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    const code = await scoreCommand.run(['--case', file]);
    return { code, answers: JSON.parse(written.join('')) as ScoreAnswer[] };
  } finally {
    output.mockRestore();
    fs.rmSync(folder, { recursive: true });
  }
}
