import type { LocalisedText } from '@pilotage/kernel';
import { repositoryOf, type Tx } from '@pilotage/platform';
import type { EnvelopeKind, PriceContent, TechnicalContent } from '../domain/content.js';
import { BidEntity, EnvelopeEntity, OpeningEntity, SubmissionEntity } from './bids.entities.js';

export const submissions = repositoryOf(SubmissionEntity);
export const bids = repositoryOf(BidEntity);
export const envelopes = repositoryOf(EnvelopeEntity);
export const openings = repositoryOf(OpeningEntity);

/** Holds back every other draft of the vendor on the call until this transaction ends, so that "one live bid" is asked before it is made. */
export async function holdDraftsOf(tx: Tx, callId: string, vendorId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`bid:${callId}:${vendorId}`]);
}

/** The live bid of the party group, or of another group under the same lead, on the lot; null when there is none. */
export async function liveBidOn(tx: Tx, lotId: string, by: { partyGroupId: string; vendorId: string }): Promise<string | null> {
  const row = await tx.one<{ id: string }>(
    `select id from bid where lot_id = $1 and (party_group_id = $2 or vendor_id = $3) and state <> 'withdrawn' order by id limit 1`,
    [lotId, by.partyGroupId, by.vendorId],
  );
  return row?.id ?? null;
}

/** The envelopes of the sealed versions of the bids, of the kinds, in one statement. */
export async function sealedEnvelopesOf(tx: Tx, bidIds: readonly string[], kinds: readonly EnvelopeKind[]): Promise<EnvelopeEntity[]> {
  const { selection } = tx.table(EnvelopeEntity);
  return tx.query<EnvelopeEntity>(
    `select ${selection} from envelope e
     where exists (select from bid b where b.id = e.bid_id and b.sealed_version = e.version)
       and bid_id = any($1) and kind = any($2)`,
    [bidIds, kinds],
  );
}

/** Bids in one of the states whose party group has the organisation, by id. */
export async function bidsOfOrganisation(tx: Tx, organisationId: string, states: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select b.id from bid b join party_group_member m on m.group_id = b.party_group_id
     where m.organisation_id = $1 and b.state = any($2) order by b.id`,
    [organisationId, states],
  );
  return rows.map((r) => r.id);
}

/** Bids in one of the states on any of the lots, by id. */
export async function bidsOnLots(tx: Tx, lotIds: readonly string[], states: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(`select id from bid where lot_id = any($1) and state = any($2) order by id`, [
    lotIds,
    states,
  ]);
  return rows.map((r) => r.id);
}

/** How many bids of the lot were opened, are undecided and are admitted. */
export interface AdmissionCounts {
  readonly opened: number;
  readonly undecided: number;
  readonly admitted: number;
}

/** The counts of the lot, in one statement. */
export async function admissionCounts(
  tx: Tx,
  lotId: string,
  states: { readonly undecided: readonly string[]; readonly admitted: readonly string[] },
): Promise<AdmissionCounts> {
  const row = await tx.one<AdmissionCounts>(
    `select count(*) filter (where state = any($2))::int as undecided, count(*) filter (where state = any($3))::int as admitted,
       count(opened_at)::int as opened
     from bid where lot_id = $1`,
    [lotId, states.undecided, states.admitted],
  );
  return row ?? { opened: 0, undecided: 0, admitted: 0 };
}

interface Page {
  readonly first: number;
  readonly after: string | undefined;
}

/** A page of the vendor's own bids, by id; one more than asked for. */
export async function bidsOfVendor(tx: Tx, vendorId: string, { first, after }: Page): Promise<BidEntity[]> {
  const { selection } = tx.table(BidEntity);
  return tx.query<BidEntity>(`select ${selection} from bid where vendor_id = $1 and id > $2 order by id limit $3`, [
    vendorId,
    after ?? '',
    first + 1,
  ]);
}

/** A page of the lot's opened bids, by id, with those that could not be opened; one more than asked for. */
export async function openedBidsPage(tx: Tx, lotId: string, { first, after }: Page): Promise<BidEntity[]> {
  const { selection } = tx.table(BidEntity);
  return tx.query<BidEntity>(`select ${selection} from bid where lot_id = $1 and opened_at is not null and id > $2 order by id limit $3`, [
    lotId,
    after ?? '',
    first + 1,
  ]);
}

/** An opened bid as it stands beside the others: its responses are empty where nobody asks for them. */
export interface ComparedBid {
  readonly id: string;
  readonly state: BidEntity['state'];
  readonly vendorId: string;
  readonly modelVersionId: string;
  readonly modelDigest: string;
  readonly productName: LocalisedText;
  readonly responses: TechnicalContent['responses'];
  readonly price: PriceContent | null;
}

/** Every bid of the lot whose technical envelope was opened, by id, without the long parts of its content. Empty before the opening. */
export function comparedBids(tx: Tx, lotId: string, withResponses: boolean): Promise<ComparedBid[]> {
  return tx.query<ComparedBid>(
    `select id, state, vendor_id as "vendorId", model_version_id as "modelVersionId", technical ->> 'modelDigest' as "modelDigest",
       technical -> 'productName' as "productName", case when $2 then technical -> 'responses' else '[]' end as responses, price
     from bid where lot_id = $1 and opened_at is not null and technical is not null order by id`,
    [lotId, withResponses],
  );
}

/** Every opened bid of the lot, by id. */
export async function openedBids(tx: Tx, lotId: string): Promise<BidEntity[]> {
  const { selection } = tx.table(BidEntity);
  return tx.query<BidEntity>(`select ${selection} from bid where lot_id = $1 and opened_at is not null order by id`, [lotId]);
}
