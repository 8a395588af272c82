import type { AdmissionChange, GateDecisionKind } from '@pilotage/assurance';

/** How often a code would be given or taken away. */
export interface CodeCount {
  readonly code: string;
  readonly added: number;
  readonly removed: number;
}

/** What would change over all that stands. */
export interface DryRunTotals {
  readonly bids: number;
  readonly pilots: number;
  readonly changed: number;
  readonly undecided: number;
  readonly decisions: readonly { readonly before: GateDecisionKind; readonly after: GateDecisionKind | null; readonly count: number }[];
  readonly reasons: readonly CodeCount[];
  readonly conditions: readonly CodeCount[];
}

/** Counts what would change, one admission after the other, without keeping any. */
export class DryRunCount {
  private bids = 0;
  private pilots = 0;
  private changed = 0;
  private undecided = 0;
  private readonly decisions = new Map<string, { before: GateDecisionKind; after: GateDecisionKind | null; count: number }>();
  private readonly reasons = new Map<string, { added: number; removed: number }>();
  private readonly conditions = new Map<string, { added: number; removed: number }>();

  add(change: AdmissionChange, { isPilot, isChange }: { readonly isPilot: boolean; readonly isChange: boolean }): void {
    this.bids += 1;
    this.pilots += Number(isPilot);
    this.changed += Number(isChange);
    this.undecided += Number(change.after === null);
    const { before, after } = change;
    const pair = this.decisions.get(`${before} ${after ?? ''}`) ?? { before, after, count: 0 };
    this.decisions.set(`${before} ${after ?? ''}`, { ...pair, count: pair.count + 1 });
    counted(this.reasons, change.reasonsAdded, change.reasonsRemoved);
    counted(this.conditions, change.conditionsAdded, change.conditionsRemoved);
  }

  totals(): DryRunTotals {
    const { bids, pilots, changed, undecided } = this;
    const decisions = [...this.decisions.entries()].sort(byKey).map(([, count]) => count);
    return { bids, pilots, changed, undecided, decisions, reasons: listed(this.reasons), conditions: listed(this.conditions) };
  }
}

function counted(counts: Map<string, { added: number; removed: number }>, added: readonly string[], removed: readonly string[]): void {
  const of = (code: string): { added: number; removed: number } => counts.get(code) ?? { added: 0, removed: 0 };
  added.forEach((code) => counts.set(code, { ...of(code), added: of(code).added + 1 }));
  removed.forEach((code) => counts.set(code, { ...of(code), removed: of(code).removed + 1 }));
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const listed = (counts: ReadonlyMap<string, { added: number; removed: number }>): CodeCount[] =>
  [...counts.entries()].sort(byKey).map(([code, count]) => ({ code, ...count }));
