import type { Relations, RowOf, Tx } from '@pilotage/platform';
import type { OrganisationView } from '../graphql/parties.views.js';
import type { OrganisationEntity } from '../persistence/parties.entities.js';
import { organisationIdentifiers } from '../persistence/identity.repository.js';

/** Organisations with their identifiers, in one more statement. */
export async function organisationRows(tx: Tx, found: readonly OrganisationEntity[]): Promise<RowOf<typeof OrganisationView>[]> {
  const known = await organisationIdentifiers.list(tx, { organisationId: found.map(({ id }) => id) });
  return found.map((organisation) => {
    const identifiers = known.filter(({ organisationId }) => organisationId === organisation.id);
    return { ...organisation, identifiers, verified: identifiers.some(({ verifiedAt }) => verifiedAt !== null) };
  });
}

/** One organisation with its identifiers. */
export async function organisationRow(tx: Tx, found: OrganisationEntity): Promise<RowOf<typeof OrganisationView>> {
  const [row] = await organisationRows(tx, [found]);
  if (!row) throw new Error('an organisation went missing between two lines');
  return row;
}

/** What the organisation is to a question about its members. */
export function relationsTo({ id, kind }: Pick<OrganisationEntity, 'id' | 'kind'>): Relations {
  if (kind === 'vendor') return { vendor: id };
  return kind === 'committee' ? { committee: id } : { agency: id };
}
