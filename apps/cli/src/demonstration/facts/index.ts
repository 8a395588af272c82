export { AGENCIES } from './parts.data.js';
export { BIDS } from './bids.data.js';
export { CALLS } from './calls.data.js';
export { PRICE_PATTERNS } from './price-patterns.data.js';
export { REGISTERED_PRODUCTS } from './products.data.js';
export { SOURCES } from './sources.js';
export { VENDORS } from './bid-parts.js';
export { callOf, MADE_MARK_NOTE, madeMark, modelledOnNote, priceOf, productDigest, scaledPrice } from './rules.js';
export type * from './types.js';
