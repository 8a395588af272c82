import { sha256Hex } from '@pilotage/kernel';
import { z } from 'zod';
import { newId, type Tx } from '@pilotage/platform';
import { formatOf, type EvidenceFormat, type EvidenceKind } from '../domain/wallet.js';
import { evidenceLife, UNCHECKED } from '../domain/evidence.workflow.js';
import type { EvidenceEntity, EvidenceUseEntity } from '../persistence/wallet.entities.js';
import { evidenceInUse, evidenceRows, lockContents, useRows, type EvidenceInUse } from '../persistence/wallet.repository.js';
import { saveLodgedAgain, wakeResting } from '../persistence/lodging.repository.js';
import { ownersOf, useOf, type Offered, type Ownership, type UsingBid, type Wanted } from './evidence-owners.js';
import { asOfNow } from './evidence-status.js';
import { asIssuersStand } from './issuer-at-use.js';
import { signedKinds } from './signed-kinds.js';
import { STATEMENT_MAX_BYTES } from '../domain/statement.rules.js';

export { STATEMENT_MAX_BYTES } from '../domain/statement.rules.js';

/** The input field of a statement, for the mutations that take one. Its form is judged later, as evidence: only its size and its characters here. */
export const statementInput = z
  .string()
  .min(1)
  .max(STATEMENT_MAX_BYTES)
  .regex(/^(?:[\x21-\x7e]+|\s*\{[^]*)$/, 'must be a compact JWS, in printable ASCII without blanks, or a JSON document')
  .meta({
    description:
      'A signed statement (Verifiable Credential 2.0 as a compact JWS, type vc+jwt), a CycloneDX document or a signed in-toto statement, at most 64 kB.',
  });

/** The evidence of a bid that was opened. */
export interface Lodging extends UsingBid {
  readonly statements: readonly (Wanted & { readonly statement: string })[];
  /** Pieces that lie in a wallet already, by id: they were claimed when the bid was sealed. */
  readonly named?: readonly Offered[];
}

/** What a text is taken for that says itself of no kind: every statement states conformity to a standard. */
const KIND_OF = { 'vc+jwt': 'certificate', cyclonedx: 'declaration', 'in-toto': 'testReport' } as const;

/** A text that came with a bid and without a word about its kind: its content has it. */
function offeredText({ statement }: { readonly statement: string }): LodgedText {
  const format = formatOf(statement);
  return { kind: signedKinds(format, statement)[0] ?? KIND_OF[format], format, statement };
}

/**
 * The pieces of an opened bid come into use. A statement goes into the wallet of the vendor that leads, unless it lies there already; what is
 * new there is announced, and a job checks it; what was checked before is announced as checked for this bid. A piece that the bid names by
 * its id comes into use whatever became of it since the sealing: the gate judges it as it is. Called once per bid.
 */
export async function lodgeEvidence(tx: Tx, lodging: Lodging): Promise<readonly EvidenceEntity[]> {
  const { organisationId, statements, named = [] } = lodging;
  const texts = statements.map(offeredText);
  return tx.asHouse('statementsToWallets', async () => {
    await wakeResting(
      tx,
      named.map(({ evidenceId }) => evidenceId),
    );
    const lodged = await intoWallet(tx, organisationId, texts);
    await wakeResting(
      tx,
      lodged.map(({ id }) => id),
    );
    const offered = [...lodged, ...(await namedPieces(tx, lodging))];
    const owners = await ownersOf(tx, lodging, offered);
    await useRows.createAll(tx, await usesOf(tx, lodging, lodged, owners), { type: 'evidence.use', facts: { bid: lodging.bidId } });
    const pieces = [...new Map(offered.map((piece) => [piece.id, piece])).values()].filter(({ id }) => owners.has(id));
    const isReady = ({ state }: EvidenceEntity): boolean => !UNCHECKED.includes(state);
    pieces.filter(isReady).forEach(({ id }) => tx.emit('evidenceChecked', { evidenceId: id, bidId: lodging.bidId }));
    return pieces;
  });
}

/** The pieces that the bid names, those that were rejected checked anew. A check that runs at this moment ends first, as for texts. */
async function namedPieces(tx: Tx, { named = [] }: Lodging): Promise<readonly EvidenceEntity[]> {
  if (named.length === 0) return [];
  const known = await evidenceRows.list(tx, { id: named.map(({ evidenceId }) => evidenceId) as EvidenceEntity['id'][] }, 'share');
  return lodgedAgain(tx, known);
}

/** A text that is lodged. */
export interface LodgedText {
  readonly kind: EvidenceKind;
  readonly format: EvidenceFormat;
  readonly statement: string;
}

/** The pieces of the owner's wallet with these contents, each once: those that lay there, checked anew where they were rejected, and the others taken in. */
export async function intoWallet(tx: Tx, organisationId: string, texts: readonly LodgedText[]): Promise<readonly EvidenceEntity[]> {
  const byDigest = new Map(texts.map((text) => [sha256Hex(writable(text.statement)), text]));
  const digests = [...byDigest.keys()];
  await lockContents(tx, organisationId, digests);
  // A check that runs at this moment ends first: its result is read, or it will meet the new use.
  const known = await evidenceRows.list(tx, { organisationId, digest: digests }, 'share');
  const absent = [...byDigest].filter(([digest]) => !known.some((piece) => piece.digest === digest));
  const lodgedAt = await tx.now();
  const added = absent.map(([, text]) => uploaded({ ...text, organisationId, lodgedAt }));
  await evidenceRows.createAll(tx, added, { type: 'evidence.lodge', facts: { organisation: organisationId } });
  added.forEach(({ id }) => tx.emit('evidenceLodged', { evidenceId: id }));
  const again = await lodgedAgain(tx, known, ({ digest, kind }) => byDigest.get(digest)?.kind ?? kind);
  return [...again, ...added];
}

/**
 * Texts that were rejected are checked anew when they are lodged again, each as what it is called now; every other piece is as it is. What
 * people read is read anew only when its owner opens it again (`lodgeDocument`).
 */
async function lodgedAgain(
  tx: Tx,
  pieces: readonly EvidenceEntity[],
  kindOf = ({ kind }: EvidenceEntity): EvidenceKind => kind,
): Promise<readonly EvidenceEntity[]> {
  const rejected = pieces.filter(({ state, statement }) => state === 'rejected' && statement !== null);
  const moved = rejected.map((piece) => evidenceLife.move({ ...piece, kind: kindOf(piece), faults: [] }, 'lodgeAgain', {}));
  await saveLodgedAgain(tx, moved);
  rejected.forEach(({ id }) => tx.emit('evidenceLodged', { evidenceId: id }));
  const again = new Map(moved.map(({ next }) => [next.id, next]));
  return pieces.map((piece) => again.get(piece.id) ?? piece);
}

/** What no text column can hold is no statement either; the check will say so. */
const writable = (statement: string): string => statement.toWellFormed().replaceAll('\u0000', '\ufffd');

type Taken = LodgedText & Pick<EvidenceEntity, 'organisationId' | 'lodgedAt'>;

function uploaded({ statement: given, ...piece }: Taken): EvidenceEntity {
  const statement = writable(given);
  return { ...UNREAD, ...piece, id: newId('evidence'), statement, digest: sha256Hex(statement) };
}

/** What nothing was read of yet. */
export const UNREAD = {
  fileId: null,
  issuerId: null,
  issuerKeyId: null,
  standardId: null,
  edition: null,
  statedDigest: null,
  scope: null,
  validFrom: null,
  validUntil: null,
  permit: null,
  state: 'uploaded',
  faults: [],
  statusSource: null,
  statusEntry: null,
  statusCheckedAt: null,
  nextCheckAt: null,
  checkedAt: null,
  withdrawnAt: null,
} as const;

async function usesOf(
  tx: Tx,
  lodging: Lodging,
  pieces: readonly EvidenceEntity[],
  owners: ReadonlyMap<string, Ownership>,
): Promise<EvidenceUseEntity[]> {
  const madeAt = await tx.now();
  const idOf = new Map(pieces.map(({ id, digest }) => [digest, id]));
  const lodged = lodging.statements.flatMap(({ statement, ...offered }) => {
    const evidenceId = idOf.get(sha256Hex(writable(statement)));
    return evidenceId ? [{ ...offered, evidenceId }] : [];
  });
  const uses = [...lodged, ...(lodging.named ?? [])].flatMap((offered) => {
    const owner = owners.get(offered.evidenceId);
    return owner ? [{ ...useOf(lodging, offered, madeAt), ...owner }] : [];
  });
  // One statement that is offered twice for one requirement is one use.
  return [...new Map(uses.map((use) => [`${use.requirementId} ${use.evidenceId}`, use])).values()];
}

/** Every use of evidence by a bid, with its piece. */
export const evidenceOf = (tx: Tx, bidId: string): Promise<readonly EvidenceInUse[]> => evidenceOfBids(tx, [bidId]);

/** Every use of evidence by the bids, with its piece, in one statement. */
export async function evidenceOfBids(tx: Tx, bidIds: readonly string[]): Promise<readonly EvidenceInUse[]> {
  return asOfNow(tx, await asIssuersStand(tx, await evidenceInUse(tx, bidIds)));
}

/** Tells every bid that uses the piece; a wallet's owner alone hears nothing by it. */
export async function announceToUsers(tx: Tx, type: 'evidenceChecked' | 'evidenceExpired', evidenceId: string): Promise<void> {
  const uses = await useRows.list(tx, { evidenceId });
  new Set(uses.map(({ bidId }) => bidId)).forEach((bidId) => tx.emit(type, { evidenceId, bidId }));
}
