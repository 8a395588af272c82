export { transparencyRoom } from './transparency.module.js';
export { extendLog } from './application/extend-log.use-case.js';
export { auditTrail, logHead } from './graphql/transparency.queries.js';
export { checkpointText, LOG_ORIGIN } from './domain/checkpoint.js';
export { hasSentence, sentenceOf } from './domain/entry-sentences.js';
export { rootOfLeaves, type Hash } from './domain/merkle.js';
export {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
  type ConsistencyClaim,
  type InclusionClaim,
} from './domain/proofs.js';
