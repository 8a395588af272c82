import type { Tx } from '@pilotage/platform';
import { isAccredited } from '../domain/accreditation.rules.js';
import type { EvidenceState } from '../domain/evidence.workflow.js';
import type { StandardsCatalogue } from '../domain/standards.js';
import { compromisedAmong, confirmedAccreditations } from '../persistence/issuer.repository.js';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { standardsAt } from './policies.js';

type Piece = Pick<EvidenceEntity, 'id' | 'state' | 'issuerId' | 'issuerKeyId' | 'standardId' | 'validFrom'>;

/** States that say that the issuer was believed. */
const BELIEVED: readonly EvidenceState[] = ['verified', 'editionTransition', 'selfDeclared', 'notAccredited'];
const ACCREDITED: readonly EvidenceState[] = ['verified', 'editionTransition'];

/**
 * The pieces as their issuers stand at this moment, whether or not a job has looked at them since: signed by a key that was compromised a piece
 * is rejected, and without an accreditation that holds now it is not accredited. Two statements, however many pieces.
 */
export async function asIssuersStand<P extends Piece>(tx: Tx, pieces: readonly P[]): Promise<readonly P[]> {
  const believed = pieces.filter(({ state, issuerId }) => BELIEVED.includes(state) && issuerId !== null);
  if (believed.length === 0) return pieces;
  const compromised = new Set(await compromisedAmong(tx, present(believed.map(({ issuerKeyId }) => issuerKeyId))));
  const lacking = await withoutAccreditation(
    tx,
    // A permit states no conformity: an authority needs no accreditation to grant it.
    believed.filter(({ state, standardId }) => ACCREDITED.includes(state) && standardId !== null),
  );
  return pieces.map((piece) => {
    if (piece.issuerKeyId !== null && compromised.has(piece.issuerKeyId) && BELIEVED.includes(piece.state))
      return { ...piece, state: 'rejected' };
    return lacking.has(piece.id) ? { ...piece, state: 'notAccredited' } : piece;
  });
}

const present = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

async function withoutAccreditation(tx: Tx, pieces: readonly Piece[]): Promise<ReadonlySet<string>> {
  if (pieces.length === 0) return new Set();
  const at = await tx.now();
  const links = await confirmedAccreditations(tx, present(pieces.map(({ issuerId }) => issuerId)));
  const holds = ({ issuerId, standardId, validFrom }: Piece, catalogue: StandardsCatalogue | null): boolean => {
    const own = links.filter((link) => link.issuerId === issuerId);
    return isAccredited(own, { standardId: standardId ?? '', issuedAt: validFrom ?? at, at }, catalogue);
  };
  // Hardly ever needed: only where a current edition might cover the one that it replaced.
  const doubtful = pieces.filter((piece) => !holds(piece, null));
  if (doubtful.length === 0) return new Set();
  const catalogue = await standardsAt(tx, at);
  return new Set(doubtful.filter((piece) => !holds(piece, catalogue)).map(({ id }) => id));
}
