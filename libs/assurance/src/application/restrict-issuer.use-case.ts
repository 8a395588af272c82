import { z } from 'zod';
import { must, sha256Hex, type Instant } from '@pilotage/kernel';
import { enumeration, input, personOf, useCase, type Tx } from '@pilotage/platform';
import { RESTRICTIONS, restricted, type RestrictionFinding } from '../domain/accreditation-restriction.js';
import { issuerRefusals } from '../domain/issuer.refusals.js';
import { issuerView } from '../graphql/issuer.rows.js';
import { IssuerView } from '../graphql/issuer.views.js';
import type { AccreditationEntity, IssuerKeyEntity } from '../persistence/issuer.entities.js';
import { accreditationRows, issuerKeys, issuerRows } from '../persistence/issuer.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { sourceInput, withNextTurn } from './issuer.input.js';

const KeyEndEnum = enumeration('IssuerKeyEnd', 'Why a key of an issuer signs no more.', {
  superseded: 'Another took its place, or the issuer closed: what it signed until now stays signed.',
  compromised: 'Somebody else may have had it: it counts for nothing, also for what it signed before.',
});
const RestrictionEnum = enumeration('AccreditationRestriction', 'What a register says against an accreditation.', RESTRICTIONS);

async function mustHaveCome(tx: Tx, at: Instant): Promise<void> {
  must(at <= (await tx.now()), issuerRefusals.ISSUER_INSTANT_AHEAD, { at });
}

/** A key signs no more. One person is enough, at once: it takes trust away and gives none. */
export const revokeIssuerKey = useCase({
  name: 'revokeIssuerKey',
  summary:
    'Ends a key of an issuer at once, by one policy editor. One that was compromised counts for nothing, also for the past, under whatever issuers it stands: evidence signed with it is looked at again.',
  policy: assurancePolicy.revokeIssuerKey,
  input: z.strictObject({
    keyId: input.id('issuerKey', 'The key.'),
    finding: input.oneOf(KeyEndEnum, 'Why it ends.'),
    since: input.instant('Since when: the first instant at which it signs no more, or at which somebody else may have had it.'),
    source: sourceInput,
  }),
  output: IssuerView,
  refusals: [issuerRefusals.ISSUER_KEY_ENDED, issuerRefusals.ISSUER_INSTANT_AHEAD],
  async run({ tx, actor, authorise }, { keyId, finding, since, source }) {
    authorise({});
    const named = await issuerKeys.get(tx, keyId);
    await mustHaveCome(tx, since);
    must(!isOver(named, finding, since), issuerRefusals.ISSUER_KEY_ENDED, {});
    const { x, y } = named;
    // Whoever has the other half of a key has it, whatever issuers it stands under.
    const all = finding === 'compromised' ? await issuerKeys.list(tx, { x, y }) : [named];
    for (const key of all) await endKey(tx, key, { finding, since, source, by: personOf(actor) });
    new Set(all.map(({ issuerId }) => issuerId)).forEach((issuerId) => tx.emit('issuerStandingChanged', { issuerId, lists: true }));
    return issuerView(tx, named.issuerId);
  },
});

const isOver = ({ compromisedSince, validUntil }: IssuerKeyEntity, finding: KeyEnd, since: Instant): boolean =>
  compromisedSince !== null || (finding === 'superseded' && validUntil !== null && validUntil <= since);

type KeyEnd = keyof typeof KeyEndEnum.values;

async function endKey(tx: Tx, { id, issuerId }: IssuerKeyEntity, { finding, since, source, by }: Recorded<KeyEnd>): Promise<void> {
  await issuerRows.lock(tx, issuerId, 'update');
  // Meanwhile somebody recorded the same.
  if (isOver(await issuerKeys.lock(tx, id, 'update'), finding, since)) return;
  const end = finding === 'compromised' ? { compromisedSince: since } : { validUntil: since };
  const ended = { ...end, endedBy: by, endedAt: await tx.now(), endSource: source };
  const facts = { issuer: issuerId, finding, since, source: sha256Hex(source) };
  await issuerKeys.amend(tx, id, ended, { type: 'issuerKey.end', facts });
}

/** An accreditation, or the recognition of its body, holds no more. One person is enough, at once. */
export const restrictAccreditation = useCase({
  name: 'restrictAccreditation',
  summary:
    'Records at once, by one policy editor, that an accreditation ended, is suspended or was withdrawn for cause, or that its body lost its recognition: then every accreditation by that body ends. Evidence that leans on it is looked at again.',
  policy: assurancePolicy.restrictAccreditation,
  input: z.strictObject({
    accreditationId: input.id('accreditation', 'The accreditation.'),
    finding: input.oneOf(RestrictionEnum, 'What the register says.'),
    since: input.instant('Since when.'),
    source: sourceInput,
  }),
  output: IssuerView,
  refusals: [issuerRefusals.ACCREDITATION_RESTRICTED, issuerRefusals.ISSUER_INSTANT_AHEAD],
  async run({ tx, actor, authorise }, { accreditationId, finding, since, source }) {
    authorise({});
    const named = await accreditationRows.get(tx, accreditationId);
    await mustHaveCome(tx, since);
    const restriction = { finding, since, source, by: personOf(actor) };
    must(restricted(named, finding, since) !== null, issuerRefusals.ACCREDITATION_RESTRICTED, { at: since });
    const { bodyIdentifier } = named;
    const all = finding === 'recognitionEnded' ? await accreditationRows.list(tx, { bodyIdentifier }) : [named];
    for (const { id, issuerId } of all) await restrict(tx, { id, issuerId }, restriction);
    new Set(all.map(({ issuerId }) => issuerId)).forEach((issuerId) => tx.emit('issuerStandingChanged', { issuerId, lists: false }));
    return issuerView(tx, named.issuerId);
  },
});

/** What was found, since when, where, and who records it. */
interface Recorded<F> {
  readonly finding: F;
  readonly since: Instant;
  readonly source: string;
  readonly by: string;
}

async function restrict(
  tx: Tx,
  { id, issuerId }: Pick<AccreditationEntity, 'id' | 'issuerId'>,
  { finding, since, source, by }: Recorded<RestrictionFinding>,
): Promise<void> {
  await issuerRows.lock(tx, issuerId, 'update');
  const row = await accreditationRows.lock(tx, id, 'update');
  const ends = restricted(row, finding, since);
  // Meanwhile somebody recorded the same, or it was over before its body was.
  if (!ends) return;
  const now = await tx.now();
  const next = { ...ends, restrictedBy: by, restrictedAt: now, restrictionSource: source };
  const facts = { issuer: issuerId, finding, since, source: sha256Hex(source) };
  await accreditationRows.amend(tx, id, { ...next, ...withNextTurn({ ...row, ...ends }, now) }, { type: 'accreditation.restrict', facts });
}
