import type { Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { differencesOf, isSameIssuer, worthOf, type ReadMember } from '../domain/document-check.rules.js';
import type { DocumentCheckEntity, DocumentReadingEntity } from '../persistence/document-check.entities.js';
import { documentChecks, documentReadings } from '../persistence/document-check.repository.js';
import { confirmedIssuers } from '../persistence/issuer.repository.js';
import { evidenceRows } from '../persistence/wallet.repository.js';
import { evidenceLife } from '../domain/evidence.workflow.js';
import { announceToUsers } from './evidence.js';
import { standingOf } from './issuers.js';
import { standardsAt } from './policies.js';

/** What comes of a new reading: it decides where another human's newest one in this round is like it; otherwise in what it differs is noted. */
export async function concludeReading(
  tx: Tx,
  check: DocumentCheckEntity,
  reading: DocumentReadingEntity,
  selves: readonly string[],
): Promise<DocumentCheckEntity> {
  const all = await documentReadings.list(tx, { checkId: check.id, round: check.round });
  const others = newestOfEach(all.filter(({ readBy }) => !selves.includes(readBy)));
  const [last, ...earlier] = others.map((other) => differencesOf(other, reading)).reverse();
  if (last === undefined) return check;
  if ([last, ...earlier].some((differ) => differ.length === 0)) return conclude(tx, check, reading);
  return noted(tx, check, { differ: last, concludedAt: null });
}

const newestOfEach = (readings: readonly DocumentReadingEntity[]): DocumentReadingEntity[] =>
  readings.filter(({ readBy }, place) => !readings.slice(place + 1).some((later) => later.readBy === readBy));

async function conclude(tx: Tx, check: DocumentCheckEntity, reading: DocumentReadingEntity): Promise<DocumentCheckEntity> {
  const at = await tx.now();
  const known = (await confirmedIssuers(tx)).find(({ identifier }) => isSameIssuer(identifier, reading.issuer));
  const issuer = known ? await standingOf(tx, known) : null;
  const context = { catalogue: await standardsAt(tx, at), issuer, vendorIds: [check.organisationId], at };
  const { move, faults } = worthOf(reading, context);
  const piece = await evidenceRows.lock(tx, check.evidenceId, 'update');
  const { standardId, edition, scope, statedDigest, validFrom, validUntil } = reading;
  const read = { issuerId: issuer?.id ?? null, issuerKeyId: null, standardId, edition, scope, statedDigest, validFrom, validUntil };
  const checked = { ...piece, ...read, faults, statusSource: null, checkedAt: at };
  await evidenceRows.save(tx, evidenceLife.move(checked, move, {}), { digest: piece.digest, faults });
  await announceToUsers(tx, 'evidenceChecked', piece.id);
  return noted(tx, check, { differ: [], concludedAt: at });
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
