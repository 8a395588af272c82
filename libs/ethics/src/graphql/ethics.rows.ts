import type { RowOf } from '@pilotage/platform';
import type { Ballot } from '../domain/ethics-case.workflow.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import type { EthicsCaseView } from './ethics.views.js';

const counted = (ballots: readonly Ballot[], vote: Ballot['vote']): number => ballots.filter((b) => b.vote === vote).length;

/** A case as it is read, the votes counted. */
export const caseRow = ({ recused, ...row }: EthicsCaseEntity): RowOf<typeof EthicsCaseView> => ({
  ...row,
  recusals: recused.length,
  votes: row.decision && {
    present: row.ballots.length,
    inFavour: counted(row.ballots, 'inFavour'),
    against: counted(row.ballots, 'against'),
    abstained: counted(row.ballots, 'abstain'),
  },
});
