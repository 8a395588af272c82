import { newId, type Tx } from '@pilotage/platform';
import { factOf, type CommitteeFact } from '../domain/committee-fact.js';
import type { CaseDecision } from '../domain/ethics-case.workflow.js';
import type { CommitteeCondition, EthicsCaseEntity } from '../persistence/ethics.entities.js';
import { ethicsCases, latestDecided, lockCasesOf } from '../persistence/ethics.repository.js';

export type { CommitteeFact } from '../domain/committee-fact.js';

/** What a case is about; `riskLevel`: the level of a need. */
export type CaseSubject = 'bid' | 'pilot' | 'need' | 'riskLevel';

/** What is referred to the committee: a subject by type and id, whose agency and interested parties the caller names. */
export interface CaseFiling {
  readonly subjectType: CaseSubject;
  readonly subjectId: string;
  readonly agencyId: string;
  /** Vendors with an interest: whoever serves them cannot vote, and they may read the case. */
  readonly interestedOrganisations: readonly string[];
  /** Codes of the reasons of the referral. */
  readonly reasons: readonly string[];
  /** Risk triggers of the use or product, such as H7: some make it an activity that experts from outside look at again. */
  readonly triggers?: readonly string[];
}

/** That a case takes up again what was set aside: from which, and who is out from the beginning. */
export interface Reopening {
  readonly reopenedFrom: string;
  readonly recused: readonly string[];
}

const OPEN = ['filed', 'accepted', 'inReview'] as const;

/** Files a case, and announces it. A subject has one open case: filed again, it is that one. Authorising is the caller's. */
export async function fileCase(tx: Tx, { triggers = [], ...filing }: CaseFiling, again?: Reopening): Promise<EthicsCaseEntity> {
  await lockCasesOf(tx, filing.subjectId);
  const { subjectType, subjectId } = filing;
  const open = await ethicsCases.find(tx, { subjectType, subjectId, state: OPEN });
  if (open) return open;
  const row: EthicsCaseEntity = { ...NEW, id: newId('ethicsCase'), ...filing, triggers, filedAt: await tx.now(), ...again };
  await ethicsCases.create(tx, row, { type: 'ethicsCase.file', facts: { subjectType, subject: subjectId, reasons: filing.reasons } });
  tx.emit('ethicsCaseFiled', { caseId: row.id, subjectType, subjectId });
  return row;
}

const NEW = {
  state: 'filed',
  reopenedFrom: null,
  committeeId: null,
  acceptedAt: null,
  decisionDueAt: null,
  extensions: [],
  overdueAt: null,
  recused: [],
  decision: null,
  ballots: [],
  conditions: [],
  statement: null,
  clauses: [],
  redactions: [],
  policyVersion: null,
  decidedBy: null,
  decidedAt: null,
  validUntil: null,
} as const;

/** What the committee says about a subject now: its latest decision, its end tested at this moment. NONE while nothing was decided. */
export async function committeeFact(tx: Tx, subjectId: string): Promise<CommitteeFact> {
  return factOf(await latestDecided(tx, subjectId), await tx.now());
}

/** The committee's latest decision about a subject, with its conditions. */
export interface CommitteeDecision {
  readonly caseId: string;
  readonly fact: CommitteeFact;
  readonly decision: CaseDecision;
  readonly conditions: readonly CommitteeCondition[];
  readonly validUntil: EthicsCaseEntity['validUntil'];
}

/** The latest decision about a subject; null while nothing was decided, or when it was set aside. */
export async function committeeDecisionOf(tx: Tx, subjectId: string): Promise<CommitteeDecision | null> {
  const decided = await latestDecided(tx, subjectId);
  if (!decided?.decision || decided.state === 'setAside') return null;
  const { id, decision, conditions, validUntil } = decided;
  return { caseId: id, fact: factOf(decided, await tx.now()), decision, conditions, validUntil };
}
