import { z } from 'zod';
import { must, refuseIf, workflowRefusals, type Instant } from '@pilotage/kernel';
import { formerServiceSince, humansServing, numberObjection, numberRegister, productNumberRefusals } from '@pilotage/parties';
import { input, newId, notFound, personOf, selvesOf, useCase, type Actor, type Tx } from '@pilotage/platform';
import { documentCheckRefusals } from '../domain/document-check.refusals.js';
import { readLast, type DocumentReadingEntry } from '../domain/document-check.rules.js';
import { assuranceRefusals } from '../domain/assurance.refusals.js';
import { evidenceLife } from '../domain/evidence.workflow.js';
import { isDraftName, standardById } from '../domain/index.js';
import { sayingObjection } from '../domain/permits.js';
import type { EvidenceKind } from '../domain/wallet.js';
import { documentCheckRows } from '../graphql/document-check.rows.js';
import { DocumentCheckView, DocumentFindingEnum } from '../graphql/document-check.views.js';
import { PermitEnum } from '../graphql/permit.views.js';
import type { DocumentCheckEntity } from '../persistence/document-check.entities.js';
import { documentChecks, documentReadings } from '../persistence/document-check.repository.js';
import { evidenceRows } from '../persistence/wallet.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { concludeReading } from './document-conclusion.js';
import { standardsAt } from './policies.js';

const SCOPE_MAX = 40;

const readInput = z.strictObject({
  evidenceId: input.id('evidence', 'The piece.'),
  issuer: input.text(300, 'Who issued it; the identifier where it is on the register of issuers.'),
  standardId: input.text(80, 'Id of the standard in the catalogue; leave out for a permit.').optional(),
  edition: input.text(40, 'The edition that the document names; leave out for a permit.').optional(),
  permit: input.oneOf(PermitEnum, 'Which permit it is; leave out for what states conformity to a standard.').optional(),
  holder: input.text(300, 'Who holds the permit, as the register names them.').optional(),
  scope: input.list(input.text(80, 'A category of use.'), 1, SCOPE_MAX, 'What it is limited to; leave out where it names none.').optional(),
  validFrom: input.instant('Start of its validity.'),
  validUntil: input.instant('End of its validity.'),
  statedDigest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
    .meta({ description: 'SHA-256 of the model version that it is about, hexadecimal.' }),
  scheme: input.text(40, 'The register that was looked at, such as FDA_510K.'),
  number: input.text(100, 'Its number there.'),
  finding: input.oneOf(DocumentFindingEnum, 'What you conclude.'),
});

/** A verifier has read a document without knowing what another read; two readings that are alike decide what it is worth. */
export const readDocument = useCase({
  name: 'readDocument',
  summary:
    'Enters what a verifier read in a document. Nobody sees another’s reading before two are alike; where the last two differ, only in what they differ is told, and another person reads, or both do again.',
  policy: assurancePolicy.readDocument,
  input: readInput,
  output: DocumentCheckView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    productNumberRefusals.REGISTER_NUMBER_MALFORMED,
    documentCheckRefusals.READING_AWAITS_ANOTHER,
    documentCheckRefusals.READER_SERVES_THE_OWNER,
    documentCheckRefusals.READING_SAYS_ONE_THING,
    documentCheckRefusals.READING_NOT_OF_KIND,
    documentCheckRefusals.READING_PERMIT_OF_ANOTHER_REGISTER,
    documentCheckRefusals.READING_STANDARD_UNKNOWN,
    documentCheckRefusals.READING_PERIOD_EMPTY,
    assuranceRefusals.POLICY_NOT_IN_FORCE,
  ],
  async run({ tx, actor, authorise }, { evidenceId, ...read }) {
    const check = await documentChecks.find(tx, { evidenceId }, 'update');
    if (!check) throw notFound();
    authorise({ agency: check.agencyId, vendor: check.organisationId });
    const now = await tx.now();
    const serving = await humansServing(tx, [check.organisationId], formerServiceSince(now));
    must(!selvesOf(actor).some((self) => serving.includes(self)), documentCheckRefusals.READER_SERVES_THE_OWNER);
    const entry = entryOf(read);
    const current = await openRound(tx, check);
    await assertSound(tx, check.kind, entry, now);
    await assertAnother(tx, current, actor);
    const of = { checkId: current.id, round: current.round, readBy: personOf(actor), readAt: now };
    const reading = { ...of, ...entry, id: newId('documentReading') };
    await documentReadings.create(tx, reading, { type: 'documentCheck.read', facts: { check: current.id, round: current.round } });
    const after = await tx.asHouse('comparingReadings', () => concludeReading(tx, current, reading, [...selvesOf(actor), ...serving]));
    const [row] = await documentCheckRows(tx, [after]);
    if (!row) throw new Error('a check that was read is not there');
    return row;
  },
});

/** The round in which the document is read now. What was concluded and is in its check again was reinstated: it is read anew. Refuses WRONG_STATE. */
async function openRound(tx: Tx, check: DocumentCheckEntity): Promise<DocumentCheckEntity> {
  return tx.asHouse('comparingReadings', async () => {
    const { state } = await evidenceRows.lock(tx, check.evidenceId, 'update');
    refuseIf(evidenceLife.objection(state, 'verify', {}));
    if (check.concludedAt === null) return check;
    const next = { round: check.round + 1, differ: [], concludedAt: null };
    await documentChecks.amend(tx, check.id, next, {
      type: 'documentCheck.ask',
      facts: { evidence: check.evidenceId, agency: check.agencyId },
    });
    return { ...check, ...next };
  });
}

type Read = Omit<z.output<typeof readInput>, 'evidenceId'>;

const entryOf = (read: Read): DocumentReadingEntry => ({
  ...read,
  ...{ standardId: read.standardId ?? null, edition: read.edition ?? null, scope: read.scope ?? null },
  ...{ permit: read.permit ?? null, holder: read.holder ?? null },
});

async function assertSound(tx: Tx, kind: EvidenceKind, entry: DocumentReadingEntry, at: Instant): Promise<void> {
  const { standardId, validFrom, validUntil, scheme, number } = entry;
  const register = numberRegister(scheme)?.scheme ?? null;
  refuseIf(sayingObjection(kind, { ...entry, register, holds: entry.finding !== 'doesNotHold' }));
  refuseIf(numberObjection({ scheme, id: number }));
  must(validFrom < validUntil, documentCheckRefusals.READING_PERIOD_EMPTY, { validFrom, validUntil });
  if (standardId === null) return;
  const isKnown = standardById(await standardsAt(tx, at), standardId) !== undefined || isDraftName(standardId);
  must(isKnown, documentCheckRefusals.READING_STANDARD_UNKNOWN, { standard: standardId });
}

async function assertAnother(tx: Tx, { id: checkId, round }: DocumentCheckEntity, actor: Actor): Promise<void> {
  const read = await tx.asHouse('comparingReadings', () => documentReadings.list(tx, { checkId, round }));
  const newest = read.at(-1)?.readBy ?? null;
  must(!readLast(selvesOf(actor), newest), documentCheckRefusals.READING_AWAITS_ANOTHER, {});
}
