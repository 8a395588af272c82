import { z } from 'zod';
import { disclose, input, pageInput, pageOf, query } from '@pilotage/platform';
import { assurancePolicy } from '../application/assurance.policy.js';
import { holdsAt } from '../domain/evidence-of-others.rules.js';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { authorisationPage, evidenceRows } from '../persistence/wallet.repository.js';
import { authorisationRow } from './evidence-authorisations.rows.js';
import { EvidenceAuthorisationConnectionView } from './evidence-authorisations.views.js';

/** Words about evidence that an organisation gave, and that were given to it. */
export const evidenceAuthorisations = query({
  name: 'evidenceAuthorisations',
  summary:
    'Authorisations of evidence on both sides: those that a vendor gave for its own pieces, and those by which it may bid with pieces of others. Which bids do is not told.',
  policy: assurancePolicy.evidenceAuthorisations,
  input: z.strictObject({ ...pageInput, organisationId: input.id('organisation', 'The vendor.') }),
  output: EvidenceAuthorisationConnectionView,
  async run({ tx, authorise }, { organisationId, first, after }) {
    authorise({ vendor: organisationId });
    const at = await tx.now();
    const rows = await authorisationPage(tx, organisationId, { first, after });
    const shown = rows.filter((row) => row.ownerId === organisationId || holdsAt(row, at));
    const pieces = await evidenceRows.list(tx, { id: shown.map(({ evidenceId }) => evidenceId) as EvidenceEntity['id'][] });
    const byId = new Map<string, EvidenceEntity>(pieces.map((piece) => [piece.id, piece]));
    const pieceOf = (row: (typeof rows)[number]): EvidenceEntity | null =>
      shown.includes(row) ? (byId.get(row.evidenceId) ?? null) : null;
    const told = rows.map((row) => authorisationRow({ ...row, piece: pieceOf(row) }));
    return disclose(EvidenceAuthorisationConnectionView, pageOf(told, first));
  },
});
