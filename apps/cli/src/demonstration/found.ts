import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { CAST, type CastMember } from '@pilotage/composition';
import { appointCommitteeMember, proposeCommitteeMember, type MemberKind } from '@pilotage/ethics';
import { after, DAY_MS } from '@pilotage/kernel';
import { addMember, registerOrganisation, registerPerson, type OrganisationKind } from '@pilotage/parties';
import { DEVELOPMENT_ISSUER, readClock, systemActor, type House, type Readable, type RowOf, type UseCase } from '@pilotage/platform';
import { AGENCIES, VENDORS } from './facts/index.js';

/** Register of the made identifiers of the demonstration's organisations. */
const SCHEME = 'X-DEMONSTRATION';

/** The demonstration's organisations by key. */
export interface Founded {
  readonly agencies: ReadonlyMap<string, string>;
  readonly vendors: ReadonlyMap<string, string>;
}

type BySystem = <I extends z.ZodType, O extends Readable>(useCase: UseCase<I, O>, input: z.input<I>) => Promise<RowOf<O>>;

/** Founding is the system's: before it there is nobody who could act. */
const bySystem =
  (house: House): BySystem =>
  (useCase, input) =>
    house.unitOfWork.run({ actor: systemActor('seed'), requestId: randomUUID(), operation: useCase.name }, (tx) =>
      house.executor.executeWithin(useCase, tx, input),
    );

/** Registers the demonstration's organisations and people, each person with the roles of the cast. */
export async function found(house: House): Promise<Founded> {
  const act = bySystem(house);
  const organisation = async (kind: OrganisationKind, key: string, name: { en: string; zh: string }): Promise<string> =>
    (await act(registerOrganisation, { kind, name, scheme: SCHEME, identifier: key, demonstration: true })).id;
  const bodies = new Map([
    ['platform', await organisation('platform', 'platform', { en: 'Demonstration Platform Operator', zh: '示范平台运营方' })],
    ['committee', await organisation('committee', 'committee', { en: 'Demonstration AI Ethics Committee', zh: '示范人工智能伦理委员会' })],
    ['oversight', await organisation('oversight', 'oversight', { en: 'Demonstration Oversight Office', zh: '示范监督办公室' })],
  ]);
  const agencies = new Map<string, string>();
  for (const { key, name } of AGENCIES) agencies.set(key, await organisation('agency', `agency-${key}`, name));
  const vendors = new Map<string, string>();
  for (const { key, name } of VENDORS) vendors.set(key, await organisation('vendor', key, name));
  const persons = new Map<string, string>();
  for (const member of CAST) persons.set(member.key, (await enlist(act, member, placesOf(member, { agencies, vendors }, bodies))) ?? '');
  await seatCommittee(house, bodies.get('committee') ?? '', persons);
  return { agencies, vendors };
}

function placesOf({ workplace }: CastMember, { agencies, vendors }: Founded, bodies: ReadonlyMap<string, string>): readonly string[] {
  if (workplace === 'nowhere') return [];
  if (workplace === 'agencies') return [...agencies.values()];
  const place = typeof workplace === 'string' ? bodies.get(workplace) : [...vendors.values()][workplace.vendor - 1];
  if (!place) throw new Error('a member of the cast works nowhere');
  return [place];
}

async function enlist(act: BySystem, { key, name, roles }: CastMember, places: readonly string[]): Promise<string | null> {
  // Who works nowhere yet is not known here.
  if (places.length === 0) return null;
  const person = await act(registerPerson, { issuer: DEVELOPMENT_ISSUER, subject: key, name });
  for (const organisationId of places) await act(addMember, { organisationId, personId: person.id, roles: [...roles] });
  return person.id;
}

/** Who of the cast brings what to the committee; one of them stands in for the chair. */
const SEATS: Readonly<Record<string, MemberKind>> = {
  'committee-chair': 'ethics',
  'member-1': 'technicalPeer',
  'member-2': 'law',
  'member-3': 'ethics',
  'member-4': 'technicalPeer',
  'member-5': 'law',
  'member-6': 'society',
};
const DEPUTY = 'member-3';
const TERM_DAYS = 1825;

async function seatCommittee(house: House, committeeId: string, persons: ReadonlyMap<string, string>): Promise<void> {
  const act = bySystem(house);
  const { now: termFrom } = await readClock(house.unitOfWork);
  const term = { termFrom, termUntil: after(termFrom, TERM_DAYS * DAY_MS) };
  for (const [key, kind] of Object.entries(SEATS)) {
    const personId = persons.get(key) ?? '';
    const { id: memberId } = await act(proposeCommitteeMember, { committeeId, personId, kind, deputy: key === DEPUTY, ...term });
    await act(appointCommitteeMember, { memberId });
  }
}
