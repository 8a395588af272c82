import type { Instant, Json } from '@pilotage/kernel';
import { repositoryOf, type Tx } from '@pilotage/platform';
import type { PolicyVersionState } from '../domain/policy-version.workflow.js';
import type { PolicyKind } from '../domain/register/policyKinds.js';
import { PolicyVersionEntity } from './policy-version.entities.js';

export const policyVersions = repositoryOf(PolicyVersionEntity);

/** An adopted version without its document, which is large and looked up by digest. */
export type AdoptedHead = Pick<PolicyVersionEntity, 'id' | 'version' | 'digest' | 'validFrom'>;
const HEAD = `id, version, digest, valid_from as "validFrom"`;

/** The version that was adopted to hold at an instant; null where none was. One look into the index. */
export const adoptedAt = (tx: Tx, kind: PolicyKind, at: Instant): Promise<AdoptedHead | null> =>
  tx.one<AdoptedHead>(
    `select ${HEAD} from policy_version where kind = $1 and state = 'adopted' and valid_from <= $2 order by valid_from desc limit 1`,
    [kind, at],
  );

/** Adopted versions of a kind: those with the names, or all. */
export const adoptedHeads = (tx: Tx, kind: PolicyKind, versions: readonly string[] | null): Promise<AdoptedHead[]> =>
  tx.query<AdoptedHead>(
    `select ${HEAD} from policy_version where kind = $1 and state = 'adopted' and ($2::text[] is null or version = any($2)) order by valid_from`,
    [kind, versions],
  );

/** The names that drafts of a kind have. */
export async function draftedNames(tx: Tx, kind: PolicyKind): Promise<string[]> {
  const rows = await tx.query<{ version: string }>(`select version from policy_version where kind = $1 and state = 'drafted'`, [kind]);
  return rows.map(({ version }) => version);
}

/** The document of a version. */
export async function documentRow(tx: Tx, id: string): Promise<Json | null> {
  const row = await tx.one<{ document: Json }>('select document from policy_version where id = $1', [id]);
  return row?.document ?? null;
}

/** Keeps two writers of one kind of policy apart until the end of the transaction, so that validity is asked before it is taken. */
export const lockKind = (tx: Tx, kind: PolicyKind): Promise<object[]> =>
  tx.query('select pg_advisory_xact_lock(hashtext($1))', [`policyVersion:${kind}`]);

/** A page of a kind's versions in some states, by id, without their documents. */
export function versionPage(
  tx: Tx,
  kind: PolicyKind,
  states: readonly PolicyVersionState[],
  page: { readonly first: number; readonly after: string | undefined },
): Promise<Omit<PolicyVersionEntity, 'document'>[]> {
  return tx.query(
    `select id, kind, version, digest, state, valid_from as "validFrom", reason, drafted_by as "draftedBy", drafted_at as "draftedAt",
       adopted_by as "adoptedBy", adopted_at as "adoptedAt", withdrawn_by as "withdrawnBy", withdrawn_at as "withdrawnAt", withdrawal
     from policy_version where kind = $1 and state = any($2) and id > $3 order by id limit $4`,
    [kind, states, page.after ?? '', page.first + 1],
  );
}
