import { z } from 'zod';
import { must, refuse, type Instant } from '@pilotage/kernel';
import { openFilesTo, holdFiles, pinFiles, type PinnedFile } from '@pilotage/files';
import { organisationOf } from '@pilotage/parties';
import { input, newId, useCase, type Sealing, type Tx } from '@pilotage/platform';
import { documentCheckRefusals } from '../domain/document-check.refusals.js';
import { evidenceLife } from '../domain/evidence.workflow.js';
import type { EvidenceFormat, EvidenceKind } from '../domain/wallet.js';
import { DocumentFormatEnum } from '../graphql/document-check.views.js';
import { EvidenceKindEnum, WalletEvidenceView } from '../graphql/wallet.views.js';
import { walletRow } from '../graphql/wallet.rows.js';
import { documentChecks } from '../persistence/document-check.repository.js';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { evidenceRows, lockContents } from '../persistence/wallet.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { UNREAD } from './evidence.js';
import { recheckNow } from './recheck-evidence.use-case.js';
import { offeredAgain } from './withdraw-evidence.use-case.js';

/** A document lies in the vendor's wallet, and verifiers of the agency that the vendor named may read it. */
export const lodgeDocument = useCase({
  name: 'lodgeDocument',
  summary:
    'Puts a file into the wallet of a vendor as evidence and opens it to an agency, two of whose verifiers read it. The same file is the same piece; one that was rejected is read anew.',
  policy: assurancePolicy.lodgeDocument,
  input: z.strictObject({
    organisationId: input.id('organisation', 'The vendor.'),
    agencyId: input.id('organisation', 'The agency whose verifiers are to read it. The file is opened to it.'),
    kind: input.oneOf(EvidenceKindEnum, 'What it is.'),
    format: input.oneOf(DocumentFormatEnum, 'Its form.'),
    fileId: input.id('file', 'The file, uploaded for this purpose and inspected.'),
  }),
  output: WalletEvidenceView,
  refusals: [documentCheckRefusals.DOCUMENT_CHECKER_NOT_AN_AGENCY, documentCheckRefusals.DOCUMENT_FILE_NOT_USABLE],
  async run({ tx, sealing, authorise }, { organisationId, agencyId, fileId, ...what }) {
    const { kind } = await organisationOf(tx, agencyId);
    const [file] = await pinFiles(tx, sealing, { fileIds: [fileId], organisationId, purpose: 'evidenceDocument' });
    authorise({ vendor: organisationId });
    must(kind === 'agency', documentCheckRefusals.DOCUMENT_CHECKER_NOT_AN_AGENCY, { organisation: agencyId });
    if (!file) throw new Error('a file was pinned and is not there');
    const lodged = { ...what, organisationId, agencyId, file, at: await tx.now() };
    return walletRow(await tx.asHouse('documentsToVerifiers', () => intoCheck(tx, sealing, lodged)));
  },
});

interface LodgedDocument {
  readonly organisationId: string;
  readonly agencyId: string;
  readonly kind: EvidenceKind;
  readonly format: EvidenceFormat;
  readonly file: PinnedFile;
  readonly at: Instant;
}

async function intoCheck(tx: Tx, sealing: Sealing, lodged: LodgedDocument): Promise<EvidenceEntity> {
  const { organisationId, agencyId, file } = lodged;
  await lockContents(tx, organisationId, [file.digest]);
  const known = await evidenceRows.find(tx, { organisationId, digest: file.digest }, 'update');
  if (known) return readAnew(tx, await offeredAgain(tx, known), lodged.kind);
  const [unusable] = await holdFiles(tx, [file.fileId]);
  if (unusable) return refuse(documentCheckRefusals.DOCUMENT_FILE_NOT_USABLE, { file: unusable });
  const piece = await addPiece(tx, lodged);
  await openFilesTo(tx, sealing, [file], { organisationId: agencyId, subjectId: piece.id });
  return piece;
}

async function addPiece(
  tx: Tx,
  { organisationId, agencyId, kind, format, file: { fileId, digest }, at }: LodgedDocument,
): Promise<EvidenceEntity> {
  const of = { organisationId, kind, format, fileId, digest };
  const piece: EvidenceEntity = { ...UNREAD, ...of, id: newId('evidence'), statement: null, lodgedAt: at };
  await evidenceRows.create(tx, piece, { type: 'evidence.lodge', facts: { organisation: organisationId } });
  const check = { ...of, id: newId('documentCheck'), evidenceId: piece.id, agencyId, askedAt: at, round: 1, differ: [], concludedAt: null };
  await documentChecks.create(tx, check, { type: 'documentCheck.ask', facts: { evidence: piece.id, agency: agencyId } });
  return evidenceRows.save(tx, evidenceLife.move(piece, 'scan', {}), { digest });
}

/**
 * A piece that was rejected is read anew when it is lodged again, as what it is called now. One whose issuer was not trusted is judged anew by what was read: the
 * register of issuers may know it since. Every other one is as it is.
 */
async function readAnew(tx: Tx, piece: EvidenceEntity, kind: EvidenceKind): Promise<EvidenceEntity> {
  const check = await documentChecks.find(tx, { evidenceId: piece.id }, 'update');
  if (check && piece.state === 'notAccredited') return judgedAnew(tx, piece);
  if (!check || piece.state !== 'rejected') return piece;
  const { digest } = piece;
  const again = await evidenceRows.save(tx, evidenceLife.move({ ...piece, kind, faults: [] }, 'lodgeAgain', {}), { digest });
  const next = { kind, round: check.round + 1, differ: [], concludedAt: null };
  await documentChecks.amend(tx, check.id, next, { type: 'documentCheck.ask', facts: { evidence: piece.id, agency: check.agencyId } });
  return evidenceRows.save(tx, evidenceLife.move(again, 'scan', {}), { digest });
}

async function judgedAnew(tx: Tx, { id }: EvidenceEntity): Promise<EvidenceEntity> {
  await recheckNow(tx, id);
  return evidenceRows.get(tx, id);
}
