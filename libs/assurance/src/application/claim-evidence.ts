import type { Instant } from '@pilotage/kernel';
import { notFound, type Tx } from '@pilotage/platform';
import { COUNTS, standingOf, type PartyRole, type Standing } from '../domain/evidence-of-others.rules.js';
import { NEVER_USED_ANEW } from '../domain/evidence.workflow.js';
import type { EvidenceAuthorisationEntity, EvidenceEntity } from '../persistence/wallet.entities.js';
import { authorisations, evidenceRows } from '../persistence/wallet.repository.js';

/** Pieces that a vendor names in an offer. */
export interface EvidenceClaim {
  /** The vendor that leads the bid. */
  readonly leadId: string;
  /** What each organisation of the party group is in it. */
  readonly roles: Readonly<Record<string, PartyRole>>;
  /** Digest of the offered model version. */
  readonly modelDigest: string;
  /** The moment of the drafting or sealing: what its owner said by then counts. */
  readonly at: Instant;
  /** Each with the subject of the requirement that it is offered for; null where it has none. */
  readonly named: readonly { readonly evidenceId: string; readonly subject: string | null }[];
}

/** Ids of the pieces that do not count, by why. */
export interface ClaimFindings {
  /** Of others, and not for this bid by role and authorisation. */
  readonly unauthorised: readonly string[];
  /** Rejected, ended, or withdrawn by their owner. */
  readonly unusable: readonly string[];
}

/**
 * Which of the pieces a bid may not use; the others, and the words of their owners, stay as they are until the transaction ends. NOT_FOUND, and
 * nothing else, when one is absent or lies in a wallet whose owner never authorised the vendor, in the party group or not, whether or not the
 * actor met it in another bid.
 */
export async function claimEvidence(tx: Tx, claim: EvidenceClaim): Promise<ClaimFindings> {
  const { named, leadId } = claim;
  if (named.length === 0) return { unauthorised: [], unusable: [] };
  const ids = [...new Set(named.map(({ evidenceId }) => evidenceId))];
  // The words first: one that holds now holds the piece in sight.
  const words = await authorisations.list(tx, { evidenceId: ids, organisationId: leadId }, 'share');
  const pieces = await evidenceRows.list(tx, { id: ids as EvidenceEntity['id'][] }, 'share');
  const stands = named.map((offered) => ({ ...offered, standing: standing(claim, offered, { words, pieces }) }));
  if (stands.some((each) => each.standing === 'unknown')) throw notFound();
  const excluded = stands.filter((each) => !COUNTS.includes(each.standing)).map(({ evidenceId }) => evidenceId);
  return { unauthorised: [...new Set(excluded)], unusable: pieces.filter(isOver).map(({ id }) => id) };
}

const isOver = ({ state, withdrawnAt }: EvidenceEntity): boolean => withdrawnAt !== null || NEVER_USED_ANEW.includes(state);

interface Known {
  readonly words: readonly EvidenceAuthorisationEntity[];
  readonly pieces: readonly EvidenceEntity[];
}

function standing(claim: EvidenceClaim, { evidenceId, subject }: EvidenceClaim['named'][number], { words, pieces }: Known): Standing {
  const piece = pieces.find(({ id }) => id === evidenceId);
  const own = words.filter((word) => word.evidenceId === evidenceId);
  const authority = own.find(({ endedAt }) => endedAt === null) ?? own.at(-1) ?? null;
  const seen = piece ? { ownerId: piece.organisationId, statedDigest: piece.statedDigest } : null;
  return standingOf({ piece: seen, authority }, { ...claim, subject });
}
