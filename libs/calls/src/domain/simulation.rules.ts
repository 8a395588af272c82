import { money, type LocalisedText, type Money, type Rational } from '@pilotage/kernel';
import { rulesetFaults, simulate, type ExampleBid, type SimulationWarning, type SimulationWarningCode } from '@pilotage/scoring';
import { rulesetOf } from './lot.rules.js';
import type { LotSpecification } from './specification.js';

/** What the price formula of a lot does to invented bids that its drafter and approver should know of. It keeps nothing from being published. */
export interface LotWarning {
  /** Number of the lot, from 1. */
  readonly lot: number;
  readonly code: SimulationWarningCode;
  readonly text: LocalisedText;
  /** The invented bids that show it. */
  readonly example: readonly { readonly label: ExampleBid['label']; readonly technicalTotal: Rational | null; readonly price: Money }[];
}

/** The warnings of all lots. A lot whose ruleset has faults is not simulated: the faults come first. */
export const simulationWarnings = (lots: readonly LotSpecification[]): readonly LotWarning[] =>
  lots.flatMap((lot, index) => {
    const ruleset = rulesetOf(lot, 1);
    if (!ruleset || rulesetFaults(ruleset).length > 0) return [];
    const { currency, vat } = ruleset.price.basis;
    const priced = ({ example, ...warning }: SimulationWarning): LotWarning => ({
      lot: index + 1,
      code: warning.code,
      text: warning.message,
      example: example.map(({ label, minor, technicalTotal }) => ({
        label,
        technicalTotal,
        price: money(minor.toString(), currency, vat),
      })),
    });
    return simulate(ruleset).warnings.map(priced);
  });

/** The warnings that stood when a text was published, for the audit log. */
export const warningFacts = (lots: readonly LotSpecification[]): { readonly lot: number; readonly code: SimulationWarningCode }[] =>
  simulationWarnings(lots).map(({ lot, code }) => ({ lot, code }));
