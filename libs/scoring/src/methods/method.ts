import type { LocalisedText } from '@pilotage/kernel';
import type { Outcome } from './outcome.js';
import type { Params } from './params.js';
import type { Sample } from './sample.js';

/** A way to score, to screen or to examine bids. */
export interface Method {
  /** Whether an award may rest on it. Analysis stands beside an award and never decides one. */
  readonly kind: 'award' | 'analysis';
  readonly sentence: LocalisedText;
  readonly source: LocalisedText;
  /** For which figures it is defined, and what it refuses. */
  readonly range: LocalisedText;
  /** The parameters that it reads; others are refused. */
  readonly params: readonly string[];
  /** Refuses by name; a RangeError says that the arithmetic is not defined. */
  readonly run: (sample: Sample, params: Params) => Outcome;
}

/** Methods by name. */
export type Methods = Readonly<Record<string, Method>>;
