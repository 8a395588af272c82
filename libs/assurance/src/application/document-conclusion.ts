import type { Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { differencesOf, isSameIssuer, permitIn, worthOf, type ReadMember } from '../domain/document-check.rules.js';
import type { DocumentCheckEntity, DocumentReadingEntity } from '../persistence/document-check.entities.js';
import { documentChecks, documentReadings } from '../persistence/document-check.repository.js';
import { confirmedIssuers } from '../persistence/issuer.repository.js';
import { evidenceRows } from '../persistence/wallet.repository.js';
import { evidenceLife } from '../domain/evidence.workflow.js';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { announceToUsers } from './evidence.js';
import type { Finding } from './finding.js';
import { standingOf } from './issuers.js';
import { standardsAt } from './policies.js';

/**
 * What comes of a new reading: it decides where another human's newest one in this round is like it; otherwise in what it differs is noted.
 * `discounted`: the reader, under every account, and whoever serves the owner of the document since they read it: theirs is no other's word.
 */
export async function concludeReading(
  tx: Tx,
  check: DocumentCheckEntity,
  reading: DocumentReadingEntity,
  discounted: readonly string[],
): Promise<DocumentCheckEntity> {
  const all = await documentReadings.list(tx, { checkId: check.id, round: check.round });
  const others = newestOfEach(all.filter(({ readBy }) => !discounted.includes(readBy)));
  const [last, ...earlier] = others.map((other) => differencesOf(other, reading)).reverse();
  if (last === undefined) return check;
  if ([last, ...earlier].some((differ) => differ.length === 0)) return conclude(tx, check, reading);
  return noted(tx, check, { differ: last, concludedAt: null });
}

const newestOfEach = (readings: readonly DocumentReadingEntity[]): DocumentReadingEntity[] =>
  readings.filter(({ readBy }, place) => !readings.slice(place + 1).some((later) => later.readBy === readBy));

async function conclude(tx: Tx, check: DocumentCheckEntity, reading: DocumentReadingEntity): Promise<DocumentCheckEntity> {
  const at = await tx.now();
  const { read, verdict } = await worthNow(tx, check, reading);
  const { move, faults } = verdict;
  const piece = await evidenceRows.lock(tx, check.evidenceId, 'update');
  const said = { edition: reading.edition, permit: permitIn(reading) };
  const checked = { ...piece, ...read, ...said, faults, statusSource: null, checkedAt: at };
  await evidenceRows.save(tx, evidenceLife.move(checked, move, {}), { digest: piece.digest, faults });
  await announceToUsers(tx, 'evidenceChecked', piece.id);
  return noted(tx, check, { differ: [], concludedAt: at });
}

/** What a reading that two persons share is worth at this moment, as the register of issuers and the catalogue stand. */
async function worthNow(
  tx: Tx,
  { organisationId }: Pick<DocumentCheckEntity, 'organisationId'>,
  reading: DocumentReadingEntity,
): Promise<Finding> {
  const at = await tx.now();
  const known = (await confirmedIssuers(tx)).find(({ identifier }) => isSameIssuer(identifier, reading.issuer));
  const issuer = known ? await standingOf(tx, known) : null;
  const verdict = worthOf(reading, { catalogue: await standardsAt(tx, at), issuer, vendorIds: [organisationId], at });
  const { standardId, scope, statedDigest, validFrom, validUntil } = reading;
  const by = { issuerId: issuer?.id ?? null, issuerKeyId: null, statusEntry: null };
  return { read: { ...by, standardId, scope, statedDigest, validFrom, validUntil }, verdict };
}

/** What a document is worth now that two persons read: what they read stands, what the register says of its issuer may have changed. Null while it is read. */
export async function findingOfReading(tx: Tx, { id: evidenceId }: Pick<EvidenceEntity, 'id'>): Promise<Finding | null> {
  const check = await documentChecks.find(tx, { evidenceId });
  if (!check || check.concludedAt === null) return null;
  // The last reading of the round is the one that was like another.
  const reading = (await documentReadings.list(tx, { checkId: check.id, round: check.round })).at(-1);
  return reading ? worthNow(tx, check, reading) : null;
}

interface Noted {
  readonly differ: readonly ReadMember[];
  readonly concludedAt: Instant | null;
}

async function noted(tx: Tx, check: DocumentCheckEntity, next: Noted): Promise<DocumentCheckEntity> {
  const type = next.concludedAt === null ? 'documentCheck.differ' : 'documentCheck.conclude';
  await documentChecks.amend(tx, check.id, next, { type, facts: { evidence: check.evidenceId, differ: next.differ } });
  return { ...check, ...next };
}
