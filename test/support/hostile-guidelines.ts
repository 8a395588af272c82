import { after, DAY_MS, instant } from '@pilotage/kernel';
import { must, type Driver, type Row } from '../../apps/cli/src/driver/driver.js';
import { bidderOf, PEOPLE } from '../../apps/cli/src/procurement/people.js';
import { both, made, type Thread } from './hostile-parts.js';
import type { HostileWorld } from './hostile-world.js';

const SECRETARY = 'secretary';
const CHAIR = 'committee-chair';
const SECTIONS = ['use', 'dataProtection', 'employment', 'social', 'safetySecurity', 'oversight', 'remedies', 'residualRisk'];

/** What an officer found, section by section; of the environment, that it does not apply. */
export const impactSections = (): Row[] => [
  ...SECTIONS.map((section) => ({
    section,
    summary: both(`What ${section} comes to.`),
    findings: [
      {
        ...{ claim: both('Some are found late.'), evidence: 'Study 4, table 2', severity: 3, likelihood: 1 },
        ...{ measure: both('A second reader looks.'), owner: 'Office of quality', due: '2026-09-01' },
      },
    ],
  })),
  { section: 'environment', notApplicable: both('It runs on machines that run in any case.') },
];

/** Before a HIGH use begins, its agency assesses it, warns and discloses. */
export async function doDutiesBeforeUse({ driver, needId }: Pick<Thread, 'driver' | 'needId'>): Promise<void> {
  const assessed = { needId, sections: impactSections(), vendorAssessment: 'Annex 3 of the offer' };
  await must(driver, PEOPLE.officer, 'draftImpactAssessment', assessed);
  await must(driver, PEOPLE.officer, 'submitImpactAssessment', { needId });
  await must(driver, PEOPLE.secondOfficer, 'confirmImpactAssessment', { needId });
  await must(driver, PEOPLE.officer, 'publishRiskWarning', { needId, text: both('It can miss small nodules.') });
  await must(driver, PEOPLE.officer, 'publishDisclosure', {
    ...{ needId, name: both('Lung nodules'), purpose: both('Finds nodules.'), owner: both('Office of radiology') },
    ...{ humanRole: both('A physician decides.'), data: both('CT images.'), contact: both('Office of quality') },
    explanation: both('It compares an image with many others.'),
  });
}

/** The committee puts a version of its guidelines to consultation, answers what was said, and adopts it. */
export async function adoptGuidelines(world: HostileWorld, driver: Driver): Promise<void> {
  const [committee] = await world.sql<{ id: string }>(`select id from organisation where identifier = 'committee'`);
  const clauses = await clausesInForce(driver);
  const added = {
    id: 'OPENNESS-9',
    heading: 'openCooperation',
    text: both('Reports are in plain words.'),
    basis: 'PROPOSAL',
    source: 'A proposal',
  };
  const changeLog = [{ clauseId: added.id, change: 'added', note: both('Reports were hard to read.') }];
  const draft = { committeeId: committee?.id, version: '1.1.0', clauses: [...clauses, added], changeLog };
  const guidelineId = await made(driver, CHAIR, 'draftGuideline', draft);
  const until = after(instant(await driver.now()), 31 * DAY_MS);
  await must(driver, SECRETARY, 'openGuidelineConsultation', { guidelineId, until });
  const comment = { guidelineId, clauseId: added.id, text: 'In how many words?' };
  const commentId = await made(driver, bidderOf(1), 'commentOnGuideline', comment);
  await driver.clockTo(until);
  await must(driver, SECRETARY, 'answerGuidelineComment', { commentId, answer: both('In two pages.') });
  // Long after the story, whose cases cite the version before.
  const effectiveFrom = after(instant(await driver.now()), 2000 * DAY_MS);
  await must(driver, 'member-2', 'adoptGuideline', { guidelineId, effectiveFrom });
}

/** The clauses in force, as they are said again. */
async function clausesInForce(driver: Driver): Promise<Row[]> {
  const { edges } = (await driver.read(SECRETARY, 'guidelines', { first: 1 })) as {
    edges: readonly { node: { clauses: readonly Row[] } }[];
  };
  return (edges[0]?.node.clauses ?? []).map(({ id, heading, text, basis, source }) => ({ id, heading, text, basis, source }) as Row);
}

/** People complain: one is answered, one sent to the committee, one dismissed. */
export async function complain(driver: Driver, needId: string): Promise<void> {
  const file = (text: string): Promise<string> => made(driver, bidderOf(2), 'fileComplaint', { about: 'need', aboutId: needId, text });
  const take = async (text: string): Promise<string> => {
    const complaintId = await file(text);
    await must(driver, SECRETARY, 'acceptComplaint', { complaintId });
    return complaintId;
  };
  await must(driver, SECRETARY, 'answerComplaint', {
    complaintId: await take('Nobody explains it.'),
    answer: both('It is explained now.'),
  });
  await must(driver, SECRETARY, 'referComplaint', {
    complaintId: await take('It harms.'),
    needId,
    answer: both('The committee looks at it.'),
  });
  const dismissed = { ground: 'alreadyAnswered', answer: both('It was answered.') };
  await must(driver, SECRETARY, 'dismissComplaint', { complaintId: await take('Nobody explains it.'), ...dismissed });
}
