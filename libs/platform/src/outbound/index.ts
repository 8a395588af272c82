export { isPublicAddress } from './addresses.js';
export { OUTBOUND_FAULTS, type OutboundFaultCode } from './faults.js';
export { openOutbound, type Outbound, type OutboundAnswer, type OutboundRequest, type OutboundSettings } from './outbound.js';
export { type Resolver } from './resolve.js';
export { readTarget, type Target } from './target.js';
