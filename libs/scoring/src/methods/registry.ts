import { CHINA_METHODS } from './combination/china.js';
import { LIFE_CYCLE_METHODS } from './combination/life-cycle.js';
import { PROZORRO_METHODS } from './combination/prozorro.js';
import { RELATIVE_METHODS } from './combination/relative.js';
import { SUM_METHODS } from './combination/sums.js';
import { MONEY_METHODS } from './combination/values-in-money.js';
import { HIERARCHY_METHODS } from './mcda/ahp.js';
import { BOUNDS_METHODS } from './mcda/bounds.js';
import { DISTANCE_METHODS } from './mcda/distances.js';
import { OUTRANKING_METHODS } from './mcda/outranking.js';
import { NORMALIZED_SUM_METHODS } from './mcda/sums.js';
import type { Methods } from './method.js';
import { PRICE_METHODS } from './price/methods.js';
import { ACCEPTABILITY_METHODS } from './robustness/smaa.js';
import { INTERVAL_METHODS } from './robustness/weight-interval.js';
import { LOW_PRICE_METHODS } from './screens/low-prices.js';
import { PATTERN_METHODS } from './screens/patterns.js';

/** Every method by name. */
export const METHODS: Methods = {
  ...PRICE_METHODS,
  ...SUM_METHODS,
  ...RELATIVE_METHODS,
  ...MONEY_METHODS,
  ...CHINA_METHODS,
  ...PROZORRO_METHODS,
  ...LIFE_CYCLE_METHODS,
  ...NORMALIZED_SUM_METHODS,
  ...DISTANCE_METHODS,
  ...BOUNDS_METHODS,
  ...OUTRANKING_METHODS,
  ...HIERARCHY_METHODS,
  ...LOW_PRICE_METHODS,
  ...PATTERN_METHODS,
  ...INTERVAL_METHODS,
  ...ACCEPTABILITY_METHODS,
};
