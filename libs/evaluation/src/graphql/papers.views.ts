import { EvidenceStateEnum } from '@pilotage/assurance';
import { field, localised, readable, t } from '@pilotage/platform';
import { EvaluationStateEnum, MarkView } from './evaluation.views.js';

export const PaperCriterionView = readable('PaperCriterion', 'What is marked on each paper.', {
  id: field(t.text, 'public', 'The criterion.'),
  title: field(localised, 'public', 'Its title.'),
  guidance: field(localised, 'public', 'Which facts earn which marks.'),
  maxMark: field(t.decimal, 'public', 'The highest mark.'),
});

export const PaperResponseView = readable('PaperResponse', 'What a paper says to a requirement.', {
  requirementId: field(t.text, 'public', 'The requirement.'),
  requirement: field(localised, 'public', 'What is required.'),
  text: field(t.text, 'public', 'The response, as the vendor wrote it.'),
});

export const PaperEvidenceView = readable('PaperEvidence', 'Evidence of a paper, without its holder, issuer and number.', {
  requirementId: field(t.text, 'public', 'The requirement.'),
  standardId: field(t.nullable(t.text), 'public', 'The standard that it states conformity to.'),
  state: field(t.enum(EvidenceStateEnum), 'public', 'What its check found.'),
});

export const PaperAttachmentView = readable(
  'PaperAttachment',
  'A file that belongs to a paper, without its name, size and digest. Its bytes are for whoever marks only when the marking is over: a letterhead, or what a program wrote into a file, would end the blindness.',
  {
    number: field(t.int, 'public', 'Its place among the files of the paper, from 1.'),
    requirementId: field(t.nullable(t.text), 'public', 'The requirement that it serves.'),
    title: field(localised, 'public', 'What it is, as the vendor wrote it.'),
    mediaType: field(t.text, 'public', 'Its media type.'),
  },
);

export const OpenSpreadView = readable('OpenSpread', 'Marks of a paper on a criterion that spread beyond the tolerance.', {
  letter: field(t.text, 'public', "The reader's own letter of the paper."),
  criterionId: field(t.text, 'public', 'The criterion.'),
  lowest: field(t.nullable(t.decimal), 'evaluation.spreads', 'The lowest mark of the panel.'),
  highest: field(t.nullable(t.decimal), 'evaluation.spreads', 'The highest mark of the panel.'),
});

export const PaperView = readable('MarkingPaper', "A technical offer under a random letter that is the reader's alone.", {
  letter: field(t.text, 'public', 'The letter.'),
  responses: field(t.list(t.object(() => PaperResponseView)), 'public', 'Responses in the order of the requirements.'),
  evidence: field(t.list(t.object(() => PaperEvidenceView)), 'public', 'Evidence in the order of the requirements.'),
  attachments: field(t.list(t.object(() => PaperAttachmentView)), 'public', 'Files that belong to it.'),
  marks: field(t.list(t.object(() => MarkView)), 'public', "The reader's own marks that count."),
});

export const MarkingPapersView = readable(
  'MarkingPapers',
  'The papers of an evaluator: no name, no number, no price, in the order of the letters.',
  {
    lotId: field(t.id, 'public', 'The lot.'),
    state: field(t.enum(EvaluationStateEnum), 'public', 'Where the evaluation stands.'),
    criteria: field(t.list(t.object(() => PaperCriterionView)), 'public', 'What is marked.'),
    papers: field(t.list(t.object(() => PaperView)), 'public', 'The papers.'),
    missing: field(t.int, 'public', 'How many marks the reader still owes.'),
    openSpreads: field(t.list(t.object(() => OpenSpreadView)), 'public', 'While spreads are moderated: where marks may be reconsidered.'),
  },
);
