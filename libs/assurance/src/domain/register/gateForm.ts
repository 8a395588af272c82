import type { ConditionKind, GateDecisionKind, GatePolicy, RowMatch, SubjectRoute } from '../gatePolicy.js';
import type { PolicyBasis } from '../policy.js';
import { both, flag, list, moment, nullable, object, record, text, word, type Form } from './form.js';

// More than any gate needs: the shipped one has 26 rows of cases, 31 reasons and 18 conditions.
const ROWS = 120;
const CODES = 200;
const SENTENCE = 1000;

/** What every policy begins with. */
export const HEAD = { id: text(80), version: text(40), validFrom: moment };

const when: Form<RowMatch> = record(list(word(), 40), 20);
const row = object({ row: text(120), when, reason: nullable(word()) });

/** The form of an admission gate. Codes and values are looked at by its rules. */
export const gateForm: Form<GatePolicy> = object({
  ...HEAD,
  reasons: list(
    object({
      code: word(),
      decision: word<GateDecisionKind>(),
      remediable: nullable(flag),
      basis: word<PolicyBasis>(),
      source: both(SENTENCE),
      message: both(SENTENCE),
      rule: both(SENTENCE),
    }),
    CODES,
  ),
  conditions: list(object({ code: word(), kind: word<ConditionKind>(), text: both(SENTENCE) }), CODES),
  reasonToConditions: record(list(word(), 40), CODES),
  routes: list(object({ route: word<SubjectRoute>(), when }), ROWS),
  caseRows: list(row, ROWS),
  subjectRows: list(row, ROWS),
  pieceRows: list(row, ROWS),
  admissibleRows: list(row, ROWS),
  addedConditions: list(object({ condition: word(), when }), ROWS),
  noPiece: object({ level: word<'NONE'>(), status: word<'MISSING'>() }),
});
