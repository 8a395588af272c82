import { z } from 'zod';
import { disclose, input, pageInput, pageOf, query, type Relations } from '@pilotage/platform';
import type { Instant } from '@pilotage/kernel';
import { adoptedGuidelines } from '../application/guidelines.js';
import { CONSULTATION_OVER, CONSULTED, guidelinesPolicy } from '../application/guidelines.policy.js';
import { guidelineAt, readVersion } from '../domain/guideline.rules.js';
import type { AdoptedGuideline } from '../domain/guideline-clauses.js';
import type { GuidelineEntity } from '../persistence/guidelines.entities.js';
import { approvalsJudgedBefore, commentPage, guidelinePage, guidelines as rows } from '../persistence/guidelines.repository.js';
import { commentRow, guidelineRow, releasedRow } from './guidelines.rows.js';
import { GuidelineCommentConnectionView, GuidelineConnectionView, GuidelineView, ReassessmentConnectionView } from './guidelines.views.js';

/** Whose a version is, and what holds of it at the moment. */
const relationsOf = ({ committeeId, state, consultationUntil }: GuidelineEntity, now: Instant): Relations => ({
  committee: committeeId,
  holds: [...(state === 'draft' ? [] : [CONSULTED]), ...(consultationUntil && consultationUntil <= now ? [CONSULTATION_OVER] : [])],
});

/** One version. */
export const guideline = query({
  name: 'guideline',
  summary: 'A version of the guidelines; a draft for its committee.',
  policy: guidelinesPolicy.guideline,
  input: z.strictObject({ id: input.id('guideline', 'Its identifier.') }),
  output: GuidelineView,
  async run({ tx, authorise }, { id }) {
    const row = await rows.get(tx, id);
    const now = await tx.now();
    authorise(relationsOf(row, now));
    return disclose(GuidelineView, guidelineRow(row, await adoptedGuidelines(tx), now));
  },
});

/** Every version that was ever put to consultation, and the one released with the software. */
export const guidelines = query({
  name: 'guidelines',
  summary: 'The guidelines of the ethics committee: every version but drafts, with clauses as decisions cite them.',
  policy: guidelinesPolicy.guidelines,
  input: z.strictObject(pageInput),
  output: GuidelineConnectionView,
  async run({ tx, authorise }, { first, after }) {
    authorise({});
    const now = await tx.now();
    const adopted = await adoptedGuidelines(tx);
    const stored = (await guidelinePage(tx, { first, after })).map((row) => guidelineRow(row, adopted, now));
    return disclose(GuidelineConnectionView, pageOf(after ? stored : [releasedRow(adopted, now), ...stored], first));
  },
});

/** What was said in a consultation. */
export const guidelineComments = query({
  name: 'guidelineComments',
  summary: 'The comments of a consultation with their answers: for everybody once it has ended, for its committee before.',
  policy: guidelinesPolicy.guidelineComments,
  input: z.strictObject({ guidelineId: input.id('guideline', 'The guidelines.'), ...pageInput }),
  output: GuidelineCommentConnectionView,
  async run({ tx, authorise }, { guidelineId, first, after }) {
    authorise(relationsOf(await rows.get(tx, guidelineId), await tx.now()));
    const found = await commentPage(tx, guidelineId, { first, after });
    return disclose(GuidelineCommentConnectionView, pageOf(found.map(commentRow), first));
  },
});

/** When the first version of the major that is in force took effect; null where only one major ever was. */
function majorSince(adopted: readonly AdoptedGuideline[], now: Instant): Instant | null {
  const majorOf = ({ version }: AdoptedGuideline): number => readVersion(version)?.[0] ?? 0;
  const inForce = guidelineAt(adopted, now);
  const same = adopted.filter((each) => inForce && majorOf(each) === majorOf(inForce));
  return adopted.some((each) => inForce && majorOf(each) < majorOf(inForce)) ? (same[0]?.effectiveFrom ?? null) : null;
}

/** What is to be looked at again after a major version. */
export const guidelineReassessments = query({
  name: 'guidelineReassessments',
  summary: 'Approvals that hold and were last judged before the major version of the guidelines that is in force: each is looked at again.',
  policy: guidelinesPolicy.guidelineReassessments,
  input: z.strictObject(pageInput),
  output: ReassessmentConnectionView,
  async run({ tx, authorise }, { first, after }) {
    authorise({});
    const adopted = await adoptedGuidelines(tx);
    const since = majorSince(adopted, await tx.now());
    const found = since ? await approvalsJudgedBefore(tx, since, { first, after }) : [];
    const list = found.map((row) => ({ ...row, judgedUnder: guidelineAt(adopted, row.judgedAt)?.version ?? null }));
    return disclose(ReassessmentConnectionView, pageOf(list, first));
  },
});
