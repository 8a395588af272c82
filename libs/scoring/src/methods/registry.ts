import type { Methods } from './method.js';
import { PRICE_METHODS } from './price/methods.js';

/** Every method by name. */
export const METHODS: Methods = { ...PRICE_METHODS };
