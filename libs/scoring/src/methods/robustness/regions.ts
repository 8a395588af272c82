import { Rational } from '@pilotage/kernel';

const { ZERO, ONE } = Rational;

/** A point of the weights of the first criteria; the last criterion has what is left of one. */
export type Point = readonly [Rational, Rational];
/** How far one bid leads another, by criterion. */
export type Lead = readonly Rational[];
type Polygon = readonly Point[];

/** All weights of two criteria, as a segment on an axis, and of three, as a triangle. */
const SIMPLEX: Readonly<Record<2 | 3, Polygon>> = {
  2: [
    [ZERO, ZERO],
    [ONE, ZERO],
  ],
  3: [
    [ZERO, ZERO],
    [ONE, ZERO],
    [ZERO, ONE],
  ],
};

/** The lead at a point. */
function leadAt(lead: Lead, [x, y]: Point): Rational {
  const [a = ZERO, b = ZERO, c = null] = lead;
  if (c === null) return a.times(x).plus(b.times(ONE.minus(x)));
  return a
    .times(x)
    .plus(b.times(y))
    .plus(c.times(ONE.minus(x).minus(y)));
}

/** The part of a convex region where a linear figure is not below zero. */
function clipped(region: Polygon, values: readonly Rational[]): Polygon {
  return region.flatMap((point, at): Point[] => {
    const next = (at + 1) % region.length;
    const [value = ZERO, other = ZERO, end = point] = [values[at], values[next], region[next]];
    const inside = value.isNegative() ? [] : [point];
    const crosses = !value.isZero() && !other.isZero() && value.isNegative() !== other.isNegative();
    if (!crosses) return inside;
    const share = value.dividedBy(value.minus(other));
    const between = (from: Rational, to: Rational): Rational => from.plus(to.minus(from).times(share));
    return [...inside, [between(point[0], end[0]), between(point[1], end[1])]];
  });
}

/** Length of a segment, or twice the area of a polygon. */
function sizeOf(region: Polygon, criteria: 2 | 3): Rational {
  const [first, ...rest] = region;
  if (!first) return ZERO;
  if (criteria === 2) return Rational.max(first[0], ...rest.map(([x]) => x)).minus(Rational.min(first[0], ...rest.map(([x]) => x)));
  const crossings = region.map(([x, y], at) => {
    const [nextX, nextY] = region[(at + 1) % region.length] ?? first;
    return x.times(nextY).minus(nextX.times(y));
  });
  const sum = Rational.sum(crossings);
  return sum.isNegative() ? sum.negated() : sum;
}

/** The share of all weights at which a bid with these leads over its rivals has each rank, exact. Equal everywhere, two bids share the better rank. */
export function rankShares(leads: readonly Lead[], criteria: 2 | 3): readonly Rational[] {
  let cells: { readonly region: Polygon; readonly behind: number }[] = [{ region: SIMPLEX[criteria], behind: 0 }];
  for (const lead of leads) {
    cells = cells.flatMap(({ region, behind }) => {
      const values = region.map((point) => leadAt(lead, point));
      if (values.every((value) => !value.isNegative())) return [{ region, behind }];
      if (values.every((value) => value.isZero() || value.isNegative())) return [{ region, behind: behind + 1 }];
      const ahead = clipped(region, values);
      const beaten = clipped(
        region,
        values.map((value) => value.negated()),
      );
      return [
        { region: ahead, behind },
        { region: beaten, behind: behind + 1 },
      ];
    });
  }
  const shares = Array.from({ length: leads.length + 1 }, () => ZERO);
  for (const { region, behind } of cells) shares[behind] = (shares[behind] ?? ZERO).plus(sizeOf(region, criteria));
  return shares;
}
