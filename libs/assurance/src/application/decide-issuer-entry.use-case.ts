import { z } from 'zod';
import { workflowRefusals } from '@pilotage/kernel';
import { input, localisedInput, personOf, selvesOf, useCase, type Tx } from '@pilotage/platform';
import { issuerEntryLife } from '../domain/issuer-entry.workflow.js';
import { issuerRefusals } from '../domain/issuer.refusals.js';
import { issuerView } from '../graphql/issuer.rows.js';
import { IssuerView } from '../graphql/issuer.views.js';
import type { IssuerEntryEntity } from '../persistence/issuer.entities.js';
import { accreditationRows, issuerEntries, issuerRows } from '../persistence/issuer.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { withNextTurn } from './issuer.input.js';

const entryId = input.id('issuerEntry', 'The entry.');

/** The entry, with its issuer locked for a change: checks that run at this moment end first, later ones meet what is decided here. */
async function lockedEntry(tx: Tx, id: IssuerEntryEntity['id']): Promise<IssuerEntryEntity> {
  const { issuerId } = await issuerEntries.get(tx, id);
  await issuerRows.lock(tx, issuerId, 'update');
  return issuerEntries.lock(tx, id, 'update');
}

/** What was proposed counts from now on. */
export const confirmIssuerEntry = useCase({
  name: 'confirmIssuerEntry',
  summary:
    'Confirms an entry in the register of issuers, by another policy editor than the one who proposed it. It counts from now on, and evidence that leans on it is looked at again.',
  policy: assurancePolicy.confirmIssuerEntry,
  input: z.strictObject({ entryId }),
  output: IssuerView,
  refusals: [workflowRefusals.WRONG_STATE, issuerRefusals.SAME_EDITOR_CONFIRMS_ISSUER],
  async run({ tx, actor, authorise }, { entryId: id }) {
    authorise({});
    const entry = await lockedEntry(tx, id);
    const now = await tx.now();
    const facts = { proposedBy: entry.proposedBy, confirmers: selvesOf(actor) };
    const moved = issuerEntryLife.move({ ...entry, decidedBy: personOf(actor), decidedAt: now }, 'confirm', facts);
    await issuerEntries.save(tx, moved, { issuer: entry.issuerId, kind: entry.kind });
    for (const row of await accreditationRows.list(tx, { entryId: id })) {
      await accreditationRows.amend(tx, row.id, withNextTurn(row, now), { type: 'accreditation.confirm', facts: { issuer: row.issuerId } });
    }
    tx.emit('issuerStandingChanged', { issuerId: entry.issuerId, lists: entry.kind === 'statusIssuer' });
    return issuerView(tx, entry.issuerId);
  },
});

/** What was proposed is turned down, or taken back: it never counted. */
export const rejectIssuerEntry = useCase({
  name: 'rejectIssuerEntry',
  summary: 'Rejects an entry that was proposed for the register of issuers, or takes it back, with a reason. It never counted.',
  policy: assurancePolicy.rejectIssuerEntry,
  input: z.strictObject({ entryId, reason: localisedInput(2000, 'Why it is rejected.') }),
  output: IssuerView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, actor, authorise }, { entryId: id, reason }) {
    authorise({});
    const entry = await lockedEntry(tx, id);
    const decided = { ...entry, reason, decidedBy: personOf(actor), decidedAt: await tx.now() };
    await issuerEntries.save(tx, issuerEntryLife.move(decided, 'reject', null), { issuer: entry.issuerId, kind: entry.kind });
    return issuerView(tx, entry.issuerId);
  },
});
