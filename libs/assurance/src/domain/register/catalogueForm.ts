import type { Adoption } from '../gateFacts.js';
import type { Standard, StandardLevel, StandardsCatalogue } from '../standards.js';
import { both, day, flag, list, object, optional, text, whole, word, type Form } from './form.js';
import { HEAD } from './gateForm.js';

/** Ten times what the marketplace knows. */
const STANDARDS = 1200;
const SUBJECTS = 400;
const SENTENCE = 1000;

const standard: Form<Standard> = object({
  id: text(80),
  title: both(SENTENCE),
  body: text(120),
  level: word<StandardLevel>(),
  jurisdiction: text(40),
  kind: optional(word<'INDUSTRY'>()),
  year: whole(1900, 2100),
  subject: word(),
  categories: list(word(), 40),
  certifiable: flag,
  assessment: text(200),
  mandatory: flag,
  effective: optional(day),
  supersededBy: optional(text(80)),
  transitionUntil: optional(day),
  adopts: optional(text(80)),
  adoption: optional(word<Adoption>()),
  source: text(SENTENCE),
});

/** The form of a catalogue of standards. */
export const catalogueForm: Form<StandardsCatalogue> = object({
  ...HEAD,
  subjects: list(object({ code: word(), text: both(SENTENCE) }), SUBJECTS),
  standards: list(standard, STANDARDS),
});
