import type { Instant } from '@pilotage/kernel';
import { newId, type Tx } from '@pilotage/platform';
import { holdsAt, type PartyRole } from '../domain/evidence-of-others.rules.js';
import type { EvidenceEntity, EvidenceUseEntity } from '../persistence/wallet.entities.js';
import { authorisations } from '../persistence/wallet.repository.js';

/** Whose piece a use rests on, in what role, and by which word: frozen with the use. */
export type Ownership = Pick<EvidenceUseEntity, 'ownerId' | 'ownerRole' | 'authorisationId'>;

/** A bid as its sealing left it. */
export interface SealedGroup {
  /** The vendor that leads. */
  readonly organisationId: string;
  /** What each organisation of the party group is in it; the lead alone where it is left out. */
  readonly roles?: Readonly<Record<string, PartyRole>>;
  /** When the version that was opened was sealed: the words of owners that held then hold for the bid. */
  readonly sealedAt?: Instant;
}

/**
 * By piece, whose it is. A word that was ended, or ran out, after the sealing still stands for the bid: its owner gave it to a tender that was
 * made. A piece of another for which no word held at the sealing has none, and comes into no use.
 */
export async function ownersOf(tx: Tx, group: SealedGroup, pieces: readonly EvidenceEntity[]): Promise<Map<string, Ownership>> {
  const { organisationId, roles = {}, sealedAt } = group;
  const others = pieces.filter((piece) => piece.organisationId !== organisationId).map(({ id }) => id);
  const words = others.length === 0 ? [] : await authorisations.list(tx, { evidenceId: others, organisationId });
  const standing = words.filter((word) => sealedAt && holdsAt(word, sealedAt) && roles[word.ownerId] === word.role);
  const lent = standing.map(
    (word) => [word.evidenceId, { ownerId: word.ownerId, ownerRole: word.role, authorisationId: word.id }] as const,
  );
  const own = pieces.filter(({ id }) => !others.includes(id)).map(({ id }) => [id, ownOf(organisationId)] as const);
  return new Map<string, Ownership>([...own, ...lent]);
}

const ownOf = (ownerId: string): Ownership => ({ ownerId, ownerRole: 'lead', authorisationId: null });

/** A bid as it uses evidence. */
export interface UsingBid extends SealedGroup {
  readonly bidId: string;
  readonly lotId: string;
  readonly agencyId: string;
  /** Digest of the offered model version. */
  readonly subjectDigest: string;
}

/** What a piece is offered for. */
export interface Wanted {
  readonly requirementId: string;
  /** Code of the subject of the requirement; empty where it has none. */
  readonly subject: string;
}

/** A piece of a wallet, by id. */
export interface Offered extends Wanted {
  readonly evidenceId: string;
}

/** A use of a piece by a bid, but for whose piece it is. */
export const useOf = (bid: UsingBid, offered: Offered, madeAt: Instant): Omit<EvidenceUseEntity, keyof Ownership> => ({
  evidenceId: offered.evidenceId,
  madeAt,
  id: newId('evidenceUse'),
  bidId: bid.bidId,
  lotId: bid.lotId,
  agencyId: bid.agencyId,
  // The statements of the others are self-declared, too.
  vendorIds: [...new Set([bid.organisationId, ...Object.keys(bid.roles ?? {})])],
  requirementId: offered.requirementId,
  subject: offered.subject,
  subjectDigest: bid.subjectDigest,
});
