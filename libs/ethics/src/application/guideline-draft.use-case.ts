import { z } from 'zod';
import { digestOf, refuseIf, workflowRefusals, type Json } from '@pilotage/kernel';
import { input, localisedInput, newId, personOf, selvesOf, useCase } from '@pilotage/platform';
import { guidelineLife } from '../domain/guideline.workflow.js';
import { guidelineRefusals } from '../domain/guideline.refusals.js';
import { draftObjection, nextVersion } from '../domain/guideline.rules.js';
import { guidelines1_0_0 } from '../domain/guidelines1_0_0.data.js';
import { ClauseBasisEnum, ClauseChangeEnum, ClauseHeadingEnum, GuidelineView } from '../graphql/guidelines.views.js';
import { guidelineRow } from '../graphql/guidelines.rows.js';
import type { GuidelineEntity } from '../persistence/guidelines.entities.js';
import { guidelineComments, guidelines, lockGuidelines } from '../persistence/guidelines.repository.js';
import { adoptedGuidelines } from './guidelines.js';
import { guidelinesPolicy } from './guidelines.policy.js';

const CLAUSES_MAX = 100;
const clauseId = z
  .string()
  .max(40)
  .regex(/^[A-Z]+-[1-9]\d{0,2}$/, 'must be like SAFETY-1')
  .meta({ description: 'Id of the clause, the same in every version, such as SAFETY-1.' });

const clause = input.object('GuidelineClauseInput', 'A clause.', {
  id: clauseId,
  heading: input.oneOf(ClauseHeadingEnum, 'Its heading.'),
  text: localisedInput(2000, 'What it says.'),
  basis: input.oneOf(ClauseBasisEnum, 'Whether a law says it.'),
  source: input.text(300, 'The article, or what is proposed on which.'),
});
const change = input.object('GuidelineChangeInput', 'A line of the change log.', {
  clauseId,
  change: input.oneOf(ClauseChangeEnum, 'What happens to the clause.'),
  note: localisedInput(1000, 'Why.'),
});

/** A version of the guidelines is drafted. */
export const draftGuideline = useCase({
  name: 'draftGuideline',
  summary:
    'Drafts the next version of the guidelines: all of its clauses, and a change log that tells of each change. The kinds of changes decide whether it is a major, minor or patch version. Another draft takes the place of one that was not good enough.',
  policy: guidelinesPolicy.draftGuideline,
  states: {},
  input: z.strictObject({
    committeeId: input.id('organisation', 'The committee.'),
    version: input.text(20, 'The version, such as 1.1.0.'),
    clauses: input.list(clause, 1, CLAUSES_MAX, 'Clauses.'),
    changeLog: input.list(change, 0, CLAUSES_MAX, 'Changes against the version adopted last.'),
  }),
  output: GuidelineView,
  refusals: [
    guidelineRefusals.CLAUSE_ID_TAKEN,
    guidelineRefusals.GUIDELINE_CHANGE_NOT_TOLD,
    guidelineRefusals.GUIDELINE_UNCHANGED,
    guidelineRefusals.GUIDELINE_VERSION_WRONG,
  ],
  async run({ tx, actor, authorise }, given) {
    authorise({ committee: given.committeeId });
    const adopted = await adoptedGuidelines(tx);
    const everUsed = adopted.flatMap(({ clauses }) => clauses.map(({ id }) => id));
    refuseIf(draftObjection({ ...given, before: adopted.at(-1) ?? guidelines1_0_0, everUsed }));
    const now = await tx.now();
    const { version, clauses, changeLog } = given;
    const row: GuidelineEntity = {
      ...{ id: newId('guideline'), state: 'draft', ...given, digest: digestOf({ version, clauses, changeLog } as unknown as Json) },
      ...{ draftedBy: personOf(actor), draftedAt: now, consultationFrom: null, consultationUntil: null },
      ...{ adoptedBy: null, adoptedAt: null, effectiveFrom: null },
    };
    await guidelines.create(tx, row, { type: 'guideline.draft', facts: { version, digest: row.digest } });
    return guidelineRow(row, adopted, now);
  },
});

/** The version takes effect on its day; the one before it is superseded then. */
export const adoptGuideline = useCase({
  name: 'adoptGuideline',
  summary:
    'Adopts guidelines whose consultation has ended and whose comments are answered; somebody else than who drafted them. They take effect on their day. After a major version, guidelineReassessments lists what was approved before it.',
  policy: guidelinesPolicy.adoptGuideline,
  input: z.strictObject({
    guidelineId: input.id('guideline', 'The guidelines.'),
    effectiveFrom: input.instant('When they take effect: now or later.'),
  }),
  output: GuidelineView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    guidelineRefusals.SAME_PERSON_ADOPTS_GUIDELINE,
    guidelineRefusals.CONSULTATION_RUNNING,
    guidelineRefusals.COMMENTS_NOT_ANSWERED,
    guidelineRefusals.GUIDELINE_NOT_THE_NEXT,
    guidelineRefusals.GUIDELINE_TOO_EARLY,
  ],
  async run({ tx, actor, authorise }, { guidelineId, effectiveFrom }) {
    await lockGuidelines(tx);
    const row = await guidelines.lock(tx, guidelineId, 'update');
    authorise({ committee: row.committeeId });
    const now = await tx.now();
    const adopted = await adoptedGuidelines(tx);
    const before = adopted.at(-1) ?? guidelines1_0_0;
    const unanswered = (await guidelineComments.list(tx, { guidelineId, answeredAt: null })).length;
    const moved = guidelineLife.move({ ...row, adoptedBy: personOf(actor), adoptedAt: now, effectiveFrom }, 'adopt', {
      ...{ now, unanswered, effectiveFrom, draftedBy: row.draftedBy, adopters: selvesOf(actor), beforeFrom: before.effectiveFrom },
      ...{ consultationUntil: row.consultationUntil ?? now, isNext: nextVersion(before.version, row.changeLog) === row.version },
    });
    const saved = await guidelines.save(tx, moved, { version: row.version, effectiveFrom });
    return guidelineRow(saved, [...adopted, { ...saved, effectiveFrom }], now);
  },
});
