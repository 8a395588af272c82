import { seenAs, type Answered } from './matrix-coverage.js';

interface Unreached {
  readonly operation: string;
  readonly answered: Answered;
  readonly columns: readonly string[];
  readonly why: string;
}

/** Answers that the oracle has a way to give and that no procurement over HTTP comes to. One that is seen nevertheless fails the test. */
const LIST: readonly Unreached[] = [
  {
    operation: 'settleSpread',
    answered: 'allow',
    columns: ['evaluator'],
    why: 'Only a drawn panel is led by an evaluator who is no chair, and no profile that draws its panel has spreads settled.',
  },
  {
    operation: 'comparison',
    answered: 'deny',
    columns: ['oversightAuditor'],
    why: 'An oversight auditor stays blind only by a second role, that of an evaluator; a column has one role.',
  },
  {
    operation: 'ethicsCases',
    answered: 'deny',
    columns: [
      ...['officer', 'approver', 'pilotManager', 'agencyAuditor', 'vendorAdministrator', 'bidder'],
      ...['committeeSecretary', 'committeeMember', 'committeeChair', 'outsideExpert', 'of every role elsewhere'],
    ],
    why: 'It lists the cases of the reader’s own organisations: whoever may read one anywhere has a list, which may be empty.',
  },
];

/** Why, by the answer. */
export const UNREACHED: Readonly<Record<string, string>> = Object.fromEntries(
  LIST.flatMap(({ operation, answered, columns, why }) => columns.map((column) => [seenAs(operation, answered, column), why])),
);
