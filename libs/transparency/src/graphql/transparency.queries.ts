import { z } from 'zod';
import { disclose, grantsOf, notFound, pageInput, pageOf, query } from '@pilotage/platform';
import { concernedBy } from '../application/concerned.js';
import { NO_SECRET, transparencyGroups, transparencyPolicy } from '../application/transparency.policy.js';
import { readEntry } from '../domain/audit-entry.js';
import { checkpointText } from '../domain/checkpoint.js';
import { sentenceOf } from '../domain/entry-sentences.js';
import { lastHead, trailOf, type TrailRow } from '../persistence/log.repository.js';
import { AuditEntryConnectionView, LogHeadView } from './transparency.views.js';

/** The latest signed head of the log. */
export const logHead = query({
  name: 'logHead',
  summary: 'The latest signed head of the audit log. Keep it: a later log must contain it. NOT_FOUND while nothing is in the log.',
  policy: transparencyPolicy.logHead,
  input: z.strictObject({}),
  output: LogHeadView,
  async run({ tx, authorise, sealing }) {
    authorise({});
    const head = await lastHead(tx);
    if (!head) throw notFound();
    const checkpoint = checkpointText(head.size, head.rootHash);
    return disclose(LogHeadView, { ...head, checkpoint, publicKey: sealing.receiptPublicKey });
  },
});

/** What was done to an object. */
export const auditTrail = query({
  name: 'auditTrail',
  summary:
    'The audit entries of one object in the order of the log: for the agency concerned, the vendor of the object, and oversight. An entry appears once the log has given it a place, within seconds.',
  policy: transparencyPolicy.auditTrail,
  input: z.strictObject({
    objectId: z
      .string()
      .max(80)
      .regex(/^[\x21-\x7e]+$/, 'must be an identifier')
      .meta({ description: 'Identifier of the object, of any kind.', graphql: 'ID' }),
    ...pageInput,
  }),
  output: AuditEntryConnectionView,
  async run({ tx, actor, authorise }, { objectId, first, after }) {
    const { relations: parties, secret } = await concernedBy(tx, objectId);
    const relations = { ...parties, holds: secret ? [] : [NO_SECRET] };
    authorise(relations);
    const granted = grantsOf(transparencyGroups, actor, relations);
    const rows = await tx.asHouse('trailOfObject', () => trailOf(tx, objectId, { first, after }));
    return disclose(AuditEntryConnectionView, pageOf(rows.map(entryRow), first), granted);
  },
});

function entryRow(row: TrailRow) {
  const { by, personId, from, to, facts } = readEntry(row.entry);
  return { ...row, sentence: sentenceOf(row.type), from, to, operation: by, personId, facts };
}
