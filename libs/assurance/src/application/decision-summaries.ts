import type { Json } from '@pilotage/kernel';
import { newId, type Sealing, type Tx } from '@pilotage/platform';
import type { PilotStage } from '../domain/index.js';
import {
  keyIdOf,
  signedText,
  STATEMENT_MEDIA_TYPE,
  statementText,
  summaryStatement,
  type SignedStatement,
  type SummarisedDecision,
} from '../domain/verification-summary.js';
import type { GateDecisionEntity } from '../persistence/assurance.entities.js';
import { latestDecisions } from '../persistence/assurance.repository.js';
import { decisionSummaries, type DecisionSummaryEntity } from '../persistence/summary.entities.js';
import { gatePolicyOf } from './policies.js';

/** The signed statement of a decision, made once. Null for a decision from before decisions named their model version. */
export async function summaryOf(tx: Tx, sealing: Sealing, decision: GateDecisionEntity): Promise<DecisionSummaryEntity | null> {
  const { modelDigest } = decision;
  if (modelDigest === null) return null;
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`decisionSummary:${decision.id}`]);
  const known = await decisionSummaries.find(tx, { decisionId: decision.id });
  if (known) return known;
  const policy = (await gatePolicyOf(tx, decision.policyVersion)) as unknown as Json;
  const statement = signed(sealing, { ...decision, modelDigest }, policy);
  const row = { id: newId('decisionSummary'), decisionId: decision.id, statement, signedAt: await tx.now(), publishedAt: null };
  return decisionSummaries.create(tx, row, { type: 'decisionSummary.sign', facts: { decision: decision.id, hash: decision.hash } });
}

function signed(sealing: Sealing, decided: SummarisedDecision, policy: Json): SignedStatement {
  const text = statementText(summaryStatement(decided, policy));
  const sig = Buffer.from(sealing.signReceipt(signedText(text)), 'base64url').toString('base64');
  const keyid = keyIdOf(sealing.receiptPublicKey);
  return { payloadType: STATEMENT_MEDIA_TYPE, payload: Buffer.from(text).toString('base64'), signatures: [{ keyid, sig }] };
}

/** The latest decision about a bid and stage is public, as its signed statement. False where there is none that can be. */
export async function publishDecision(
  tx: Tx,
  sealing: Sealing,
  about: { readonly bidId: string; readonly stage: PilotStage },
): Promise<boolean> {
  const [decision] = await latestDecisions(tx, [about.bidId], about.stage);
  const summary = decision ? await summaryOf(tx, sealing, decision) : null;
  if (!summary || summary.publishedAt !== null) return false;
  const facts = { decision: summary.decisionId };
  await decisionSummaries.amend(tx, summary.id, { publishedAt: await tx.now() }, { type: 'decisionSummary.publish', facts });
  return true;
}
