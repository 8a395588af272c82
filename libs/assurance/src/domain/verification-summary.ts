import { canonicalJson, digestOf, sha256Hex, type Instant, type Json } from '@pilotage/kernel';
import type { GateDecisionKind } from './gatePolicy.js';
import { orderedFacts, type GateFacts, type PilotStage } from './gateFacts.js';

/** Media type of a signed in-toto statement (in-toto Attestation Framework v1, envelope). */
export const STATEMENT_MEDIA_TYPE = 'application/vnd.in-toto+json';
/** Form of the predicate: Simple Verification Result, version 0.2. */
export const SUMMARY_PREDICATE = 'https://in-toto.io/attestation/svr/v0.2';
/** Who verified. It counts up when the same facts and policy could give another result. */
export const VERIFIER = 'urn:pilotage:admission-gate:1';

/** A decision of the gate, as an outsider may know it. */
export interface SummarisedDecision {
  readonly id: string;
  readonly bidId: string;
  readonly stage: PilotStage;
  readonly decision: GateDecisionKind;
  readonly reasons: readonly string[];
  readonly conditions: readonly string[];
  readonly facts: GateFacts;
  /** SHA-256 of the model version that was decided about, hexadecimal. */
  readonly modelDigest: string;
  readonly policyVersion: string;
  /** Digest of policy version, facts and outcome. */
  readonly hash: string;
  readonly decidedAt: Instant;
}

/**
 * The in-toto statement of a decision. Its `properties` name what was passed, so a reader who looks at nothing else never takes a refusal or a
 * referral for an admission; what was decided and why stands in the extension `pilotage`, the facts themselves only as a digest.
 */
export function summaryStatement(decided: SummarisedDecision, policy: Json): Json {
  const { id, bidId, stage, decision, reasons, conditions, hash } = decided;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: bidId, digest: { sha256: decided.modelDigest } }],
    predicateType: SUMMARY_PREDICATE,
    predicate: {
      verifier: { id: VERIFIER, policies: [{ name: `admission-gate ${decided.policyVersion}`, digest: { sha256: digestOf(policy) } }] },
      timeCreated: decided.decidedAt,
      properties: passedBy(decided),
      pilotage: {
        ...{ decisionId: id, stage, decision, reasons, conditions },
        ...{ factsDigest: digestOf(orderedFacts(decided.facts) as unknown as Json), decisionHash: hash },
      },
    },
  };
}

function passedBy({ decision, stage }: SummarisedDecision): readonly string[] {
  if (decision === 'ADMIT') return [`PILOTAGE_ADMITTED_${stage}`];
  return decision === 'ADMIT_WITH_CONDITIONS' ? [`PILOTAGE_ADMITTED_WITH_CONDITIONS_${stage}`] : [];
}

/** The one text of a statement. */
export const statementText = (statement: Json): string => canonicalJson(statement);

/** What is signed: the type and the payload with their lengths in bytes, so that neither can be read as part of the other (DSSE v1, PAE). */
export function signedText(payload: string): string {
  const bytes = new TextEncoder().encode(payload).length;
  return `DSSEv1 ${STATEMENT_MEDIA_TYPE.length} ${STATEMENT_MEDIA_TYPE} ${bytes} ${payload}`;
}

/** Names a key by its public half, PEM: a hint which key to try, never a proof. */
export const keyIdOf = (publicKey: string): string => sha256Hex(publicKey).slice(0, 32);

/** A signed statement (DSSE v1). `payload` and `sig` are base64 with padding. */
export interface SignedStatement {
  readonly payloadType: typeof STATEMENT_MEDIA_TYPE;
  readonly payload: string;
  readonly signatures: readonly { readonly keyid: string; readonly sig: string }[];
}
