import { z } from 'zod';
import { after, type Json } from '@pilotage/kernel';
import { DoneView, input, useCase, type Preparation } from '@pilotage/platform';
import {
  FILE_FINDINGS,
  fileLife,
  moveOf,
  SCAN_RESULTS,
  scanAgainAfter,
  type FileState,
  type Finding,
  type FindingCode,
  type Verdict,
} from '../domain/index.js';
import { inspectInThread } from '../inspection/in-thread.js';
import { scanByClamd } from '../inspection/clamd.js';
import type { FileEntity } from '../persistence/files.entities.js';
import { files } from '../persistence/files.repository.js';
import { aboutOf, kindOf, storedOf } from './about.js';
import { filesPolicy } from './files.policy.js';
import { factsOf } from './receive-upload.js';

/** States in which a file waits for its inspection. */
const WAITING: readonly FileState[] = ['received', 'awaitingScan'];

const codes = Object.keys(FILE_FINDINGS) as [FindingCode, ...FindingCode[]];
const verdictInput = z.strictObject({
  findings: z.array(z.strictObject({ code: z.enum(codes), what: z.string().max(120).optional() })),
  scan: z.enum(SCAN_RESULTS),
});

/** A file has been inspected: it is usable, rejected, or waits for a scanner. */
export const inspectFile = useCase({
  name: 'inspectFile',
  summary: 'Takes in what the inspection of a file came to. A file that was to be scanned and was not stays unusable and is scanned again.',
  policy: filesPolicy.inspectFile,
  input: z.strictObject({ fileId: input.id('file', 'The file.'), verdict: verdictInput.nullable() }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { fileId, verdict }) {
    const file = await files.lock(tx, fileId, 'update');
    authorise({});
    if (!verdict || !WAITING.includes(file.state)) return { id: file.id, done: false };
    const now = await tx.now();
    const given = verdict as Verdict;
    const move = moveOf(given);
    const scanAttempts = move === 'postpone' ? file.scanAttempts + 1 : file.scanAttempts;
    const scanAgainAt = move === 'postpone' ? after(now, scanAgainAfter(file.scanAttempts)) : null;
    const { next, event } = fileLife.move(file, move, factsOf(file, now));
    const facts = { findings: given.findings.map(({ code }) => code), scan: given.scan };
    await files.save(tx, { event, next: { ...next, verdict: given, inspectedAt: now, scanAttempts, scanAgainAt } }, facts);
    return { id: file.id, done: true };
  },
});

/** Looks into the file, and has it scanned where a scanner is configured: outside of any transaction, since it takes its time. */
export const lookIntoFile: Preparation = async ({ read, sealing, vault, clamd }, payload) => {
  const { fileId } = payload as { readonly fileId: FileEntity['id'] };
  const file = await read((tx) => files.find(tx, { id: fileId }));
  const about = file && WAITING.includes(file.state) ? aboutOf(sealing, file) : null;
  const stored = file && about ? storedOf(file, about) : null;
  if (!about || !stored) return { fileId, verdict: null };
  const findings = await inspectInThread(vault, stored, kindOf(about)).catch(() => null);
  // The store does not give the bytes: they are as little known as those that a scanner did not see.
  if (findings === null) return { fileId, verdict: json({ findings: [], scan: 'couldNotScan' }) };
  if (findings.length > 0 || clamd === undefined) return { fileId, verdict: json({ findings, scan: 'notScanned' }) };
  const { scan, what } = await scanByClamd(clamd, () => vault.read(stored));
  const infected: Finding[] = scan === 'infected' ? [{ code: 'INFECTED', what: what ?? '' }] : [];
  return { fileId, verdict: json({ findings: infected, scan }) };
};

const json = (verdict: Verdict): Json => verdict as unknown as Json;
