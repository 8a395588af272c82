import { z } from 'zod';
import { isAdmissionChange, rehearsalOf, type AdmissionChange, type Rehearsal } from '@pilotage/assurance';
import { BIDS_IN_THE_RUNNING } from '@pilotage/bids';
import { badInput, disclose, input, pageInput, pageOf, query, type RowOf, type Tx } from '@pilotage/platform';
import { pilotsPolicy } from '../application/pilots.policy.js';
import { DryRunCount, type DryRunTotals } from '../application/dry-run-count.js';
import { ASKED_AGAIN_STATES } from '../domain/pilot.workflow.js';
import { standingAdmissions, type StandingRow } from '../persistence/standing-admissions.repository.js';
import { PolicyDryRunView, type DryRunChangeView } from './dry-run.views.js';

/** Decisions are read in batches, so that a process serves others in between and none of them is kept longer than it is looked at. */
const BATCH = 500;

type Change = RowOf<typeof DryRunChangeView>;
interface Page {
  readonly first: number;
  readonly after: string;
}

const changeRow = ({ id, stage, pilotId }: StandingRow, change: AdmissionChange): Change => ({ id, stage, pilotId, ...change });

/** Tries the version on everything that stands; of what would change, the page that was asked for is kept and one more. */
async function tried(tx: Tx, rehearsal: Rehearsal, { first, after }: Page): Promise<{ totals: DryRunTotals; changes: Change[] }> {
  const count = new DryRunCount();
  const changes: Change[] = [];
  const look = (row: StandingRow): void => {
    const change = rehearsal.changeOf(row);
    const isChange = isAdmissionChange(change);
    count.add(change, { isPilot: row.pilotId !== null, isChange });
    if (isChange && row.id > after && changes.length <= first) changes.push(changeRow(row, change));
  };
  const states = { bids: BIDS_IN_THE_RUNNING, pilots: ASKED_AGAIN_STATES };
  let batch = await standingAdmissions(tx, states, '', BATCH);
  while (batch.length > 0) {
    batch.forEach(look);
    batch = batch.length < BATCH ? [] : await standingAdmissions(tx, states, batch.at(-1)?.id ?? '', BATCH);
  }
  return { totals: count.totals(), changes };
}

/** What a version of a policy would change. */
export const policyDryRun = query({
  name: 'policyDryRun',
  summary:
    'What would change for all open bids and pilots under a drafted or adopted version of the gate, or of the risk policy: a gate is tried on the facts that the latest decisions saw, a risk policy on the confirmed answers, under the gate in force. Nothing is decided and nothing kept.',
  policy: pilotsPolicy.policyDryRun,
  input: z.strictObject({ id: input.id('policyVersion', 'The version.'), ...pageInput }),
  output: PolicyDryRunView,
  async run({ tx, authorise }, { id, first, after = '' }) {
    authorise({});
    const rehearsal = await rehearsalOf(tx, id);
    if (!rehearsal) throw badInput('id: only versions of the gate and of the risk policy are tried on bids');
    const { totals, changes } = await tx.asHouse('rehearsingPolicies', () => tried(tx, rehearsal, { first, after }));
    return disclose(PolicyDryRunView, { version: rehearsal.version, ...totals, changes: pageOf(changes, first) });
  },
});
