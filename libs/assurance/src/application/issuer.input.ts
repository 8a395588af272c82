import { z } from 'zod';
import { must, sha256Hex, type Instant } from '@pilotage/kernel';
import { enumeration, input, localisedInput, newId, type Tx } from '@pilotage/platform';
import { ARRANGEMENTS } from '../domain/arrangements.js';
import { turnsAt } from '../domain/accreditation.rules.js';
import { standardById } from '../domain/index.js';
import { issuerRefusals } from '../domain/issuer.refusals.js';
import type { AccreditationEntity, IssuerEntryEntity, IssuerKeyEntity } from '../persistence/issuer.entities.js';
import { accreditationRows, isKeyKnown, issuerKeys } from '../persistence/issuer.repository.js';
import { standardsAt } from './policies.js';
import { isUsableKey, thumbprintOf } from './statement-signature.js';

const AlgorithmEnum = enumeration('StatementAlgorithm', 'Signature algorithms that a statement may have.', {
  ES256: 'ECDSA on P-256 with SHA-256.',
  EdDSA: 'Ed25519.',
});
const { UNRECORDED: _migrated, ...recorded } = ARRANGEMENTS;
const ArrangementInputEnum = enumeration('AccreditationArrangementInput', 'By what an accreditation body is itself recognised.', recorded);
const coordinate = (name: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes in base64url')
    .meta({ description: `The ${name} coordinate, 32 bytes in base64url without padding.` });
/** The catalogue has fewer standards than this. */
const STANDARDS_MAX = 400;

/** What was looked at before something is proposed or recorded. */
export const sourceInput = input.text(500, 'The register and the entry that was looked at.');
export const issuerIdInput = input.id('issuer', 'The issuer.');

export const keyInput = input.object('IssuerKeyInput', 'A public key.', {
  kid: input.text(200, 'Its name in the header of a signature; left out, its thumbprint (RFC 7638).').optional(),
  algorithm: input.oneOf(AlgorithmEnum, 'Algorithm of its signatures.'),
  x: coordinate('x'),
  y: coordinate('y').optional(),
  validFrom: input.instant('First instant at which it signs: what it signed earlier is not believed.'),
  validUntil: input.instant('First instant at which it signs no more; left out while that is open.').optional(),
});

export const accreditationInput = input.object('AccreditationInput', 'What an accreditation body vouches for, as its register says.', {
  bodyIdentifier: input.text(300, 'The accreditation body, by its URL or registered number.'),
  bodyName: localisedInput(200, 'Its name.'),
  arrangement: input.oneOf(ArrangementInputEnum, 'By what the body is recognised.'),
  recognisedFrom: input.instant('Since when the body is recognised.'),
  recognisedUntil: input.instant('First instant at which it is recognised no more; left out while that is open.').optional(),
  standards: input.list(input.text(80, 'Id of a standard.'), 1, STANDARDS_MAX, 'Standards that it covers; leave out for all.').optional(),
  validFrom: input.instant('First instant at which it holds.'),
  validUntil: input.instant('First instant at which it holds no more; left out while that is open.').optional(),
});

type Entry = Pick<IssuerEntryEntity, 'id' | 'issuerId'>;

/** Enters a key under an entry. Refuses one that cannot verify, an empty time, and what stands on the register already. */
export async function enterKey(tx: Tx, { id: entryId, issuerId }: Entry, given: z.output<typeof keyInput>): Promise<IssuerKeyEntity> {
  const key = { algorithm: given.algorithm, x: given.x, y: given.y ?? null };
  must(await isUsableKey(key), issuerRefusals.ISSUER_KEY_UNUSABLE, { algorithm: key.algorithm });
  const period = periodOf(given.validFrom, given.validUntil);
  const kid = given.kid ?? (await thumbprintOf(key));
  must(!(await isKeyKnown(tx, issuerId, { ...key, kid })), issuerRefusals.ISSUER_KEY_KNOWN, {});
  const open = { compromisedSince: null, endedBy: null, endedAt: null, endSource: null };
  const row = { ...key, ...period, ...open, id: newId('issuerKey'), issuerId, entryId, kid };
  return issuerKeys.create(tx, row, { type: 'issuerKey.propose', facts: { issuer: issuerId, ...key, kid } });
}

/** Enters an accreditation under an entry. Refuses an empty time, and a standard that the catalogue does not have. */
export async function enterAccreditation(
  tx: Tx,
  { id: entryId, issuerId }: Entry,
  { standards, validFrom, validUntil, recognisedFrom, recognisedUntil, ...body }: z.output<typeof accreditationInput>,
): Promise<AccreditationEntity> {
  const period = periodOf(validFrom, validUntil);
  const recognised = periodOf(recognisedFrom, recognisedUntil);
  const catalogue = await standardsAt(tx, await tx.now());
  const unknown = standards?.find((standard) => !standardById(catalogue, standard));
  must(unknown === undefined, issuerRefusals.ISSUER_STANDARD_UNKNOWN, { standard: unknown ?? '' });
  const open = {
    suspendedSince: null,
    withdrawnSince: null,
    nextTurnAt: null,
    restrictedBy: null,
    restrictedAt: null,
    restrictionSource: null,
  };
  const chain = { recognisedFrom: recognised.validFrom, recognisedUntil: recognised.validUntil };
  const row = { ...body, ...period, ...chain, ...open, id: newId('accreditation'), issuerId, entryId, standards: standards ?? null };
  const facts = { issuer: issuerId, body: sha256Hex(body.bodyIdentifier), arrangement: body.arrangement, ...period };
  return accreditationRows.create(tx, row, { type: 'accreditation.propose', facts });
}

function periodOf(validFrom: Instant, until: Instant | undefined): { readonly validFrom: Instant; readonly validUntil: Instant | null } {
  must(until === undefined || validFrom < until, issuerRefusals.ISSUER_PERIOD_EMPTY, { from: validFrom, until: until ?? validFrom });
  return { validFrom, validUntil: until ?? null };
}

/** The accreditation as it stands from now on: when it turns next is asked by the sweep. */
export const withNextTurn = (row: AccreditationEntity, now: Instant): Pick<AccreditationEntity, 'nextTurnAt'> => ({
  nextTurnAt: turnsAt(row, now),
});
