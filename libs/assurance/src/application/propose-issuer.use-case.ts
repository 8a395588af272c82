import { z } from 'zod';
import { must, sha256Hex } from '@pilotage/kernel';
import { input, localisedInput, newId, personOf, useCase, type Actor, type Tx } from '@pilotage/platform';
import { organisationOf } from '@pilotage/parties';
import { assuranceRefusals } from '../domain/assurance.refusals.js';
import type { IssuerEntryKind } from '../domain/issuer-entry.workflow.js';
import { issuerRefusals } from '../domain/issuer.refusals.js';
import { issuerView } from '../graphql/issuer.rows.js';
import { IssuerView } from '../graphql/issuer.views.js';
import type { IssuerEntity, IssuerEntryEntity } from '../persistence/issuer.entities.js';
import { issuerEntries, issuerRows, standingIssuers } from '../persistence/issuer.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { accreditationInput, enterAccreditation, enterKey, issuerIdInput, keyInput, sourceInput } from './issuer.input.js';

type Proposal = Pick<IssuerEntryEntity, 'issuerId' | 'source'> & { readonly kind: IssuerEntryKind; readonly statusIssuerId?: string };

async function propose(tx: Tx, actor: Actor, { statusIssuerId = '', ...given }: Proposal): Promise<IssuerEntryEntity> {
  const by = { proposedBy: personOf(actor), proposedAt: await tx.now(), decidedBy: null, decidedAt: null, reason: null };
  const row = { ...given, ...by, id: newId('issuerEntry'), state: 'proposed' as const, statusIssuerId: statusIssuerId || null };
  // The log never holds what a person wrote, only its digest.
  const facts = { issuer: given.issuerId, kind: given.kind, source: sha256Hex(given.source), statusIssuer: row.statusIssuerId };
  return issuerEntries.create(tx, row, { type: 'issuerEntry.propose', facts });
}

/** The issuer, locked in share: only of one that was confirmed more may be proposed. Refuses ISSUER_NOT_CONFIRMED. */
async function confirmedById(tx: Tx, id: IssuerEntity['id']): Promise<IssuerEntity> {
  const issuer = await issuerRows.lock(tx, id, 'share');
  const entry = await issuerEntries.find(tx, { issuerId: id, kind: 'issuer' });
  must(entry?.state === 'confirmed', issuerRefusals.ISSUER_NOT_CONFIRMED, { identifier: issuer.identifier });
  return issuer;
}

/** An issuer is proposed for the register of trusted issuers, with its first key, and an accreditation where it has one. */
export const registerIssuer = useCase({
  name: 'registerIssuer',
  summary:
    'Proposes an issuer of statements for the register of trusted issuers, with its public key and, where it has one, its accreditation. It counts for nothing before another policy editor confirms it.',
  policy: assurancePolicy.registerIssuer,
  input: z.strictObject({
    identifier: z
      .url({ protocol: /^https$/ })
      .max(300)
      .regex(/^[^#]*$/, 'must have no fragment')
      .meta({ description: 'The https URL that its statements name as issuer, without a fragment.' }),
    name: localisedInput(200, 'Its name.'),
    key: keyInput,
    accreditation: accreditationInput.optional(),
    organisationId: input
      .id('organisation', 'The party of the marketplace that it belongs to: its own evidence is self-declared.')
      .optional(),
    source: sourceInput,
    demonstration: input.flag('Made for the demonstration.'),
  }),
  output: IssuerView,
  refusals: [
    issuerRefusals.ISSUER_ALREADY_REGISTERED,
    issuerRefusals.ISSUER_KEY_UNUSABLE,
    issuerRefusals.ISSUER_KEY_KNOWN,
    issuerRefusals.ISSUER_PERIOD_EMPTY,
    issuerRefusals.ISSUER_STANDARD_UNKNOWN,
    assuranceRefusals.POLICY_NOT_IN_FORCE,
  ],
  async run({ tx, actor, authorise }, { key, accreditation, source, organisationId = null, ...given }) {
    authorise({});
    const { identifier } = given;
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`issuer:${identifier}`]);
    const standing = await standingIssuers(tx, identifier);
    must(standing.length === 0, issuerRefusals.ISSUER_ALREADY_REGISTERED, { identifier });
    if (organisationId) await organisationOf(tx, organisationId);
    const row = { ...given, id: newId('issuer'), organisationId };
    await issuerRows.create(tx, row, { type: 'issuer.register', facts: { identifier } });
    const entry = await propose(tx, actor, { issuerId: row.id, kind: 'issuer', source });
    await enterKey(tx, entry, key);
    if (accreditation) await enterAccreditation(tx, entry, accreditation);
    return issuerView(tx, row.id);
  },
});

