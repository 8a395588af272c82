import { must } from '@pilotage/kernel';
import { isEvidenceInUse, renewEvidence } from '@pilotage/assurance';
import { lotOf } from '@pilotage/calls';
import { partyGroupOf } from '@pilotage/parties';
import type { Tx } from '@pilotage/platform';
import { bidsRefusals } from '../domain/bid.refusals.js';
import { bids } from '../persistence/bids.repository.js';
import { assertUsable } from './claimed-evidence.js';
import { NO_SUBJECT, openedContent } from './gate-facts.js';

/** A piece, and the requirement that it is for. */
export interface RenewedPiece {
  readonly evidenceId: string;
  readonly requirementId: string;
}

/**
 * A piece comes into use for an opened bid, for the pilot that rests on it: what was sealed, scored and decided stays as it is, and the gate
 * finds the piece when it is asked next. It is claimed as at a drafting, by whose it is and what its owner says now. Returns its digest. The
 * caller holds the lock of the pilot. Refuses NOT_FOUND, BID_REQUIREMENT_UNKNOWN, BID_EVIDENCE_NOT_AUTHORISED, BID_EVIDENCE_NOT_USABLE and
 * BID_EVIDENCE_IN_USE.
 */
export async function renewEvidenceOfBid(tx: Tx, bidId: string, named: RenewedPiece): Promise<string> {
  const bid = await bids.get(tx, bidId);
  const { modelDigest } = openedContent(bid);
  const { lot } = await lotOf(tx, bid.lotId);
  const now = await tx.now();
  const requirement = lot.requirements.find(({ id }) => id === named.requirementId);
  must(requirement !== undefined, bidsRefusals.BID_REQUIREMENT_UNKNOWN, { requirements: named.requirementId });
  const group = await partyGroupOf(tx, bid.partyGroupId);
  await assertUsable(tx, { group, lot: { lot, now } }, { modelDigest, walletEvidence: [named] });
  const { evidenceId, requirementId } = named;
  const isNew = !(await isEvidenceInUse(tx, bidId, named));
  must(isNew, bidsRefusals.BID_EVIDENCE_IN_USE, { evidence: evidenceId, requirement: requirementId });
  const { lotId, agencyId, vendorId: organisationId } = bid;
  const using = { bidId, lotId, agencyId, organisationId, roles: group.roles, sealedAt: now, subjectDigest: modelDigest };
  return renewEvidence(tx, using, { evidenceId, requirementId, subject: requirement?.subject ?? NO_SUBJECT });
}
