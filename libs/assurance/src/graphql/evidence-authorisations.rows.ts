import type { RowOf } from '@pilotage/platform';
import type { EvidenceAuthorisationEntity, EvidenceEntity } from '../persistence/wallet.entities.js';
import type { EvidenceAuthorisationView } from './evidence-authorisations.views.js';

type Shown = EvidenceAuthorisationEntity & { readonly piece: EvidenceEntity | null };

/** An authorisation as it is read, with the facts of its piece. */
export const authorisationRow = (row: Shown): RowOf<typeof EvidenceAuthorisationView> => row;
