import { z } from 'zod';
import { after, DAY_MS, must } from '@pilotage/kernel';
import { confirmedAssessmentOf, LevelRaiseView, levelRaiseRow, raiseLevel, riskRefusals } from '@pilotage/assurance';
import { humansServing } from '@pilotage/parties';
import { enumeration, input, isSelf, localisedInput, notFound, personOf, useCase, type Actor } from '@pilotage/platform';
import { ethicsRefusals } from '../domain/ethics.refusals.js';
import { LEVEL_WORD_POLICY } from '../domain/level-policy.js';
import { ethicsPolicy } from './ethics.policy.js';

const CommitteeLevelEnum = enumeration('CommitteeLevel', 'A level that the committee can set.', {
  LOW: 'Takes an earlier word back, where the assessment gives LOW.',
  MEDIUM: 'Closer tracking.',
  HIGH: 'Assessment before use, risk warning, committee.',
  PROHIBITED: 'A prohibited practice.',
});

/** The committee that the chair leads. */
function ledBy(actor: Actor): string {
  const led = actor.kind === 'person' ? actor.memberships.find(({ roles }) => roles.includes('committeeChair')) : undefined;
  if (!led) throw new Error('a chair was allowed who leads no committee');
  return led.organisationId;
}

/** A chair says that a need stands on a graver level than its assessment gives; the committee decides it. */
export const raiseRiskLevel = useCase({
  name: 'raiseRiskLevel',
  summary: `Sets the risk level of a need above the one that its assessment gives, with published reasons. A graver level holds at once, over later assessments, and a case is filed on which the committee votes: it lapses after ${LEVEL_WORD_POLICY.confirmDays} days without a decision. A milder one than the committee decided holds only by its vote, and none is below points and floors. A pilot of the need starts no further stage until it was taken over to the level.`,
  policy: ethicsPolicy.raiseRiskLevel,
  // A level is looked at whenever something comes to light: no case needs to be open.
  states: {},
  input: z.strictObject({
    needId: input.id('need', 'The need, whose level is confirmed.'),
    level: input.oneOf(CommitteeLevelEnum, 'The level.'),
    reasons: localisedInput(4000, 'Why; published.'),
  }),
  output: LevelRaiseView,
  refusals: [ethicsRefusals.COMMITTEE_MEMBER_HAS_INTEREST, riskRefusals.COMMITTEE_CANNOT_LOWER, riskRefusals.RISK_LEVEL_UNCHANGED],
  async run({ tx, actor, authorise }, { needId: subjectId, level, reasons }) {
    authorise({});
    const assessment = await confirmedAssessmentOf(tx, subjectId);
    // Where no level is confirmed there is nothing that the committee knows of.
    if (!assessment) throw notFound();
    const serving = await humansServing(tx, [assessment.agencyId]);
    const leadsFreely = !serving.some((person) => isSelf(actor, person));
    must(leadsFreely, ethicsRefusals.COMMITTEE_MEMBER_HAS_INTEREST, { count: 1 });
    const provisionalUntil = after(await tx.now(), LEVEL_WORD_POLICY.confirmDays * DAY_MS);
    const word = { subjectId, level, reasons, committeeId: ledBy(actor), raisedBy: personOf(actor), provisionalUntil };
    return levelRaiseRow(await raiseLevel(tx, word));
  },
});
