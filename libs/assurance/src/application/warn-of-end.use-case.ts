import { z } from 'zod';
import { after, DAY_MS, type Instant } from '@pilotage/kernel';
import { DoneView, input, jobRefusals, newId, nothingDue, useCase } from '@pilotage/platform';
import { evidenceRows } from '../persistence/wallet.repository.js';
import { evidenceWarnings } from '../persistence/status.repository.js';
import { WARNING_DAYS } from '../domain/status-policy.data.js';
import { RUNS_OUT } from '../domain/evidence.workflow.js';
import { assurancePolicy } from './assurance.policy.js';

/** The vendor, and whoever relies on a piece of evidence, are warned that it ends soon: once for each time ahead that the policy names. */
export const warnOfEvidenceEnd = useCase({
  name: 'warnOfEvidenceEnd',
  summary: 'Warns that a piece of evidence ends soon, once for each number of days ahead that the policy names.',
  policy: assurancePolicy.warnOfEvidenceEnd,
  input: z.strictObject({ evidenceId: input.id('evidence', 'The piece.') }),
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise }, { evidenceId }) {
    const piece = await evidenceRows.lock(tx, evidenceId, 'update');
    const now = await tx.now();
    authorise({});
    const { validUntil } = piece;
    if (!RUNS_OUT.includes(piece.state) || !validUntil || validUntil <= now) return nothingDue();
    const days = nearestWarning(validUntil, now);
    if (days === null || (await evidenceWarnings.find(tx, { evidenceId, validUntil, days }))) return nothingDue();
    const row = { id: newId('evidenceWarning'), evidenceId, validUntil, days, warnedAt: now };
    await evidenceWarnings.create(tx, row, { type: 'evidence.warn', facts: { evidence: evidenceId, days } });
    tx.emit('evidenceEndsSoon', { evidenceId, days });
    return { id: evidenceId, done: true };
  },
});

/** The fewest days ahead whose time has come; whoever was away is told once, not once for each time that passed. */
export function nearestWarning(validUntil: Instant, now: Instant): number | null {
  const due = WARNING_DAYS.map(({ value }) => value).filter((days) => after(validUntil, -days * DAY_MS) <= now);
  return due.length === 0 ? null : Math.min(...due);
}
