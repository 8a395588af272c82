/** Why a use case looks further than its actor may. Each is used in the places that test/contract/row-security.spec.ts lists. */
export const HOUSE_REASONS = {
  codeOfSomebody:
    'Whoever has the one-time code of an invitation or of a second account may redeem it, before anything of it concerns them.',
  complaintsOfNewcomer:
    'A newcomer is nobody to the policies; what they filed is found by the fingerprint of their account, also when they are known here since.',
  conflictsOfInterest: 'Whom a person serves elsewhere decides whether they may act here; only the refusal tells of it.',
  comparingReadings:
    'Two verifiers read a document, and neither may see the other’s reading; what they come to changes a piece of a wallet that is not theirs.',
  countingForEveryone: 'Counts over a year are public while the rows that are counted are not; only the counts leave.',
  decliningMovesLot: 'A vendor that declines an award sends its lot back to the ranking, which is the agency’s.',
  documentsToVerifiers:
    'A vendor opens a file of its wallet to the agency that reads it, and one that was rejected is read anew; by itself it changes nothing of a piece.',
  lockingMarks: 'Whether marks are complete and how far they lie apart is asked before they are locked; nobody reads another’s mark by it.',
  memberById: 'An administrator takes a person into the organisation who serves none of theirs yet.',
  openingFiles: 'The files of a bid are named inside its envelope, so no column tells that they are being opened with it.',
  rehearsingPolicies:
    'What a policy would change is asked of every open bid, and who makes policies serves no agency; codes and counts come out, no vendor and no offer.',
  renewingEvidence:
    'A vendor brings a further piece into use for its pilot, and has it looked at again; uses come out of envelopes, and it changes nothing of a piece by itself.',
  reviewFromOutside: 'The supervising authority reads and decides challenges of awards of which no row names it.',
  signingMovesLot: 'The last signature under a contract may be the vendor’s, and it completes the lot, which is the agency’s.',
  statementsToWallets:
    'What an opened envelope holds goes into the wallet of its vendor, and what was rejected there is checked anew when it comes again; what else lies there is not the agency’s to know, and a vendor changes nothing of it.',
  trailOfObject:
    'Whom an object concerns decides who reads its trail; who is not concerned must not learn from a hidden row that it is not there.',
} as const;

export type HouseReason = keyof typeof HOUSE_REASONS;
