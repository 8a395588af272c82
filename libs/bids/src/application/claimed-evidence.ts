import { must, type Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { claimEvidence } from '@pilotage/assurance';
import type { PartyGroup } from '@pilotage/parties';
import { bidsRefusals } from '../domain/bid.refusals.js';
import type { TechnicalContent } from '../domain/content.js';
import type { OpenLot } from './bidding.js';

/** The bid that names pieces: who bids, and on what. */
export interface ClaimingBid {
  readonly group: PartyGroup;
  readonly lot: { readonly lot: OpenLot['lot']; readonly now: Instant };
}

type Naming = Pick<TechnicalContent, 'modelDigest' | 'walletEvidence'>;

/**
 * The named pieces may be used at the moment at which the lot was looked at. NOT_FOUND where one is not there, or lies in a wallet whose owner never
 * authorised the lead; BID_EVIDENCE_NOT_AUTHORISED, BID_EVIDENCE_NOT_USABLE. Holds them as they are.
 */
export async function assertUsable(tx: Tx, { group, lot }: ClaimingBid, { modelDigest, walletEvidence = [] }: Naming): Promise<void> {
  const subjects = new Map(lot.lot.requirements.map(({ id, subject }) => [id, subject ?? null]));
  const named = walletEvidence.map(({ evidenceId, requirementId }) => ({ evidenceId, subject: subjects.get(requirementId) ?? null }));
  const { leadOrganisationId: leadId, roles } = group;
  const { unauthorised, unusable } = await claimEvidence(tx, { leadId, roles, modelDigest, named, at: lot.now });
  must(unauthorised.length === 0, bidsRefusals.BID_EVIDENCE_NOT_AUTHORISED, { evidence: unauthorised.join(', ') });
  must(unusable.length === 0, bidsRefusals.BID_EVIDENCE_NOT_USABLE, { evidence: unusable.join(', ') });
}
