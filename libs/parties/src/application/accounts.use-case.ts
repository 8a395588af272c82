import { z } from 'zod';
import { after, MINUTE_MS, must, refuse } from '@pilotage/kernel';
import { input, newId, personOf, useCase, type Actor, type Tx, type Work } from '@pilotage/platform';
import { identityRefusals } from '../domain/identity.refusals.js';
import { LINK_CODE_MINUTES } from '../domain/invitation.js';
import { LinkCodeView, LinkedIdentityView, SamePersonView } from '../graphql/identity.views.js';
import { identities, linkCodes, samePersonRows, selvesOfPersons } from '../persistence/identity.repository.js';
import { persons } from '../persistence/parties.repository.js';
import type { IdentityEntity, LinkCodeEntity } from '../persistence/identity.entities.js';
import type { PersonEntity } from '../persistence/parties.entities.js';
import { assertMayTry, countFailure, freshCode, hashOf } from './codes.js';
import { partiesPolicy } from './parties.policy.js';

/** Takes an account for a person. Refuses ACCOUNT_ALREADY_KNOWN. */
export async function takeAccount(tx: Tx, of: { issuer: string; subject: string; personId: PersonEntity['id'] }): Promise<IdentityEntity> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`person:${of.issuer}:${of.subject}`]);
  const known = await identities.find(tx, { issuer: of.issuer, subject: of.subject });
  must(!known, identityRefusals.ACCOUNT_ALREADY_KNOWN);
  return identities.create(
    tx,
    { id: newId('identity'), ...of, linkedAt: await tx.now() },
    { type: 'identity.link', facts: { person: of.personId } },
  );
}

/** The first account of a human. */
export const createLinkCode = useCase({
  name: 'createLinkCode',
  summary:
    'Makes a one-time code by which a second account of the same human is linked: it is redeemed under that account, by linkIdentity.',
  policy: partiesPolicy.createLinkCode,
  input: z.strictObject({ minutes: input.int(1, LINK_CODE_MINUTES, 'For how many minutes it can be redeemed.') }),
  output: LinkCodeView,
  refusals: [identityRefusals.HUMANS_ONLY],
  async run({ tx, actor, authorise, sealing }, { minutes }) {
    authorise({});
    const person = await persons.get(tx, personOf(actor));
    must(person.kind === 'human', identityRefusals.HUMANS_ONLY);
    const { code, codeHash } = freshCode(sealing, 'link');
    const madeAt = await tx.now();
    const expiresAt = after(madeAt, minutes * MINUTE_MS);
    const row = { id: newId('linkCode'), personId: person.id, codeHash, madeAt, expiresAt, usedBy: null, usedAt: null };
    await linkCodes.create(tx, row, { type: 'linkCode.make', facts: { person: person.id } });
    return { id: row.id, code, expiresAt };
  },
});

/** Both accounts are one human’s: by one person of our rows, or by two that count as one. */
export const linkIdentity = useCase({
  name: 'linkIdentity',
  summary:
    'Redeems the code of createLinkCode under another account of the same human. A new account becomes a further one of that person; where both were known, the two count as one from now on. That is never undone.',
  policy: partiesPolicy.linkIdentity,
  input: z.strictObject({ code: input.text(60, 'The code.') }),
  output: LinkedIdentityView,
  refusals: [identityRefusals.CODE_NOT_VALID],
  afterRefusal: (work, { definition }) => countFailure(work, definition.code),
  async run({ tx, actor, authorise, sealing }, { code }) {
    authorise({});
    await assertMayTry({ tx, actor, sealing });
    return tx.asHouse('codeOfSomebody', () => redeem({ tx, actor }, hashOf(sealing, 'link', code)));
  },
});

interface Linked {
  readonly id: PersonEntity['id'];
  readonly samePersonAs: string | null;
}

