import { digestOf, refuse, sha256Hex, type Instant, type Rational } from '@pilotage/kernel';
import { byText } from './figures.js';
import { scoringRefusals } from './refusals.js';
import type { Ruleset, TieStep } from './ruleset.js';

/** What a draw is made of: the secret revealed after the prices, and the digest of the closed set of bids that no one could foresee at publication. */
export interface Draw {
  readonly secret: string;
  readonly closedSetDigest: string;
}

/** A bid as the tie rule sees it. */
export interface TieCandidate {
  readonly bidId: string;
  readonly technicalTotal: Rational;
  /** Price in minor units. */
  readonly minor: Rational;
  readonly receivedAt: Instant;
}

/** One step applied to bids that were still equal: what was compared, and the groups it left, best first. */
export interface TieStepRecord {
  readonly step: TieStep;
  readonly compared: Readonly<Record<string, string>>;
  readonly order: readonly (readonly string[])[];
}

/** A tie on the exact total, every step that was applied to it, and the final groups; a group of several is unbroken and shares its rank. */
export interface Tie {
  readonly bidIds: readonly string[];
  readonly steps: readonly TieStepRecord[];
  readonly order: readonly (readonly string[])[];
}

/** What is published before the bids: the SHA-256 of the secret, which must be too long to guess (32 random bytes or more). */
export const drawCommitmentOf = (secret: string): string => sha256Hex(secret);

/** A bid's lot in the draw; the lowest wins. Anyone can recompute it once the secret is revealed. */
export const drawDigestOf = (draw: Draw, bidId: string): string =>
  digestOf({ bidId, closedSetDigest: draw.closedSetDigest, secret: draw.secret });

/** Breaks a tie by the steps that the call declares, in their order. Refuses DRAW_NOT_REVEALED or DRAW_NOT_COMMITTED when it comes to a draw. */
export function breakTie(ruleset: Pick<Ruleset, 'tieRule' | 'drawCommitment'>, tied: readonly TieCandidate[], draw: Draw | null): Tie {
  const steps: TieStepRecord[] = [];
  let groups: readonly (readonly TieCandidate[])[] = [tied];
  for (const step of ruleset.tieRule) {
    groups = groups.flatMap((group) => {
      if (group.length === 1) return [group];
      const split = splitBy(group, keyOf(step, group, ruleset.drawCommitment, draw));
      steps.push({ step, compared: split.compared, order: idsOf(split.order) });
      return split.order;
    });
  }
  return { bidIds: tied.map((bid) => bid.bidId).sort(byText), steps, order: idsOf(groups) };
}

/** The step that put the two bids of a tie in different groups, or null when none did. */
export function separatingStep(tie: Tie, one: string, other: string): TieStep | null {
  const separates = ({ order }: TieStepRecord): boolean => {
    const [a, b] = [one, other].map((id) => order.findIndex((group) => group.includes(id)));
    return a !== undefined && b !== undefined && a >= 0 && b >= 0 && a !== b;
  };
  return tie.steps.find(separates)?.step ?? null;
}

interface Key {
  readonly text: (bid: TieCandidate) => string;
  readonly compare: (a: TieCandidate, b: TieCandidate) => number;
}

function keyOf(step: TieStep, group: readonly TieCandidate[], commitment: string | undefined, draw: Draw | null): Key {
  if (step === 'lowerPrice') return { text: (bid) => bid.minor.toString(), compare: (a, b) => a.minor.compare(b.minor) };
  if (step === 'higherTechnical')
    return { text: (bid) => bid.technicalTotal.toString(), compare: (a, b) => b.technicalTotal.compare(a.technicalTotal) };
  if (step === 'earlierReceipt') return { text: (bid) => bid.receivedAt, compare: (a, b) => byText(a.receivedAt, b.receivedAt) };
  if (!draw) return refuse(scoringRefusals.DRAW_NOT_REVEALED, { bids: idsOf([group]).flat().join(', ') });
  if (drawCommitmentOf(draw.secret) !== commitment) return refuse(scoringRefusals.DRAW_NOT_COMMITTED);
  const digests = new Map(group.map((bid) => [bid.bidId, drawDigestOf(draw, bid.bidId)]));
  const text = (bid: TieCandidate): string => digests.get(bid.bidId) ?? '';
  return { text, compare: (a, b) => byText(text(a), text(b)) };
}

function splitBy(group: readonly TieCandidate[], { text, compare }: Key): { compared: Record<string, string>; order: TieCandidate[][] } {
  const sorted = [...group].sort((a, b) => compare(a, b) || byText(a.bidId, b.bidId));
  const compared = Object.fromEntries(sorted.map((bid) => [bid.bidId, text(bid)]));
  return { compared, order: groupsOf(sorted, (a, b) => compare(a, b) === 0) };
}

/** Runs of neighbours that are equal, of a list already sorted. */
export function groupsOf<T>(sorted: readonly T[], isEqual: (a: T, b: T) => boolean): T[][] {
  const groups: T[][] = [];
  for (const item of sorted) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && isEqual(last[0], item)) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

const idsOf = (groups: readonly (readonly TieCandidate[])[]): string[][] =>
  groups.map((group) => group.map((bid) => bid.bidId).sort(byText));
