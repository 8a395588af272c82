import { connectionOf, enumeration, field, localised, readable, t } from '@pilotage/platform';

export const AwardStateEnum = enumeration('AwardState', 'The life of an award.', {
  proposed: 'Proposed by an officer; only the agency knows.',
  approved: 'Approved by a second person.',
  standstill: 'The bidders have their notice; it can be challenged and nothing may be signed.',
  final: 'The standstill is over: the contract may be signed.',
  cancelled: 'Ended without a contract; `cause` says why.',
});

export const AwardGroundEnum = enumeration('AwardGround', 'Why a better-ranked bid is passed over.', {
  winnerDeclined: 'Its vendor declined the award.',
  winnerDisqualified: 'It was disqualified after the ranking.',
  awardFoundInvalid: 'A challenge of its award was upheld.',
});

export const AwardCauseEnum = enumeration('AwardCause', 'Why an award was cancelled.', {
  returned: 'The proposal was returned before its approval.',
  winnerDeclined: 'The vendor declined.',
  awardFoundInvalid: 'A challenge was upheld.',
  winnerDisqualified: 'The bid was disqualified.',
  callCancelled: 'The call was cancelled.',
});

export const AwardView = readable(
  'Award',
  'The award of one slot of a lot to a ranked bid.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    lotId: field(t.id, 'public', 'The lot.'),
    slot: field(t.int, 'public', 'Which of the awards side by side, from 1.'),
    callId: field(t.id, 'public', 'The call.'),
    bidId: field(t.id, 'public', 'The bid.'),
    vendorId: field(t.id, 'public', 'The vendor that leads the bid.'),
    vendorName: field(localised, 'public', 'Name of the vendor.'),
    rank: field(t.int, 'public', 'Rank of the bid in the ranking that the award was proposed from.'),
    state: field(t.enum(AwardStateEnum), 'public', 'Where it stands.'),
    ground: field(t.nullable(t.enum(AwardGroundEnum)), 'public', 'Why a better-ranked bid was passed over, if one was.'),
    cause: field(t.nullable(t.enum(AwardCauseEnum)), 'public', 'Why it was cancelled, if it was.'),
    approvedAt: field(t.nullable(t.instant), 'public', 'When it was approved and the bidders had their notice.'),
    standstillUntil: field(t.nullable(t.instant), 'public', 'End of the standstill: the first moment at which it can be final.'),
    challengeUntil: field(t.nullable(t.instant), 'public', 'Until when it can be challenged.'),
    endedAt: field(t.nullable(t.instant), 'public', 'When it became final or was cancelled.'),
    rankingId: field(t.nullable(t.id), 'awardHandling', 'The ranking that it was proposed from.'),
    proposedBy: field(t.nullable(t.id), 'awardHandling', 'The officer who proposed it.'),
    proposedAt: field(t.nullable(t.instant), 'awardHandling', 'When.'),
    decisionUntil: field(t.nullable(t.instant), 'awardHandling', 'End of the period in which the agency decides.'),
    late: field(t.nullable(t.flag), 'awardHandling', 'Whether the proposal came after that.'),
    approvedBy: field(t.nullable(t.id), 'awardHandling', 'The person who approved it.'),
  },
  { node: true },
);

export const AwardConnectionView = connectionOf(AwardView);

export const NoticedAwardView = readable('NoticedAward', 'An award as its notice tells of it.', {
  awardId: field(t.id, 'public', 'The award; name it in a challenge.'),
  slot: field(t.int, 'public', 'Which of the awards side by side.'),
  vendorId: field(t.id, 'public', 'The winner.'),
  vendorName: field(localised, 'public', 'Its name.'),
  state: field(t.enum(AwardStateEnum), 'public', 'Where the award stands now.'),
  standstillUntil: field(t.instant, 'public', 'Nothing is signed before.'),
  challengeUntil: field(t.instant, 'public', 'It can be challenged before.'),
});

export const AwardNoticeView = readable('AwardNotice', 'What a bidder is told when awards of its lot are approved.', {
  id: field(t.text, 'public', 'Identifier of the latest notice.'),
  lotId: field(t.id, 'public', 'The lot.'),
  bidId: field(t.id, 'public', 'The bid of the one who reads.'),
  vendorId: field(t.id, 'public', 'Its vendor.'),
  rank: field(t.nullable(t.int), 'public', 'Its rank; null when it was not ranked.'),
  won: field(t.flag, 'public', 'Whether it has an award.'),
  givenAt: field(t.instant, 'public', 'When the notice was given.'),
  awards: field(t.list(t.object(() => NoticedAwardView)), 'public', 'The awards of the lot that were announced, the latest first.'),
  howToChallenge: field(localised, 'public', 'How, and until when, to challenge.'),
});

export const ChallengeStateEnum = enumeration('ChallengeState', 'The life of a challenge.', {
  filed: 'Filed by a bidder.',
  accepted: 'Found admissible; it will be answered.',
  upheld: 'The challenger is right: the award is cancelled unless it was final.',
  dismissed: 'The award stands.',
});

export const ChallengeView = readable('Challenge', 'A challenge of an award by a bidder who lost to it.', {
  id: field(t.id, 'public', 'Identifier.'),
  awardId: field(t.id, 'public', 'The award that is challenged.'),
  lotId: field(t.id, 'public', 'The lot.'),
  bidId: field(t.id, 'public', 'The challenger’s bid.'),
  vendorId: field(t.id, 'public', 'The challenger.'),
  state: field(t.enum(ChallengeStateEnum), 'public', 'Where it stands.'),
  grounds: field(t.text, 'public', 'What the challenger says.'),
  filedAt: field(t.instant, 'public', 'When.'),
  answerDueAt: field(t.instant, 'public', 'When the agency must have answered.'),
  stayUntil: field(t.nullable(t.instant), 'public', 'Until when at most it stays the award; null when it does not.'),
  decidedAt: field(t.nullable(t.instant), 'public', 'When it was decided.'),
  reasons: field(t.nullable(t.text), 'public', 'Why it was decided so.'),
});

export const ChallengeConnectionView = connectionOf(ChallengeView);

export const LotAwardingView = readable('LotAwarding', 'A lot whose awarding is concluded.', {
  lotId: field(t.id, 'public', 'The lot.'),
  awards: field(t.int, 'public', 'How many awards are final.'),
});