async function redeem({ tx, actor }: Pick<Work, 'tx' | 'actor'>, codeHash: string): Promise<Linked> {
  const link = await linkCodes.find(tx, { codeHash }, 'update');
  if (!link) return refuse(identityRefusals.CODE_NOT_VALID);
  const repeated = await answerAgain(tx, link, actor);
  if (repeated) return repeated;
  const now = await tx.now();
  must(link.usedAt === null && link.expiresAt > now && !isMaker(link, actor), identityRefusals.CODE_NOT_VALID);
  const joined = await join(tx, link, actor);
  const used = { usedAt: now, usedBy: joined.usedBy };
  await linkCodes.amend(tx, link.id, used, { type: 'linkCode.redeem', facts: { person: link.personId } });
  return { id: link.personId, samePersonAs: joined.samePersonAs };
}

const isMaker = ({ personId }: LinkCodeEntity, actor: Actor): boolean => actor.kind === 'person' && actor.personId === personId;

interface Joined {
  /** The account or person that redeemed the code. */
  readonly usedBy: string;
  readonly samePersonAs: string | null;
}

async function join(tx: Tx, link: LinkCodeEntity, actor: Actor): Promise<Joined> {
  if (actor.kind === 'newcomer') {
    const { id } = await takeAccount(tx, { issuer: actor.issuer, subject: actor.subject, personId: link.personId });
    return { usedBy: id, samePersonAs: null };
  }
  const other = personOf(actor);
  await declareOne(tx, [link.personId, other], { source: 'Proof of both accounts by a one-time code.', declaredBy: other });
  return { usedBy: other, samePersonAs: other };
}

/** Whoever redeemed the code and asks again, because an answer was lost, gets it again. */
async function answerAgain(tx: Tx, { personId, usedBy }: LinkCodeEntity, actor: Actor): Promise<Linked | null> {
  if (usedBy === null || actor.kind !== 'person') return null;
  if (usedBy === actor.personId) return { id: personId, samePersonAs: actor.personId };
  const account = actor.personId === personId ? await identities.find(tx, { id: usedBy as IdentityEntity['id'] }) : null;
  return account ? { id: personId, samePersonAs: null } : null;
}

/** Two persons were found to be one human. */
export const declareSamePerson = useCase({
  name: 'declareSamePerson',
  summary:
    'Records that two persons were found to be one human, with the source. From now on the rules that ask for two people count them as one. That is never undone.',
  policy: partiesPolicy.declareSamePerson,
  input: z.strictObject({
    personId: input.id('person', 'The one.'),
    sameAs: input.id('person', 'The other.'),
    source: input.text(500, 'What shows it.'),
  }),
  output: SamePersonView,
  refusals: [identityRefusals.PERSONS_ALREADY_ONE, identityRefusals.HUMANS_ONLY],
  async run({ tx, actor, authorise }, { personId, sameAs, source }) {
    authorise({});
    const pair = [await persons.get(tx, personId), await persons.get(tx, sameAs)];
    must(
      pair.every(({ kind }) => kind === 'human'),
      identityRefusals.HUMANS_ONLY,
    );
    const isNews = await declareOne(tx, [personId, sameAs], { source, declaredBy: personOf(actor) });
    must(isNews, identityRefusals.PERSONS_ALREADY_ONE);
    return { id: personId, sameAs };
  },
});

/** Writes every pair that follows, in both directions; false when the two were one already. */
async function declareOne(
  tx: Tx,
  [one, other]: readonly [string, string],
  because: { readonly source: string; readonly declaredBy: string },
): Promise<boolean> {
  // One at a time: two declarations at once could each miss the pairs of the other.
  await tx.query(`select pg_advisory_xact_lock(hashtext('same_person'))`);
  const selves = await selvesOfPersons(tx, [one, other]);
  const ones = selves.get(one) ?? [one];
  const others = selves.get(other) ?? [other];
  if (ones.includes(other)) return false;
  const declaredAt = await tx.now();
  const pairs = ones.flatMap((a) => others.flatMap((b) => [[a, b] as const, [b, a] as const]));
  const rows = pairs.map(([personId, sameAs]) => ({ id: newId('event'), personId, sameAs, ...because, declaredAt }));
  await samePersonRows.createAll(tx, rows, { type: 'person.declareSame', facts: { persons: [one, other] } });
  [...ones, ...others].forEach((personId) => tx.emit('membershipChanged', { personId }));
  return true;
}
