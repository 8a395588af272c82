import type { LocalisedText } from '@pilotage/kernel';
import { callOf } from './rules.js';
import type { DemonstrationBid, DemonstrationVendor, EvidencePiece, EvidenceVariant, GateOutcome } from './types.js';

const two = (no: number): string => String(no).padStart(2, '0');

/** The demonstration's bidders: ten, numbered, of no real company. */
export const VENDORS: readonly DemonstrationVendor[] = Array.from({ length: 10 }, (_, at) => ({
  key: `demo-vendor-${two(at + 1)}`,
  no: at + 1,
  name: { en: `Demonstration Vendor ${two(at + 1)}`, zh: `示范供应商${two(at + 1)}` },
}));

/** What a call's products are called; the vendor's number follows. */
const PRODUCT_NOUN: Readonly<Record<string, LocalisedText>> = {
  'readmission-mining': { en: 'discharge letter miner', zh: '出院小结挖掘工具' },
  'lung-nodule-ct': { en: 'nodule triage', zh: '结节分诊软件' },
  'primary-care-records': { en: 'record prompter', zh: '病历提示服务' },
  'rail-asset-images': { en: 'trackside image inspector', zh: '轨旁影像巡检' },
  'sewer-inflow-models': { en: 'inflow model under development', zh: '待研发来水模型' },
  'disclosure-redaction': { en: 'redaction proposer', zh: '遮盖建议软件' },
  'benefit-form-reading': { en: 'form reader', zh: '表格读取软件' },
  'planning-validation': { en: 'application checker', zh: '申请核验软件' },
  'habitat-mapping': { en: 'habitat mapper', zh: '生境制图服务' },
  'adverse-event-duplicates': { en: 'duplicate finder', zh: '重复报告挖掘工具' },
  'blank-page-removal': { en: 'blank page marker', zh: '空白页识别软件' },
};

/** The windows of the demonstration's statements; its clock starts on 2026-01-05 and stays within the first. */
const VALID = { validFrom: '2025-03-01T00:00:00+08:00', validUntil: '2028-03-01T00:00:00+08:00' };
const PAST = { validFrom: '2022-11-01T00:00:00+08:00', validUntil: '2025-11-01T00:00:00+08:00' };

/** How one requirement's evidence departs from a verified statement to the first standard that the requirement names. */
export interface Departure {
  readonly variant?: EvidenceVariant;
  readonly standard?: string;
}

/** A bid as it is written down below: what differs from a bid with a complete, verified evidence pack. */
export interface BidRow {
  readonly lot?: string;
  readonly vendor: number;
  readonly markedAs?: number;
  readonly departs?: Readonly<Record<string, Departure>>;
  readonly answers?: Readonly<Record<string, string>>;
  readonly permit?: 'VALID' | 'EXPIRED';
  readonly gate: readonly [GateOutcome, ...string[]];
}

const productKey = (callKey: string, vendor: number): string => `demo-${two(vendor)}-${callKey}`;

function piece(subject: string, standard: string, product: string, departure: Departure): EvidencePiece {
  const variant = departure.variant ?? 'verified';
  const aboutProduct = variant === 'wrongSubject' ? `${product}-predecessor` : product;
  return { subject, standard: departure.standard ?? standard, variant, aboutProduct, ...(variant === 'expired' ? PAST : VALID) };
}

/** The bids of one lot, numbered from 1 in the order given, priced by the pattern's prices in the pattern's order. */
export function bidsOf(callKey: string, pattern: string, rows: readonly BidRow[]): readonly DemonstrationBid[] {
  const call = callOf(callKey);
  const noun = PRODUCT_NOUN[callKey];
  if (!noun) throw new Error(`no product noun for ${callKey}`);
  return rows.map((row, at) => {
    const key = productKey(callKey, row.vendor);
    const [outcome, ...reasons] = row.gate;
    return {
      callKey,
      lotKey: row.lot ?? 'lot-1',
      bidderNo: at + 1,
      markedAs: row.markedAs ?? at + 1,
      vendor: `demo-vendor-${two(row.vendor)}`,
      product: {
        key,
        name: { en: `Demonstration ${noun.en} ${two(row.vendor)}`, zh: `示范${noun.zh}${two(row.vendor)}` },
        version: call.profile === 'cn-cooperative-innovation' ? '0.1.0' : `${1 + (row.vendor % 4)}.${row.vendor % 7}.0`,
        stillToBeDeveloped: call.profile === 'cn-cooperative-innovation',
      },
      pattern,
      priceIndex: at,
      evidence: call.requirements.map((r) => piece(r.subject, r.standards[0] ?? '', key, row.departs?.[r.subject] ?? {})),
      productAnswers: row.answers ?? {},
      permit: row.permit ?? 'NONE',
      expectedGate: { outcome, reasons },
    };
  });
}