/** Another key of an issuer is proposed: its keys may overlap, so that a rotation has no gap. */
export const addIssuerKey = useCase({
  name: 'addIssuerKey',
  summary: 'Proposes another public key of an issuer, with the time in which it signs. It counts when another policy editor confirms it.',
  policy: assurancePolicy.addIssuerKey,
  input: z.strictObject({ issuerId: issuerIdInput, key: keyInput, source: sourceInput }),
  output: IssuerView,
  refusals: [
    issuerRefusals.ISSUER_NOT_CONFIRMED,
    issuerRefusals.ISSUER_KEY_UNUSABLE,
    issuerRefusals.ISSUER_KEY_KNOWN,
    issuerRefusals.ISSUER_PERIOD_EMPTY,
  ],
  async run({ tx, actor, authorise }, { issuerId, key, source }) {
    authorise({});
    // Two keys of one name must not be proposed side by side.
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`issuerKey:${issuerId}`]);
    await confirmedById(tx, issuerId);
    await enterKey(tx, await propose(tx, actor, { issuerId, kind: 'key', source }), key);
    return issuerView(tx, issuerId);
  },
});

/** An accreditation of an issuer is proposed, also one that follows another. */
export const accreditIssuer = useCase({
  name: 'accreditIssuer',
  summary:
    'Proposes an accreditation of an issuer: who vouches, by what that body is recognised, for which standards and when. It counts when another policy editor confirms it.',
  policy: assurancePolicy.accreditIssuer,
  input: z.strictObject({ issuerId: issuerIdInput, accreditation: accreditationInput, source: sourceInput }),
  output: IssuerView,
  refusals: [
    issuerRefusals.ISSUER_NOT_CONFIRMED,
    issuerRefusals.ISSUER_PERIOD_EMPTY,
    issuerRefusals.ISSUER_STANDARD_UNKNOWN,
    assuranceRefusals.POLICY_NOT_IN_FORCE,
  ],
  async run({ tx, actor, authorise }, { issuerId, accreditation, source }) {
    authorise({});
    await confirmedById(tx, issuerId);
    await enterAccreditation(tx, await propose(tx, actor, { issuerId, kind: 'accreditation', source }), accreditation);
    return issuerView(tx, issuerId);
  },
});

/** Another issuer is proposed as the one who signs the status lists; the issuer itself, to end that. */
export const nameStatusIssuer = useCase({
  name: 'nameStatusIssuer',
  summary:
    'Proposes who signs the status lists of an issuer: another issuer of the register, or itself. Once another policy editor confirms it, lists of anybody else are refused.',
  policy: assurancePolicy.nameStatusIssuer,
  input: z.strictObject({
    issuerId: issuerIdInput,
    statusIssuerId: input.id('issuer', 'Who signs its status lists.'),
    source: sourceInput,
  }),
  output: IssuerView,
  refusals: [issuerRefusals.ISSUER_NOT_CONFIRMED],
  async run({ tx, actor, authorise }, { issuerId, statusIssuerId, source }) {
    authorise({});
    await confirmedById(tx, issuerId);
    await confirmedById(tx, statusIssuerId);
    await propose(tx, actor, { issuerId, kind: 'statusIssuer', statusIssuerId, source });
    return issuerView(tx, issuerId);
  },
});
