import { renderText, type Instant, type LocalisedText } from '@pilotage/kernel';

interface Cause {
  readonly text: LocalisedText;
  readonly source: string;
}

const MONITORING = 'Pilotage, monitoring (Shenzhen AI Regulation Art 66(2))';

/** Why a pilot is suspended. Codes are append-only. */
export const SUSPENSION_CAUSES = {
  KPI_BREACH: {
    text: { en: 'A reading of the KPI {kpi} breaches its stop threshold.', zh: '指标 {kpi} 的读数突破停止阈值。' },
    source: MONITORING,
  },
  REPORTS_MISSED: {
    text: { en: '{count} reports in a row are missing for: {kpis}.', zh: '以下指标连续 {count} 次未报告：{kpis}。' },
    source: MONITORING,
  },
  CONDITION_MISSED: {
    text: { en: 'The deadline of these conditions passed unmet: {conditions}.', zh: '以下条件逾期未满足：{conditions}。' },
    source: 'Admission gate policy: a missed deadline suspends',
  },
  GATE_NO_LONGER_ADMITS: {
    text: { en: 'The gate, asked again, says {decision}: {reasons}.', zh: '准入审查重新决定为 {decision}：{reasons}。' },
    source: 'Admission gate policy: evidence that ends during the pilot re-runs the gate',
  },
  SERIOUS_INCIDENT: {
    text: { en: 'A serious incident was reported ({incident}).', zh: '已报告严重事件（{incident}）。' },
    source: 'Pilotage, incidents (EU AI Act Art 73; Shenzhen AI Regulation Art 66)',
  },
  AGENCY_DECISION: {
    text: { en: 'The agency suspended it: {reason}', zh: '采购人决定中止：{reason}' },
    source: 'Pilotage, suspension: by the agency, with written reasons',
  },
} as const satisfies Record<string, Cause>;
export type SuspensionCode = keyof typeof SUSPENSION_CAUSES;

/** A suspension as it is stored: a code with its facts, so that a later text can be rendered from it. */
export interface Suspension {
  readonly code: SuspensionCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at: Instant;
}

/** The cause as a sentence in both languages, with its source. */
export function sayCause({ code, params }: Pick<Suspension, 'code' | 'params'>): Cause {
  const { text, source } = SUSPENSION_CAUSES[code];
  return { text: { en: renderText(text.en, params), zh: renderText(text.zh, params) }, source };
}
