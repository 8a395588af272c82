import { z } from 'zod';
import { badInput, disclose, input, pageInput, pageOf, query, type Tx } from '@pilotage/platform';
import { assurancePolicy } from '../application/assurance.policy.js';
import { policyDifference as differenceOf } from '../domain/register/policyDifference.js';
import type { PolicyByKind, PolicyKind } from '../domain/register/policyKinds.js';
import { policyVersions } from '../persistence/policy-version.repository.js';
import { PolicyDifferenceView } from './policy-difference.views.js';
import { kindNamed, policyVersionRow, releasedById, type PolicyKindName } from './policy-version.rows.js';

interface Version {
  readonly name: string;
  readonly kind: PolicyKindName;
  readonly policy: PolicyByKind[PolicyKind];
}

/** A version by its identifier, released or stored, drafts included. NOT_FOUND for an unknown one. */
async function versionOf(tx: Tx, id: string): Promise<Version> {
  const released = releasedById(id);
  if (released) return { name: released.row.version, kind: released.row.kind, policy: released.policy };
  const { document, ...row } = await policyVersions.get(tx, id);
  // What was taken in has the form of its kind.
  return { name: row.version, kind: policyVersionRow(row).kind, policy: document as unknown as PolicyByKind[PolicyKind] };
}

/** Wide enough for every difference that two documents of the largest size can have. */
const PLACES = 6;

/** What differs between two versions of a policy. */
export const policyDifference = query({
  name: 'policyDifference',
  summary:
    'What differs between two versions of a policy, in sentences: standards that are new, withdrawn, replaced or changed; rows, texts and figures of the gate and of the risk policy. Both are of one kind; either may be a draft.',
  policy: assurancePolicy.policyDifference,
  input: z.strictObject({
    version: input.id('policyVersion', 'The version that is looked at.'),
    against: input.id('policyVersion', 'The version that it is compared with, such as the one in force.'),
    ...pageInput,
  }),
  output: PolicyDifferenceView,
  async run({ tx, authorise }, { version, against, first, after = '' }) {
    authorise({});
    const [to, from] = [await versionOf(tx, version), await versionOf(tx, against)];
    if (to.kind !== from.kind) throw badInput('against: only versions of one kind are compared');
    const changes = differenceOf(kindNamed(to.kind), from.policy, to.policy);
    const rows = changes.map((change, place) => ({ id: String(place + 1).padStart(PLACES, '0'), ...change }));
    const page = pageOf(
      rows.filter(({ id }) => id > after),
      first,
    );
    return disclose(PolicyDifferenceView, { kind: to.kind, version: to.name, against: from.name, count: rows.length, changes: page });
  },
});
