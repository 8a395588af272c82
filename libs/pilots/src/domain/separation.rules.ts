/** A row of a profile's four-eyes table. */
export interface FourEyes {
  readonly act: string;
  readonly otherThan: string;
}

/** Who had a hand in the procurement, as far as its contract knows. */
export interface Handling {
  /** Who drafted the call. */
  readonly drafter: string;
  /** Who proposed the award. */
  readonly proposer: string;
}

const PERSONS_OF: Readonly<Record<string, (handling: Handling) => readonly string[]>> = {
  drafter: ({ drafter }) => [drafter],
  proposer: ({ proposer }) => [proposer],
  handlingOfficer: ({ drafter, proposer }) => [drafter, proposer],
};

/**
 * Persons whom the profile bars from an act. Throws for a relation that a contract cannot know: a rule that cannot be judged must not pass
 * in silence.
 */
export function barredFrom(act: string, fourEyes: readonly FourEyes[], handling: Handling): readonly string[] {
  const persons = fourEyes
    .filter((rule) => rule.act === act)
    .flatMap(({ otherThan }) => {
      const personsOf = PERSONS_OF[otherThan];
      if (!personsOf) throw new Error(`a contract does not know who is its ${otherThan}`);
      return personsOf(handling);
    });
  return [...new Set(persons)];
}
