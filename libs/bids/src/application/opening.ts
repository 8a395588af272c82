import type { Instant } from '@pilotage/kernel';
import type { Sealing, Tx } from '@pilotage/platform';
import { lodgeEvidence } from '@pilotage/assurance';
import type { LotInCall } from '@pilotage/calls';
import { openFilesTo } from '@pilotage/files';
import { partyGroupOf } from '@pilotage/parties';
import { bidWorkflow } from '../domain/bid.workflow.js';
import type { EnvelopeKind, PriceContent, TechnicalContent } from '../domain/content.js';
import { bids, sealedEnvelopesOf } from '../persistence/bids.repository.js';
import type { BidEntity, EnvelopeEntity } from '../persistence/bids.entities.js';
import { NO_SUBJECT } from './gate-facts.js';
import { isAsReceipted, openEnvelope } from './envelopes.js';

/**
 * The sealed bids of the lot that count, locked: those sealed for the call's present version. The others are void, whether or not the job
 * that says so has run.
 */
export async function countingBids(tx: Tx, { lot, call }: LotInCall): Promise<BidEntity[]> {
  const sealed = await bids.list(tx, { lotId: lot.id, state: 'sealed' }, 'update');
  const stale = sealed.filter((bid) => bid.callVersion < call.version);
  for (const bid of stale) await bids.save(tx, voided(bid, call.version));
  return sealed.filter((bid) => !stale.includes(bid));
}

/** The move of a bid that was sealed for an older version of the call. */
export const voided = (bid: BidEntity, callVersion: number) =>
  bidWorkflow.move(bid, 'void', { callVersions: { now: callVersion, sealedFor: bid.callVersion } });

interface Act {
  readonly tx: Tx;
  readonly sealing: Sealing;
  readonly lot: LotInCall;
  readonly now: Instant;
}

/** Opens the bids' technical envelopes, and the prices too where the profile opens both in one act. One that cannot be opened is recorded as such; the others go on. */
export async function openBids(act: Act, sealed: readonly BidEntity[]): Promise<void> {
  const kinds: EnvelopeKind[] = act.lot.profile.opening.openedTogether.value ? ['technical', 'price'] : ['technical'];
  const rows = await sealedEnvelopesOf(
    act.tx,
    sealed.map(({ id }) => id),
    kinds,
  );
  for (const bid of sealed) {
    const own = rows.filter(({ bidId }) => bidId === bid.id);
    await openOne(act, bid, contentOf(act.sealing, bid, own, kinds));
  }
}

interface Opened {
  readonly technical: TechnicalContent;
  readonly price: PriceContent | null;
}

function contentOf(sealing: Sealing, bid: BidEntity, rows: readonly EnvelopeEntity[], kinds: readonly EnvelopeKind[]): Opened | null {
  if (!isAsReceipted(sealing, bid.receipt, rows)) return null;
  const technical = openEnvelope(sealing, 'technical', rows);
  const price = kinds.includes('price') ? openEnvelope(sealing, 'price', rows) : null;
  if (!technical || (kinds.includes('price') && !price)) return null;
  return { technical, price };
}

async function openOne({ tx, sealing, lot, now }: Act, bid: BidEntity, content: Opened | null): Promise<void> {
  const facts = { version: bid.sealedVersion };
  if (!content) {
    const { next, event } = bidWorkflow.move(bid, 'findUnopenable', {});
    await bids.save(tx, { event, next: { ...next, openedAt: now } }, facts);
    return;
  }
  const { technical, price } = content;
  const { next, event } = bidWorkflow.move(bid, 'open', {});
  const opened = { openedAt: now, modelVersionId: technical.modelVersionId, technical, price, priceOpenedAt: price ? now : null };
  await bids.save(tx, { event, next: { ...next, ...opened } }, facts);
  await openFilesTo(tx, sealing, technical.attachments ?? [], { organisationId: bid.agencyId, subjectId: bid.id });
  await lodge(tx, lot, bid, technical);
  tx.emit('bidOpened', { bidId: bid.id, lotId: bid.lotId });
}

/** The statements become evidence, which a job verifies; pieces of the wallet come into use. */
async function lodge(tx: Tx, { lot }: LotInCall, bid: BidEntity, technical: TechnicalContent): Promise<void> {
  const { modelDigest, evidence, walletEvidence = [] } = technical;
  if (evidence.length + walletEvidence.length === 0) return;
  const { roles } = await partyGroupOf(tx, bid.partyGroupId);
  const subjects = new Map(lot.requirements.map(({ id, subject }) => [id, subject]));
  const withSubject = <E extends { readonly requirementId: string }>(offered: E) => ({
    ...offered,
    subject: subjects.get(offered.requirementId) ?? NO_SUBJECT,
  });
  const offered = { statements: evidence.map(withSubject), named: walletEvidence.map(withSubject) };
  const { id: bidId, lotId, agencyId, vendorId: organisationId, sealedAt } = bid;
  const group = { organisationId, roles, ...(sealedAt ? { sealedAt } : {}) };
  await lodgeEvidence(tx, { bidId, lotId, agencyId, ...group, subjectDigest: modelDigest, ...offered });
}
