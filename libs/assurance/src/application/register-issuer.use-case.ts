import { z } from 'zod';
import { must } from '@pilotage/kernel';
import { enumeration, input, localisedInput, newId, useCase } from '@pilotage/platform';
import { organisationOf } from '@pilotage/parties';
import { standardById } from '../domain/index.js';
import { issuerRow } from '../graphql/assurance.rows.js';
import { IssuerView } from '../graphql/assurance.views.js';
import { issuerRows } from '../persistence/assurance.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { standardsAt } from './policies.js';
import { assuranceRefusals } from '../domain/assurance.refusals.js';
import { isUsableKey } from './statement-signature.js';

const AlgorithmEnum = enumeration('StatementAlgorithm', 'Signature algorithms that a statement may have.', {
  ES256: 'ECDSA on P-256 with SHA-256.',
  EdDSA: 'Ed25519.',
});
const coordinate = (name: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, 'must be 32 bytes in base64url')
    .meta({ description: `The ${name} coordinate, 32 bytes in base64url without padding.` });
/** The catalogue has fewer standards than this. */
const STANDARDS_MAX = 400;

/** An issuer stands on the register of trusted issuers, with the key that its statements are checked by. */
export const registerIssuer = useCase({
  name: 'registerIssuer',
  summary: 'Enters an issuer of statements in the register of trusted issuers, with its public key and what its accreditation covers.',
  policy: assurancePolicy.registerIssuer,
  input: z.strictObject({
    identifier: z
      .url({ protocol: /^https$/ })
      .max(300)
      .meta({ description: 'The https URL that its statements name as issuer.' }),
    name: localisedInput(200, 'Its name.'),
    key: input.object('IssuerKeyInput', 'Its public key.', {
      algorithm: input.oneOf(AlgorithmEnum, 'Algorithm of its signatures.'),
      x: coordinate('x'),
      y: coordinate('y').optional(),
    }),
    accredited: input.flag('An accreditation body vouches for it.'),
    accreditedFor: input
      .list(input.text(80, 'Id of a standard.'), 1, STANDARDS_MAX, 'Standards that the accreditation covers; leave out for all.')
      .optional(),
    organisationId: input
      .id('organisation', 'The party of the marketplace that it belongs to: its own evidence is self-declared.')
      .optional(),
    demonstration: input.flag('Made for the demonstration.'),
  }),
  output: IssuerView,
  refusals: [
    assuranceRefusals.ISSUER_ALREADY_REGISTERED,
    assuranceRefusals.ISSUER_KEY_UNUSABLE,
    assuranceRefusals.ISSUER_STANDARD_UNKNOWN,
    assuranceRefusals.POLICY_NOT_IN_FORCE,
  ],
  async run({ tx, authorise }, given) {
    authorise({});
    const { identifier, organisationId, accreditedFor } = given;
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`issuer:${identifier}`]);
    must(!(await issuerRows.find(tx, { identifier })), assuranceRefusals.ISSUER_ALREADY_REGISTERED, { identifier });
    const key = { ...given.key, y: given.key.y ?? null };
    must(await isUsableKey(key), assuranceRefusals.ISSUER_KEY_UNUSABLE, { algorithm: key.algorithm });
    const catalogue = await standardsAt(tx, await tx.now());
    const unknown = accreditedFor?.find((id) => !standardById(catalogue, id));
    must(unknown === undefined, assuranceRefusals.ISSUER_STANDARD_UNKNOWN, { standard: unknown ?? '' });
    if (organisationId) await organisationOf(tx, organisationId);
    const row = { id: newId('issuer'), ...given, key, accreditedFor: accreditedFor ?? null, organisationId: organisationId ?? null };
    return issuerRow(await issuerRows.create(tx, row, { type: 'issuer.register', facts: { key, accredited: row.accredited } }));
  },
});
