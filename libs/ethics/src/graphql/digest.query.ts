import { z } from 'zod';
import { instant } from '@pilotage/kernel';
import { disclose, field, input, localised, query, readable, t } from '@pilotage/platform';
import { adoptedGuidelines } from '../application/guidelines.js';
import { guidelinesPolicy } from '../application/guidelines.policy.js';
import { digestCounts } from '../persistence/digest.repository.js';

const FIRST_YEAR = 2026;
const LAST_YEAR = 2100;
const count = (description: string) => field(t.int, 'public', description);

export const GoodCaseView = readable('GoodCase', 'An approval that the committee holds up to others.', {
  caseId: field(t.id, 'public', 'The case.'),
  summary: field(localised, 'public', 'What is good about it.'),
});

export const EthicsDigestView = readable(
  'EthicsDigest',
  'What the ethics committees did in a year, in numbers: for the report of the industry department.',
  {
    year: count('The year, by the calendar of China.'),
    filed: count('Cases filed.'),
    approved: count('Cases approved.'),
    approvedWithConditions: count('Cases approved with conditions.'),
    revise: count('Cases to be changed and looked at again.'),
    rejected: count('Cases rejected.'),
    conditions: count('Conditions attached to approvals.'),
    recusals: count('Recusals in decided cases.'),
    dissents: count('Dissents written.'),
    setAside: count('Decisions set aside for a conflict found late.'),
    trackingReviews: count('Tracking reviews held.'),
    medianDaysToDecide: field(
      t.nullable(t.int),
      'public',
      'Median of full days from acceptance to decision; null where nothing was decided.',
    ),
    complaintsFiled: count('Complaints filed.'),
    complaintsAnswered: count('Complaints answered.'),
    complaintsReferred: count('Complaints made a case or a note.'),
    complaintsDismissed: count('Complaints dismissed.'),
    assessmentsLow: count('Impact assessments confirmed at LOW.'),
    assessmentsMedium: count('Impact assessments confirmed at MEDIUM.'),
    assessmentsHigh: count('Impact assessments confirmed at HIGH.'),
    riskWarnings: count('Risk warnings published.'),
    disclosures: count('Disclosures published.'),
    goodCases: field(t.list(t.object(() => GoodCaseView)), 'public', 'Approvals that committees hold up to others.'),
    guidelineVersions: field(t.list(t.text), 'public', 'Versions of the guidelines that took effect.'),
  },
);

/** The numbers of a year. */
export const ethicsDigest = query({
  name: 'ethicsDigest',
  summary:
    'Counts of what the ethics committees decided, were told and published in a year (Shenzhen AI Regulation Art 62, 65(4)). No person is named.',
  policy: guidelinesPolicy.ethicsDigest,
  input: z.strictObject({ year: input.int(FIRST_YEAR, LAST_YEAR, 'The year.') }),
  output: EthicsDigestView,
  async run({ tx, authorise }, { year }) {
    authorise({});
    const [from, until] = [year, year + 1].map((each) => instant(`${each}-01-01T00:00:00+08:00`)) as [
      ReturnType<typeof instant>,
      ReturnType<typeof instant>,
    ];
    const counts = await tx.asHouse('countingForEveryone', () => digestCounts(tx, from, until));
    const versions = (await adoptedGuidelines(tx)).filter(({ effectiveFrom }) => effectiveFrom >= from && effectiveFrom < until);
    return disclose(EthicsDigestView, { year, ...counts, guidelineVersions: versions.map(({ version }) => version) });
  },
});
