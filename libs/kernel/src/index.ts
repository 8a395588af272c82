export { canonicalJson, type Json } from './canonical.js';
export { digestOf, leafHash, sha256Hex } from './digest.js';
export { ID_PREFIX, isId, kindOf, type Id, type Kind } from './ids.js';
export { decimalsOf, displayMoney, isSameKind, minorOf, money, sumOfMoney, type Money, type VatBasis } from './money.js';
export { Rational, type Rounding } from './rational.js';
export {
  refusal,
  refusalJson,
  refusals,
  Refused,
  refuse,
  refuseIf,
  renderRefusal,
  renderText,
  type Language,
  type LocalisedText,
  type Refusal,
  type RefusalDefinition,
  type RefusalParams,
  type TextParams,
} from './refusal.js';
export { after, between, DAY_MS, durationMs, HOUR_MS, instant, instantOf, millisecondsOf, MINUTE_MS, type Instant } from './time.js';
export { must, workflow, workflowRefusals, type Move, type Moved, type Rule, type Workflow } from './workflow.js';
