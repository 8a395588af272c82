import type { z } from 'zod';
import { productQuestions, riskPolicy2026_1 } from '@pilotage/assurance';
import {
  approveCall,
  confirmRiskAssessment,
  draftCall,
  draftRiskAssessment,
  postNeed,
  publishNeed,
  submitCallForReview,
} from '@pilotage/calls';
import { after, DAY_MS, instant } from '@pilotage/kernel';
import { openWorld, type World } from './world.js';
import { roomsUpTo } from './rooms.js';

type Specification = z.input<typeof draftCall.input>['specification'];
type Lot = Specification['lots'][number];
type Risk = Omit<z.input<typeof draftRiskAssessment.input>, 'needId'>;

const both = (text: string) => ({ en: text, zh: text });
const yuan = (minor: string) => ({ minor, currency: 'CNY', vat: 'included' as const });

/** A need of the agency. */
export const needInput = (agencyId: string): z.input<typeof postNeed.input> => ({
  agencyId,
  title: both('Readmission risk'),
  description: both('Mining of de-identified discharge records.'),
  category: 'MEDICAL_DATA_MINING',
});

/** The mildest answer to every risk question; the named triggers hold. */
export function riskInput(holding: readonly string[] = []): Risk {
  const { questions, triggers, carveOut } = riskPolicy2026_1;
  return {
    answers: questions.map(({ id, options }) => ({
      questionId: id,
      codes: [options.reduce((mildest, option) => (option.points < mildest.points ? option : mildest)).code],
    })),
    triggers: triggers.filter(({ derivedFrom }) => !derivedFrom).map(({ id }) => ({ id, holds: holding.includes(id) })),
    carveOut: carveOut.flags.map(({ id }) => ({ id, holds: false })),
  };
}

/** A lot against which no rule of the generic open profile speaks. */
export const spokenLot = (change: Partial<Lot> = {}): Lot => ({
  title: both('Lot'),
  description: both('What is bought.'),
  budget: yuan('80000000'),
  awardSlots: 1,
  requirements: [
    { id: 'R1', text: both('Managed.'), mandatory: true, subject: 'ai-management-system' },
    { id: 'R2', text: both('Exports.'), mandatory: false },
  ],
  criteria: [
    { id: 'C1', title: both('Method'), guidance: both('Figures.'), requirementId: 'R2', weight: '60', maxMark: '10', minMark: '5' },
  ],
  method: {
    priceWeight: '40',
    formula: 'linear_fixed_bounds',
    params: { pBest: '30000000', pZero: '80000000' },
    tieRule: ['higherTechnical', 'earlierReceipt'],
    displayPlaces: 2,
    rounding: 'halfUp',
  },
  kpis: [
    {
      id: 'K1',
      title: both('Recall'),
      definition: both('Found among all.'),
      direction: 'atLeast',
      target: '0.8',
      stop: '0.6',
      minimumSample: 100,
      confidencePercent: 95,
    },
  ],
  milestones: [{ id: 'M1', title: both('Pilot'), percent: '100', dueDays: 90 }],
  ...change,
});

/** A whole call as it is said to `draftCall`. */
export const spokenCall = (change: Partial<Specification>): Specification => ({
  profileId: 'GENERIC_OPEN',
  title: both('Call'),
  description: both('What is wanted.'),
  buys: 'services',
  stages: ['TEST', 'TRIAL', 'PILOT'],
  budget: yuan('160000000'),
  dataPlan: { summary: both('None on offer.'), datasets: [], retentionDays: 30, trainingAllowed: false },
  declarations: {
    pipia: 'NOT_REQUIRED',
    dataExport: 'NONE',
    disclosure: 'PUBLISHED',
    exAnteAssessment: 'MISSING',
    riskWarning: 'MISSING',
    algorithmFiling: 'NOT_REQUIRED',
    insurance: 'NOT_REQUIRED',
    references: [{ fact: 'disclosure', reference: 'Register 17' }],
    fastTrackRequested: false,
  },
  permittedProductAnswers: productQuestions(riskPolicy2026_1).map(({ id, options }) => ({
    questionId: id,
    codes: options.map(({ code }) => code),
  })),
  lots: [spokenLot()],
  ...change,
});

/** An agency with its people, two vendors with a bidder each (`bidder`, `rival`), another agency (`neighbour`), and oversight. */
export interface CallsWorld {
  readonly world: World;
  readonly agency: string;
  readonly vendor: string;
  /** A need on the public list whose risk is confirmed; the named triggers hold. */
  readonly publicNeed: (holding?: readonly string[]) => Promise<string>;
  /** 17:00 in Shanghai, so many days after today. */
  readonly deadline: (days?: number) => Promise<string>;
  /** A call in review, which closes in three weeks. */
  readonly submitted: (change?: Partial<Specification>) => Promise<string>;
  /** A call that takes bids. */
  readonly opened: (change?: Partial<Specification>) => Promise<{ readonly callId: string; readonly lotIds: readonly string[] }>;
}

/** Opens a world with the rooms up to calls. */
export async function openCallsWorld(): Promise<CallsWorld> {
  const world = await openWorld({ rooms: roomsUpTo('calls') });
  const agency = await world.organisation('agency', 'agency');
  const vendor = await world.organisation('vendor', 'vendor');
  await world.person('drafter', agency, ['drafter']);
  await world.person('officer', agency, ['officer']);
  await world.person('officer-2', agency, ['officer', 'approver']);
  await world.person('approver', agency, ['approver']);
  await world.person('evaluator', agency, ['evaluator']);
  await world.person('bidder', vendor, ['bidder']);
  await world.person('rival', await world.organisation('rival', 'vendor'), ['bidder']);
  await world.person('neighbour', await world.organisation('other-agency', 'agency'), ['drafter', 'officer', 'approver']);
  await world.person('oversight', await world.organisation('oversight', 'oversight'), ['oversightAuditor']);
  return { world, agency, vendor, ...stepsIn(world, agency) };
}

function stepsIn(world: World, agency: string): Pick<CallsWorld, 'publicNeed' | 'deadline' | 'submitted' | 'opened'> {
  const publicNeed = async (holding: readonly string[] = []): Promise<string> => {
    const { id: needId } = await world.do('drafter', postNeed, needInput(agency));
    await world.do('officer', publishNeed, { needId });
    await world.do('officer', draftRiskAssessment, { needId, ...riskInput(holding) });
    await world.do('officer-2', confirmRiskAssessment, { needId });
    return needId;
  };
  const deadline = async (days = 21): Promise<string> => {
    const today = (await world.now()).slice(0, 10);
    return after(instant(`${today}T09:00:00Z`), days * DAY_MS);
  };
  const submitted = async (change: Partial<Specification> = {}): Promise<string> => {
    const specification = spokenCall({ closesAt: await deadline(), ...change });
    const { id: callId } = await world.do('drafter', draftCall, { needId: await publicNeed(), specification });
    await world.do('drafter', submitCallForReview, { callId });
    return callId;
  };
  return {
    publicNeed,
    deadline,
    submitted,
    async opened(change) {
      const callId = await submitted(change);
      const { lots } = await world.do('approver', approveCall, { callId });
      return { callId, lotIds: lots.map(({ id }) => id) };
    },
  };
}
