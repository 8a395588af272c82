import { z } from 'zod';
import { canonicalJson, type Json } from '@pilotage/kernel';
import { disclose, grantsOf, input, pageInput, pageOf, query } from '@pilotage/platform';
import { assuranceGroups, assurancePolicy, IN_PUBLIC } from '../application/assurance.policy.js';
import { POLICY_VERSION_STATES } from '../domain/policy-version.workflow.js';
import { policyVersions, versionPage } from '../persistence/policy-version.repository.js';
import { kindNamed, policyVersionRow, releasedById, releasedRows } from './policy-version.rows.js';
import { DRAFTING, PolicyDocumentView, PolicyKindEnum, PolicyVersionConnectionView } from './policy-version.views.js';

/** The versions of a policy. */
export const policyVersionsQuery = query({
  name: 'policyVersions',
  summary: 'Every version of a policy that was released or adopted, whenever it decides; with drafts for policy editors and oversight.',
  policy: assurancePolicy.policyVersions,
  input: z.strictObject({ kind: input.oneOf(PolicyKindEnum, 'Which policy.'), ...pageInput }),
  output: PolicyVersionConnectionView,
  async run({ tx, actor, authorise }, { kind: name, first, after }) {
    authorise({});
    const granted = grantsOf(assuranceGroups, actor, {});
    const kind = kindNamed(name);
    const stored = await versionPage(tx, kind, granted.has(DRAFTING) ? POLICY_VERSION_STATES : ['adopted'], { first, after });
    const released = releasedRows(kind).map(({ row }) => row);
    const rows = [...released.filter(({ id }) => id > (after ?? '')), ...stored.map(policyVersionRow)];
    return disclose(
      PolicyVersionConnectionView,
      pageOf(
        rows.sort((a, b) => (a.id < b.id ? -1 : 1)),
        first,
      ),
      granted,
    );
  },
});

/** A version of a policy. */
export const policyVersionQuery = query({
  name: 'policyVersion',
  summary: 'A version of a policy with its whole text; a draft is for policy editors and oversight.',
  policy: assurancePolicy.policyVersion,
  input: z.strictObject({ id: input.id('policyVersion', 'Its identifier.') }),
  output: PolicyDocumentView,
  async run({ tx, actor, authorise }, { id }) {
    const granted = grantsOf(assuranceGroups, actor, {});
    const released = releasedById(id);
    if (released) authorise({ holds: [IN_PUBLIC] });
    if (released)
      return disclose(PolicyDocumentView, { ...released.row, document: canonicalJson(released.policy as unknown as Json) }, granted);
    const { document, ...version } = await policyVersions.get(tx, id);
    authorise({ holds: version.state === 'adopted' ? [IN_PUBLIC] : [] });
    return disclose(PolicyDocumentView, { ...policyVersionRow(version), document: canonicalJson(document) }, granted);
  },
});
