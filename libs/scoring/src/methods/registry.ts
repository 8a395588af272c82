import { CHINA_METHODS } from './combination/china.js';
import { PROZORRO_METHODS } from './combination/prozorro.js';
import { RELATIVE_METHODS } from './combination/relative.js';
import { SUM_METHODS } from './combination/sums.js';
import { MONEY_METHODS } from './combination/values-in-money.js';
import { BOUNDS_METHODS } from './mcda/bounds.js';
import { DISTANCE_METHODS } from './mcda/distances.js';
import { OUTRANKING_METHODS } from './mcda/outranking.js';
import { NORMALIZED_SUM_METHODS } from './mcda/sums.js';
import type { Methods } from './method.js';
import { PRICE_METHODS } from './price/methods.js';

/** Every method by name. */
export const METHODS: Methods = {
  ...PRICE_METHODS,
  ...SUM_METHODS,
  ...RELATIVE_METHODS,
  ...MONEY_METHODS,
  ...CHINA_METHODS,
  ...PROZORRO_METHODS,
  ...NORMALIZED_SUM_METHODS,
  ...DISTANCE_METHODS,
  ...BOUNDS_METHODS,
  ...OUTRANKING_METHODS,
};
