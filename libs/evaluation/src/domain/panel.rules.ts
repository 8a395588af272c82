import { refusal, type Refusal, type RefusalDefinition } from '@pilotage/kernel';
import { LEAST_EVALUATORS } from './evaluation.workflow.js';
import { evaluationRefusals } from './evaluation.refusals.js';

/** Fields of knowledge that a member can stand for as an expert. */
export const EXPERT_FIELDS = ['subject', 'law', 'economics', 'ethics'] as const;
export type ExpertField = (typeof EXPERT_FIELDS)[number];

/** What the profile asks of a panel, at the risk level of the call. */
export interface PanelRule {
  readonly minimumMembers: number;
  readonly oddNumber: boolean;
  readonly expertShare: { readonly numerator: number; readonly denominator: number };
  readonly expertFields: readonly ExpertField[];
  readonly selection: 'drawn' | 'appointed';
}

/** A person named for a panel. `expertIn` is null for a representative of the agency. */
export interface Candidate {
  readonly personId: string;
  readonly expertIn: ExpertField | null;
}

/** What is known of a candidate's other work. */
export interface Standing {
  readonly personId: string;
  /** Holds a role by which they may be seated in the agency. */
  readonly isEvaluator: boolean;
  /** Holds the role of a chair there. */
  readonly mayLead: boolean;
  /** Is a member of a vendor. */
  readonly isOfVendor: boolean;
  /** Holds a role that sees whose bid is whose. */
  readonly seesNames: boolean;
}

/** Whether each of the persons may serve on a panel at all; null when all may. Counts and never names. */
export function standingObjection(named: readonly Candidate[], former: readonly string[], standings: readonly Standing[]): Refusal | null {
  const ids = named.map(({ personId }) => personId);
  if (new Set(ids).size < ids.length || ids.some((id) => former.includes(id))) return refusal(evaluationRefusals.PANEL_MEMBER_TWICE);
  const counted: readonly (readonly [RefusalDefinition, number])[] = [
    [evaluationRefusals.PANEL_MEMBER_NOT_EVALUATOR, ids.filter((id) => !standings.some((s) => s.personId === id && s.isEvaluator)).length],
    [evaluationRefusals.PANEL_MEMBER_OF_VENDOR, standings.filter((s) => s.isOfVendor).length],
    [evaluationRefusals.PANEL_MEMBER_SEES_NAMES, standings.filter((s) => s.seesNames).length],
  ];
  const [first] = counted.filter(([, persons]) => persons > 0);
  return first ? refusal(first[0], { persons: first[1] }) : null;
}

/** Whether so many seats may be filled from so many persons: all who are named where they are appointed, some of them where they are drawn. */
export function seatsObjection(rule: PanelRule, size: number, named: number): Refusal | null {
  const minimum = Math.max(LEAST_EVALUATORS, rule.minimumMembers);
  if (size < minimum) return refusal(evaluationRefusals.PANEL_TOO_SMALL, { size, minimum });
  if (rule.oddNumber && size % 2 === 0) return refusal(evaluationRefusals.PANEL_SIZE_EVEN, { size });
  return sourceObjection(rule, size, named);
}

/** A draw from as many as there are seats would be an appointment. */
export function sourceObjection({ selection }: Pick<PanelRule, 'selection'>, seats: number, named: number): Refusal | null {
  const fits = selection === 'drawn' ? named > seats : named === seats;
  return fits ? null : refusal(evaluationRefusals.PANEL_SIZE_DIFFERS, { named, size: seats, selection });
}

/** Whether the members are experts enough: their share, rounded up, and, where experts are asked for at all, their fields. */
export function expertsObjection({ expertShare, expertFields }: PanelRule, members: readonly Candidate[]): Refusal | null {
  const experts = members.filter(({ expertIn }) => expertIn !== null);
  const needed = Math.ceil((members.length * expertShare.numerator) / expertShare.denominator);
  if (experts.length < needed)
    return refusal(evaluationRefusals.PANEL_EXPERTS_TOO_FEW, { experts: experts.length, size: members.length, needed });
  const missing = needed === 0 ? [] : expertFields.filter((field) => !experts.some(({ expertIn }) => expertIn === field));
  return missing.length > 0 ? refusal(evaluationRefusals.PANEL_FIELDS_MISSING, { fields: missing.join(', ') }) : null;
}

/** The members out of candidates in the order of the draw, experts first while the profile still needs them; the first drawn leads. */
export function drawnMembers(rule: PanelRule, drawn: readonly Candidate[], size: number): readonly Candidate[] {
  const share = Math.ceil((size * rule.expertShare.numerator) / rule.expertShare.denominator);
  const fields = share === 0 ? [] : rule.expertFields;
  const covering = fields.flatMap((field) => drawn.find(({ expertIn }) => expertIn === field) ?? []);
  const experts = drawn.filter((one) => one.expertIn !== null && !covering.includes(one));
  const chosen = [...covering, ...experts.slice(0, Math.max(0, share - covering.length))];
  const rest = drawn.filter((one) => !chosen.includes(one));
  const members = [...chosen, ...rest].slice(0, size);
  return drawn.filter((one) => members.includes(one));
}
