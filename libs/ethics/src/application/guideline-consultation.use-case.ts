import { z } from 'zod';
import { must, workflowRefusals, type Instant } from '@pilotage/kernel';
import { input, localisedInput, newId, personOf, useCase } from '@pilotage/platform';
import { guidelineRefusals } from '../domain/guideline.refusals.js';
import { guidelineLife } from '../domain/guideline.workflow.js';
import { GuidelineCommentView, GuidelineView } from '../graphql/guidelines.views.js';
import { commentRow, guidelineRow } from '../graphql/guidelines.rows.js';
import type { GuidelineCommentEntity, GuidelineEntity } from '../persistence/guidelines.entities.js';
import { guidelineComments, guidelines } from '../persistence/guidelines.repository.js';
import { adoptedGuidelines } from './guidelines.js';
import { guidelinesPolicy } from './guidelines.policy.js';

const guidelineId = input.id('guideline', 'The guidelines.');
const CONSULTED = { guideline: { in: ['consultation'] } } as const;

/** When the consultation ends. Throws for a draft: the states of the operations do not allow it. */
function endOf({ id, consultationUntil }: GuidelineEntity): Instant {
  if (!consultationUntil) throw new Error(`${id} was not put to consultation`);
  return consultationUntil;
}

/** Everybody can read and comment. */
export const openGuidelineConsultation = useCase({
  name: 'openGuidelineConsultation',
  summary: 'Puts drafted guidelines to public consultation, for at least 30 days.',
  policy: guidelinesPolicy.openGuidelineConsultation,
  input: z.strictObject({ guidelineId, until: input.instant('When the consultation ends.') }),
  output: GuidelineView,
  refusals: [workflowRefusals.WRONG_STATE, guidelineRefusals.CONSULTATION_TOO_SHORT],
  async run({ tx, authorise }, { guidelineId: id, until }) {
    const row = await guidelines.lock(tx, id, 'update');
    authorise({ committee: row.committeeId });
    const now = await tx.now();
    const facts = { ...NOTHING_OF_ADOPTION, now, consultationUntil: until, draftedBy: row.draftedBy, effectiveFrom: now, beforeFrom: now };
    const moved = guidelineLife.move({ ...row, consultationFrom: now, consultationUntil: until }, 'openConsultation', facts);
    const saved = await guidelines.save(tx, moved, { version: row.version, until });
    return guidelineRow(saved, await adoptedGuidelines(tx), now);
  },
});

const NOTHING_OF_ADOPTION = { adopters: [], unanswered: 0, isNext: true } as const;

/** Somebody has said what they think. */
export const commentOnGuideline = useCase({
  name: 'commentOnGuideline',
  summary: 'Comments on guidelines in consultation, or on one clause. Comments are public, without names, when the consultation has ended.',
  policy: guidelinesPolicy.commentOnGuideline,
  states: CONSULTED,
  input: z.strictObject({
    guidelineId,
    clauseId: input.text(40, 'The clause.').optional(),
    text: input.text(4000, 'The comment; it will be public, so it names nobody.'),
  }),
  output: GuidelineCommentView,
  refusals: [workflowRefusals.WRONG_STATE, guidelineRefusals.CONSULTATION_ENDED],
  async run({ tx, actor, authorise, inState }, { guidelineId: id, clauseId, text }) {
    authorise({});
    const row = await guidelines.get(tx, id);
    inState({ guideline: row.state });
    const commentedAt = await tx.now();
    must(commentedAt < endOf(row), guidelineRefusals.CONSULTATION_ENDED, { until: endOf(row) });
    const comment: GuidelineCommentEntity = {
      ...{ id: newId('guidelineComment'), guidelineId: id, clauseId: clauseId ?? null, personId: personOf(actor), text, commentedAt },
      ...{ answer: null, answeredBy: null, answeredAt: null },
    };
    await guidelineComments.create(tx, comment, { type: 'guidelineComment.make', facts: { guideline: id } });
    return commentRow(comment);
  },
});

/** The comment is answered, for everybody. */
export const answerGuidelineComment = useCase({
  name: 'answerGuidelineComment',
  summary: 'Answers a comment once the consultation has ended; the answer is public.',
  policy: guidelinesPolicy.answerGuidelineComment,
  states: CONSULTED,
  input: z.strictObject({
    commentId: input.id('guidelineComment', 'The comment.'),
    answer: localisedInput(4000, 'The answer, and what it changes.'),
  }),
  output: GuidelineCommentView,
  refusals: [workflowRefusals.WRONG_STATE, guidelineRefusals.CONSULTATION_RUNNING, guidelineRefusals.COMMENT_ANSWERED],
  async run({ tx, actor, authorise, inState }, { commentId, answer }) {
    const comment = await guidelineComments.lock(tx, commentId, 'update');
    const row = await guidelines.lock(tx, comment.guidelineId, 'share');
    authorise({ committee: row.committeeId });
    inState({ guideline: row.state });
    const answeredAt = await tx.now();
    must(answeredAt >= endOf(row), guidelineRefusals.CONSULTATION_RUNNING, { until: endOf(row) });
    must(comment.answeredAt === null, guidelineRefusals.COMMENT_ANSWERED);
    const patch = { answer, answeredBy: personOf(actor), answeredAt };
    await guidelineComments.amend(tx, comment.id, patch, { type: 'guidelineComment.answer', facts: { guideline: row.id } });
    return commentRow({ ...comment, ...patch });
  },
});
