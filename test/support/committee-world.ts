import { ANONYMOUS, newId, systemActor, type Tx } from '@pilotage/platform';
import { assuranceRoom } from '@pilotage/assurance';
import { partiesRoom } from '@pilotage/parties';
import { acceptCase, declareCaseInterest, ethicsRoom, fileCase, publishedDecision, type CaseFiling } from '@pilotage/ethics';
import { seatMembers, takeUp, type CommitteeCast } from './committee.js';
import { openWorld, type World } from './world.js';

/** What a denial leaves as it was. */
export const COMMITTEE_TABLES = [
  'ethics_case',
  'committee_member',
  'case_declaration',
  'recusal_request',
  'case_expert',
  'case_sitting',
  'case_ballot',
  'case_dissent',
  'late_conflict',
  'case_publication',
];
/** By kind: ethics, technical peer, law, ethics and deputy, technical peer, law, society. */
export const SEATED = ['chair', 'member-1', 'member-2', 'member-3', 'member-4', 'member-5', 'member-6'];
export const SIX: CommitteeCast = { secretary: 'secretary', chair: 'chair', members: SEATED.slice(0, 6) };
export const EXPERTS = ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5', 'expert-6'];
export const both = (text: string) => ({ en: text, zh: text });

/** A committee of seven with its parties, and cases before it. */
export interface CommitteeWorld {
  readonly world: World;
  readonly agency: string;
  readonly vendor: string;
  readonly committee: string;
  readonly oversight: string;
  readonly inside: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly idOf: (key: string) => Promise<string>;
  readonly idsOf: (keys: readonly string[]) => Promise<string[]>;
  readonly accepted: (more?: Partial<CaseFiling>) => Promise<Filed>;
  /** A case for which the members have declared, and whose review is open. */
  readonly underReview: (more?: Partial<CaseFiling>, cast?: CommitteeCast) => Promise<Filed>;
  readonly declare: (
    key: string,
    caseId: string,
    kind?: 'employment' | 'guidelineAuthor',
  ) => Promise<{ recused: boolean; servesParty: boolean }>;
  /** The case as the public reads it. */
  readonly published: (caseId: string) => Promise<Published>;
}

type Filed = Awaited<ReturnType<typeof fileCase>>;
type Published = Awaited<ReturnType<(typeof publishedDecision)['run']>>;

export async function openCommitteeWorld(): Promise<CommitteeWorld> {
  const world = await openWorld({ rooms: [partiesRoom, assuranceRoom, ethicsRoom] });
  const bodies = await people(world);
  const inside: CommitteeWorld['inside'] = (work) =>
    world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, work);
  const idOf = async (key: string): Promise<string> => {
    const actor = await world.actor(key);
    return actor.kind === 'person' ? actor.personId : '';
  };
  const filed = (more: Partial<CaseFiling> = {}) =>
    inside((tx) =>
      fileCase(tx, {
        ...{ subjectType: 'bid', subjectId: newId('bid'), agencyId: bodies.agency, interestedOrganisations: [bodies.vendor] },
        reasons: ['HIGH_RISK_REVIEW'],
        ...more,
      }),
    );
  return {
    ...{ world, ...bodies, inside, idOf },
    idsOf: (keys) => Promise.all(keys.map(idOf)),
    async accepted(more) {
      const row = await filed(more);
      await world.do('secretary', acceptCase, { caseId: row.id });
      return row;
    },
    async underReview(more, cast = SIX) {
      const row = await filed(more);
      await takeUp(world, cast, row.id);
      return row;
    },
    declare: (key, caseId, kind) => world.do(key, declareCaseInterest, { caseId, interests: kind ? [{ kind, note: 'It was so.' }] : [] }),
    published: async (caseId) =>
      (await world.house.reader.read(publishedDecision, { actor: ANONYMOUS, requestId: 'test' }, { caseId })) as Published,
  };
}

async function people(world: World): Promise<Pick<CommitteeWorld, 'agency' | 'vendor' | 'committee' | 'oversight'>> {
  const agency = await world.organisation('agency-1', 'agency');
  const vendor = await world.organisation('vendor-1', 'vendor');
  const otherVendor = await world.organisation('vendor-2', 'vendor');
  const committee = await world.organisation('committee-1', 'committee');
  const oversight = await world.organisation('oversight-1', 'oversight');
  await world.person('officer', agency, ['officer']);
  await world.person('bidder', vendor, ['bidder']);
  await world.person('other-bidder', otherVendor, ['bidder']);
  await world.person('secretary', committee, ['committeeSecretary']);
  await world.person('chair', committee, ['committeeChair']);
  for (const key of SEATED.slice(1)) await world.person(key, committee, ['committeeMember']);
  for (const key of EXPERTS) await world.person(key, committee, ['outsideExpert']);
  await world.person('editor', oversight, ['policyEditor']);
  await world.person('auditor', oversight, ['oversightAuditor']);
  await world.person('auditor-2', oversight, ['oversightAuditor']);
  await seatMembers(world, committee, SEATED);
  return { agency, vendor, committee, oversight };
}
