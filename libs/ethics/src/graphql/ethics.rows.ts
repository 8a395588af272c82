import type { RowOf } from '@pilotage/platform';
import { committeePolicyAt, needsExperts } from '../domain/committee-policy.js';
import { countOf } from '../domain/publication.js';
import type { EthicsCaseEntity } from '../persistence/ethics.entities.js';
import type { EthicsCaseView } from './ethics.views.js';

/** A case as it is read, the votes counted. */
export const caseRow = ({ recused, ...row }: EthicsCaseEntity): RowOf<typeof EthicsCaseView> => {
  const rules = committeePolicyAt(row.decidedAt ?? row.acceptedAt ?? row.filedAt);
  return {
    ...row,
    needsExperts: rules !== undefined && needsExperts(rules, [...row.triggers, ...row.reasons]),
    recusals: recused.length,
    votes: row.decision && countOf(row.ballots),
  };
};
