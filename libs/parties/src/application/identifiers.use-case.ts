import { z } from 'zod';
import { must, refuseIf } from '@pilotage/kernel';
import { input, newId, useCase, type Actor, type Tx } from '@pilotage/platform';
import { identifierObjection, SCHEME_CODES } from '../domain/identifiers.js';
import { identityRefusals } from '../domain/identity.refusals.js';
import { OrganisationView } from '../graphql/parties.views.js';
import { organisationIdentifiers } from '../persistence/identity.repository.js';
import { organisations } from '../persistence/parties.repository.js';
import type { OrganisationEntity } from '../persistence/parties.entities.js';
import { organisationRow } from './organisation-row.js';
import { partiesPolicy } from './parties.policy.js';

/** Input of an identifier. */
export const schemeInput = input.text(40, `Register of the identifier: ${SCHEME_CODES.join(', ')}.`);
export const identifierInput = input.text(80, 'Id in that register.');

interface Identifier {
  readonly scheme: string;
  readonly identifier: string;
  /** Where it was looked up; null when nobody has yet. */
  readonly source: string | null;
}

/** Records an identifier of an organisation, verified when it has a source. Refuses one that is malformed, of an unknown register, made up, or taken. */
export async function recordIdentifier(tx: Tx, actor: Actor, organisation: OrganisationEntity, given: Identifier): Promise<void> {
  const { scheme, identifier, source } = given;
  refuseIf(identifierObjection({ scheme, identifier, demonstration: organisation.demonstration }));
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`organisation:${scheme}:${identifier}`]);
  const verified = {
    verifiedAt: source === null ? null : await tx.now(),
    verifiedBy: actor.kind === 'person' && source !== null ? actor.personId : null,
  };
  const known = await organisationIdentifiers.find(tx, { scheme, identifier }, 'update');
  const facts = { organisation: organisation.id, scheme };
  if (!known) {
    const row = { id: newId('organisationIdentifier'), organisationId: organisation.id, scheme, identifier, source, ...verified };
    await organisationIdentifiers.create(tx, row, { type: source === null ? 'identifier.note' : 'identifier.verify', facts });
    return;
  }
  must(known.organisationId === organisation.id && known.verifiedAt === null, identityRefusals.IDENTIFIER_TAKEN);
  await organisationIdentifiers.amend(tx, known.id, { source, ...verified }, { type: 'identifier.verify', facts });
}

/** An identifier of the organisation was found in its register. */
export const verifyIdentifier = useCase({
  name: 'verifyIdentifier',
  summary: 'Records that an identifier of an organisation was looked up in its register: one that is known already, or a further one.',
  policy: partiesPolicy.verifyIdentifier,
  input: z.strictObject({
    organisationId: input.id('organisation', 'The organisation.'),
    scheme: schemeInput,
    identifier: identifierInput,
    source: input.text(500, 'Where and how it was looked up.'),
  }),
  output: OrganisationView,
  refusals: [
    identityRefusals.IDENTIFIER_SCHEME_UNKNOWN,
    identityRefusals.IDENTIFIER_MALFORMED,
    identityRefusals.IDENTIFIER_ONLY_FOR_DEMONSTRATION,
    identityRefusals.IDENTIFIER_TAKEN,
  ],
  async run({ tx, actor, authorise }, { organisationId, ...given }) {
    authorise({});
    const organisation = await organisations.lock(tx, organisationId, 'update');
    await recordIdentifier(tx, actor, organisation, given);
    return organisationRow(tx, organisation);
  },
});
