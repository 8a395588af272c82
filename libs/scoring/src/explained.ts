import type { LocalisedText, Rational } from '@pilotage/kernel';
import { exactText } from './figures.js';
import type { Ruleset } from './ruleset.js';

/** One number of an evaluation: its formula, the figures put in, and what came out, exact and as displayed. */
export type ExplainedNumber = {
  readonly subject: 'criterion' | 'threshold' | 'technicalTotal' | 'price' | 'total';
  /** Null where the number concerns no single criterion. */
  readonly criterionId: string | null;
  readonly formula: string;
  readonly substituted: string;
  readonly exact: string;
  readonly display: string;
  readonly sentence: LocalisedText;
};

/** The exact and the displayed form of a number under the ruleset's rounding. */
export const shown = ({ display }: Ruleset, value: Rational): Pick<ExplainedNumber, 'exact' | 'display'> => ({
  exact: exactText(value),
  display: value.toDecimal(display.places, display.rounding),
});

/** A figure inside a formula: fractions and negative numbers in brackets. */
export const operand = (value: Rational): string => (/[/-]/.test(exactText(value)) ? `(${exactText(value)})` : exactText(value));
