import { repositoryOf, type Tx } from '@pilotage/platform';
import type { PartyRole } from '../domain/evidence-of-others.rules.js';
import { EvidenceAuthorisationEntity, EvidenceEntity, EvidenceUseEntity } from './wallet.entities.js';

export const evidenceRows = repositoryOf(EvidenceEntity);
export const useRows = repositoryOf(EvidenceUseEntity);
export const authorisations = repositoryOf(EvidenceAuthorisationEntity);

/** A piece with one use of it. */
export interface EvidenceInUse extends EvidenceEntity {
  readonly bidId: string;
  readonly agencyId: string;
  readonly vendorIds: readonly string[];
  readonly requirementId: string;
  readonly subject: string;
  readonly subjectDigest: string;
  /** What the owner of the piece is in the party group of the bid. */
  readonly ownerRole: PartyRole;
  /** The party of the marketplace that its issuer belongs to: where it is a vendor of the bid, the statement is its own word. */
  readonly issuerOrganisationId: string | null;
}

/** Every use of evidence by the bids, with its piece; in one statement, in the order in which they were made. */
export function evidenceInUse(tx: Tx, bidIds: readonly string[]): Promise<EvidenceInUse[]> {
  const { selection } = tx.table(EvidenceEntity);
  return tx.query(
    `select ${selection}, used."bidId", used."agencyId", used."vendorIds", used."requirementId", used."subject", used."subjectDigest",
       used."ownerRole", (select i.organisation_id from issuer i where i.id = evidence.issuer_id) as "issuerOrganisationId"
     from (select evidence_id as "evidenceId", bid_id as "bidId", agency_id as "agencyId", vendor_ids as "vendorIds",
             requirement_id as "requirementId", subject as "subject", subject_digest as "subjectDigest", owner_role as "ownerRole", id as "useId"
           from evidence_use where bid_id = any($1)) used
     join evidence on evidence.id = used."evidenceId" order by used."useId"`,
    [[...bidIds]],
  );
}

/** Keeps two who lodge the same content for one owner apart until the end of the transaction; always in the same order, so that none waits for the other. */
export const lockContents = (tx: Tx, organisationId: string, digests: readonly string[]): Promise<object[]> =>
  tx.query(
    `select pg_advisory_xact_lock(hashtext(place))
     from (select distinct 'wallet:' || $1 || ':' || digest as place from unnest($2::text[]) digest order by 1) places`,
    [organisationId, [...digests]],
  );

/** A page of an owner's wallet, by id. */
export function walletPage(
  tx: Tx,
  organisationId: string,
  page: { readonly first: number; readonly after: string | undefined },
): Promise<EvidenceEntity[]> {
  const { selection } = tx.table(EvidenceEntity);
  return tx.query(`select ${selection} from evidence where organisation_id = $1 and id > $2 order by id limit $3`, [
    organisationId,
    page.after ?? '',
    page.first + 1,
  ]);
}

/** A page, by id, of the words that an organisation gave or holds. */
export function authorisationPage(
  tx: Tx,
  organisationId: string,
  page: { readonly first: number; readonly after: string | undefined },
): Promise<EvidenceAuthorisationEntity[]> {
  const { selection } = tx.table(EvidenceAuthorisationEntity);
  return tx.query(
    `select ${selection} from evidence_authorisation where (owner_id = $1 or organisation_id = $1) and id > $2 order by id limit $3`,
    [organisationId, page.after ?? '', page.first + 1],
  );
}
