/** What a person can be to an award, by the words of the four-eyes table, with the persons who are it. */
export type Involved = ReadonlyMap<string, readonly string[]>;

/** As what a human is involved, under any of these person ids, or null for a stranger to the award. */
export function involvementOf(selves: readonly string[], involved: Involved): string | null {
  const found = [...involved].find(([, persons]) => persons.some((person) => selves.includes(person)));
  return found?.[0] ?? null;
}

/** What is known of the persons behind an award. */
export interface Hands {
  readonly proposer: string;
  readonly markers: readonly string[];
  readonly drafter: string;
}

/** Relations of the four-eyes table that an award can know. */
const PERSONS_OF: Readonly<Record<string, (hands: Hands) => readonly string[]>> = {
  proposer: ({ proposer }) => [proposer],
  marker: ({ markers }) => markers,
  drafter: ({ drafter }) => [drafter],
  handlingOfficer: ({ drafter, proposer }) => [drafter, proposer],
};

/**
 * Whom the approval of an award excludes: always its proposer and who marked, and whom else the profile's table names. Throws for a
 * relation that an award cannot know: a rule that cannot be judged must not pass in silence.
 */
export function excludedFromApproval(hands: Hands, otherThan: readonly string[]): Involved {
  const relations = [...new Set(['proposer', 'marker', ...otherThan])];
  return new Map(
    relations.map((relation) => {
      const personsOf = PERSONS_OF[relation];
      if (!personsOf) throw new Error(`an award does not know who is its ${relation}`);
      return [relation, personsOf(hands)];
    }),
  );
}

/** Whom the decision on a challenge excludes: everyone who had a hand in the award, and who filed the challenge. */
export const excludedFromDeciding = (hands: Hands & { readonly approver: string; readonly challenger: string }): Involved =>
  new Map([
    ['approver', [hands.approver]],
    ['proposer', [hands.proposer]],
    ['marker', hands.markers],
    ['challenger', [hands.challenger]],
  ]);
