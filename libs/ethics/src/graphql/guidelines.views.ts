import { connectionOf, enumeration, field, localised, readable, t } from '@pilotage/platform';

export const ClauseHeadingEnum = enumeration('ClauseHeading', 'Heading of a clause (Shenzhen AI Regulation Art 63, 65).', {
  harmony: 'Harmony and friendliness.',
  fairness: 'Fairness and justice.',
  inclusion: 'Inclusion and sharing.',
  privacy: 'Respect for privacy.',
  safetyControl: 'Safety and control.',
  sharedResponsibility: 'Shared responsibility.',
  openCooperation: 'Open cooperation.',
  agileGovernance: 'Agile governance.',
  employment: 'Effects on labour and employment (Art 65(3)).',
  observance: 'Assessment and supervision of observance (Art 65(5)).',
});

export const ClauseBasisEnum = enumeration('ClauseBasis', 'How a clause comes to be.', {
  LAW: 'The law says it.',
  LAW_DERIVED: 'Drawn from a law.',
  PROPOSAL: 'Proposed where the law is silent.',
});

export const ClauseChangeEnum = enumeration('ClauseChange', 'What a version does to a clause.', {
  added: 'New.',
  stricter: 'Asks for more.',
  looser: 'Asks for less.',
  reworded: 'Asks for the same in other words.',
  removed: 'No longer there.',
});

export const GuidelineStatusEnum = enumeration('GuidelineStatus', 'Where a version of the guidelines stands now.', {
  DRAFT: 'Being written.',
  CONSULTATION: 'Put to public consultation.',
  ADOPTED: 'Adopted, and not in force yet.',
  IN_FORCE: 'In force.',
  SUPERSEDED: 'A later version is in force.',
});

const ClauseView = readable('GuidelineClause', 'A clause of the guidelines.', {
  id: field(t.text, 'public', 'Its id, the same in every version.'),
  citation: field(t.text, 'public', 'As decisions and findings cite it: clause@version.'),
  heading: field(t.enum(ClauseHeadingEnum), 'public', 'Its heading.'),
  text: field(localised, 'public', 'What it says.'),
  basis: field(t.enum(ClauseBasisEnum), 'public', 'Whether a law says it.'),
  source: field(t.text, 'public', 'The article, or what is proposed on which.'),
});

const ChangeView = readable('GuidelineChange', 'A line of the change log.', {
  clauseId: field(t.text, 'public', 'The clause.'),
  change: field(t.enum(ClauseChangeEnum), 'public', 'What happened to it.'),
  note: field(localised, 'public', 'Why.'),
});

export const GuidelineView = readable('Guideline', 'A version of the guidelines of the ethics committee.', {
  id: field(t.id, 'public', 'Identifier.'),
  version: field(t.text, 'public', 'Semantic version.'),
  status: field(t.enum(GuidelineStatusEnum), 'public', 'Where it stands now.'),
  clauses: field(t.list(t.object(() => ClauseView)), 'public', 'Its clauses.'),
  changeLog: field(t.list(t.object(() => ChangeView)), 'public', 'What it changed.'),
  consultationFrom: field(t.nullable(t.instant), 'public', 'When the consultation began.'),
  consultationUntil: field(t.nullable(t.instant), 'public', 'When the consultation ends.'),
  effectiveFrom: field(t.nullable(t.instant), 'public', 'When it takes effect.'),
});
export const GuidelineConnectionView = connectionOf(GuidelineView);

export const GuidelineCommentView = readable('GuidelineComment', 'A comment of a consultation; who made it is not told.', {
  id: field(t.id, 'public', 'Identifier.'),
  clauseId: field(t.nullable(t.text), 'public', 'The clause that it is about.'),
  text: field(t.text, 'public', 'What it says.'),
  commentedAt: field(t.instant, 'public', 'When it was made.'),
  answer: field(t.nullable(localised), 'public', 'What the committee answered.'),
  answeredAt: field(t.nullable(t.instant), 'public', 'When it was answered.'),
});
export const GuidelineCommentConnectionView = connectionOf(GuidelineCommentView);

export const ReassessmentView = readable(
  'Reassessment',
  'An approval that was last judged under an earlier major version of the guidelines.',
  {
    id: field(t.id, 'public', 'The case.'),
    subjectType: field(t.text, 'public', 'What it is about: bid, pilot or need. A pilot runs on the approval of its bid.'),
    subjectId: field(t.id, 'public', 'Identifier of what it is about.'),
    agencyId: field(t.id, 'public', 'The agency concerned.'),
    judgedAt: field(t.instant, 'public', 'When it was filed, or last reviewed in tracking.'),
    judgedUnder: field(t.nullable(t.text), 'public', 'Version in force then; null before the first.'),
    clauses: field(t.list(t.text), 'public', 'Clauses on which the approval rests.'),
  },
);
export const ReassessmentConnectionView = connectionOf(ReassessmentView);
