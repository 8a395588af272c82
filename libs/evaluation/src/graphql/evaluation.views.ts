import { connectionOf, enumeration, field, localised, readable, t } from '@pilotage/platform';
import type { EvaluationState } from '../domain/evaluation.workflow.js';
import type { ExpertField } from '../domain/panel.rules.js';

export const EvaluationStateEnum = enumeration<EvaluationState>('EvaluationState', 'Where an evaluation stands.', {
  declaring: 'The panel is appointed; its members declare their interests.',
  marking: 'Members mark alone and blind.',
  moderating: 'Marks spread beyond the tolerance; the chair settles each spread.',
  locked: 'No mark changes any more.',
  ranked: 'The lot is ranked.',
  decided: 'The award is final.',
});

export const ExpertFieldEnum = enumeration<ExpertField>('ExpertField', 'A field of knowledge that a panel needs.', {
  subject: 'What is procured.',
  law: 'Law.',
  economics: 'Economics.',
  ethics: 'Ethics of artificial intelligence.',
});

export const PanelSelectionEnum = enumeration('PanelSelection', 'How members come on a panel.', {
  drawn: 'Drawn at random by the system out of more persons than seats.',
  appointed: 'Named by the agency.',
});

export const PanelMemberView = readable('PanelMember', 'A member of a panel.', {
  personId: field(t.id, 'public', 'The person.'),
  name: field(t.nullable(localised), 'public', 'Name of the person, where names are disclosed.'),
  expertIn: field(t.nullable(t.enum(ExpertFieldEnum)), 'public', 'Field of the expert; none for a representative of the agency.'),
  declared: field(t.flag, 'public', 'Has declared that there is no conflict of interest.'),
});

export const PanelView = readable('Panel', 'The panel of a lot, as the officer who appoints it is told.', {
  id: field(t.id, 'public', 'Identifier of the evaluation.'),
  lotId: field(t.id, 'public', 'The lot.'),
  selection: field(t.enum(PanelSelectionEnum), 'public', 'How members came on it.'),
  seats: field(t.int, 'public', 'How many seats it has.'),
  chairId: field(t.id, 'public', 'The member who leads.'),
  members: field(t.list(t.object(() => PanelMemberView)), 'public', 'The members whose marks count.'),
});

export const OwnSeatView = readable('OwnSeat', "The reader's own seat on a panel.", {
  leads: field(t.flag, 'public', 'Whether the reader leads the panel.'),
  declared: field(t.flag, 'public', 'Whether the reader has declared that there is no conflict of interest.'),
  papers: field(t.int, 'public', 'How many papers the reader has; none before marking starts.'),
});

export const TendererView = readable('Tenderer', 'An organisation that takes part in a bid of the lot.', {
  id: field(t.id, 'public', 'The organisation.'),
  name: field(localised, 'public', 'Its name.'),
});

export const EvaluationView = readable('Evaluation', 'The evaluation of a lot by its panel.', {
  id: field(t.id, 'public', 'Identifier.'),
  lotId: field(t.id, 'public', 'The lot.'),
  callId: field(t.id, 'public', 'The call.'),
  state: field(t.enum(EvaluationStateEnum), 'public', 'Where it stands.'),
  selection: field(t.enum(PanelSelectionEnum), 'public', 'How members came on the panel.'),
  seats: field(t.int, 'public', 'How many seats the panel has.'),
  seated: field(t.int, 'public', 'How many are taken.'),
  declared: field(t.int, 'public', 'How many members have declared that there is no conflict of interest.'),
  spreadTolerance: field(t.exact, 'public', 'Share of the maximum by which marks may differ; set before the first mark.'),
  version: field(t.int, 'public', 'The version of the ranking that counts; zero before the first.'),
  lockedAt: field(t.nullable(t.instant), 'public', 'When marks were locked.'),
  own: field(t.nullable(t.object(() => OwnSeatView)), 'public', "The reader's own seat, if there is one."),
  tenderers: field(
    t.nullable(t.list(t.object(() => TendererView))),
    'evaluation.tenderers',
    'Every organisation that takes part in a bid, by identifier: conflicts of interest are declared on this list.',
  ),
  members: field(t.nullable(t.list(t.object(() => PanelMemberView))), 'evaluation.panel', 'The members whose marks count.'),
});
export const EvaluationConnectionView = connectionOf(EvaluationView);

export const DeclarationView = readable('Declaration', 'A declaration of interests by a member of a panel.', {
  id: field(t.id, 'public', 'Identifier.'),
  lotId: field(t.id, 'public', 'The lot.'),
  conflict: field(t.flag, 'public', 'Whether there is a conflict of interest.'),
  at: field(t.instant, 'public', 'When it was made.'),
});

export const MarkView = readable('Mark', 'A mark of the reader for a paper on a criterion.', {
  letter: field(t.text, 'public', "The reader's own letter of the paper."),
  criterionId: field(t.text, 'public', 'The criterion.'),
  mark: field(t.decimal, 'public', 'The mark.'),
  reason: field(t.text, 'public', 'Why this mark.'),
  version: field(t.int, 'public', 'Counts the marks given in this place, from 1; the latest counts.'),
  at: field(t.instant, 'public', 'When it was given.'),
});

export const SettledSpreadView = readable('SettledSpread', 'A spread of marks that the chair has settled.', {
  letter: field(t.text, 'public', "The chair's own letter of the paper."),
  criterionId: field(t.text, 'public', 'The criterion.'),
  lowest: field(t.decimal, 'public', 'The lowest mark.'),
  highest: field(t.decimal, 'public', 'The highest mark.'),
  reason: field(t.text, 'public', 'Why the marks stand.'),
  at: field(t.instant, 'public', 'When it was settled.'),
});

export const PriceOpeningView = readable('PriceOpening', 'The opening of the prices of a lot by two officers.', {
  id: field(t.id, 'public', 'Identifier.'),
  lotId: field(t.id, 'public', 'The lot.'),
  requestedAt: field(t.instant, 'public', 'When the first officer asked for it.'),
  confirmedAt: field(t.nullable(t.instant), 'public', 'When the second officer confirmed it.'),
});
