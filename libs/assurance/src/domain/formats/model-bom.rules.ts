import type { FormatFaultCode } from './formats.faults.js';
import { listIn, malformed, membersIn, optional, own, readOrNull, sha256In, textIn, type Members } from './reading.js';

/** Versions of CycloneDX that are read: the first with declarations, and its successor, which left the parts that are read as they were. */
export const BOM_VERSIONS = ['1.6', '1.7'] as const;
export type BomVersion = (typeof BOM_VERSIONS)[number];

/** A model of the bill of materials, with what its card covers. */
export interface BomModel {
  readonly name: string;
  readonly version: string | null;
  /** SHA-256 digests of its artefact, hexadecimal. */
  readonly digests: readonly string[];
  readonly card: ModelCardParts;
}

/** Which parts a model card has. What they say is for people to read. */
export interface ModelCardParts {
  readonly parameters: boolean;
  readonly quantitativeAnalysis: boolean;
  /** Metrics that are reported, as `type` and `value` name them. */
  readonly metrics: readonly { readonly type: string; readonly value: string }[];
  readonly considerations: boolean;
  readonly fairnessAssessments: number;
  readonly ethicalConsiderations: number;
}

/** The head of a bill of materials and its models. */
export interface ModelBom {
  readonly specVersion: BomVersion;
  readonly serialNumber: string | null;
  readonly version: number;
  readonly models: readonly BomModel[];
}

const SERIAL = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the models of a CycloneDX document, or says what is wrong with it. Unknown members are left alone. Never throws. Source: CycloneDX 1.6. */
export function readModelBom(value: unknown): ModelBom | FormatFaultCode {
  const bom = readOrNull(() => bomIn(membersIn(value)));
  if (!bom) return 'EVIDENCE_BOM_MALFORMED';
  return bom.models.length > 0 ? bom : 'EVIDENCE_BOM_WITHOUT_MODEL';
}

function bomIn(bom: Members): ModelBom {
  if (own(bom, 'bomFormat') !== 'CycloneDX') malformed();
  const specVersion = BOM_VERSIONS.find((known) => known === own(bom, 'specVersion')) ?? malformed();
  const serialNumber = optional(own(bom, 'serialNumber'), textIn);
  if (serialNumber !== null && !SERIAL.test(serialNumber)) malformed();
  // The schema's default.
  const version = optional(own(bom, 'version'), countIn) ?? 1;
  const subject = optional(own(optional(own(bom, 'metadata'), membersIn) ?? {}, 'component'), membersIn);
  const components = [...(subject ? [subject] : []), ...listIn(own(bom, 'components'), membersIn)];
  return { specVersion, serialNumber, version, models: components.flatMap(withNested).filter(isModel).map(modelIn) };
}

const countIn = (value: unknown): number => (Number.isSafeInteger(value) && Number(value) >= 1 ? Number(value) : malformed());

/** A component and those inside of it. The document's depth is bounded before it is read. */
const withNested = (component: Members): readonly Members[] => [
  component,
  ...listIn(own(component, 'components'), membersIn).flatMap(withNested),
];

const isModel = (component: Members): boolean =>
  own(component, 'type') === 'machine-learning-model' && own(component, 'modelCard') !== undefined;

function modelIn(component: Members): BomModel {
  const hashes = listIn(own(component, 'hashes'), membersIn);
  return {
    name: textIn(own(component, 'name')),
    version: optional(own(component, 'version'), textIn),
    digests: hashes.filter((hash) => own(hash, 'alg') === 'SHA-256').map((hash) => sha256In(own(hash, 'content'))),
    card: cardIn(membersIn(own(component, 'modelCard'))),
  };
}

function cardIn(card: Members): ModelCardParts {
  const [parameters, analysis, considerations] = ['modelParameters', 'quantitativeAnalysis', 'considerations'].map((part) =>
    optional(own(card, part), membersIn),
  );
  return {
    parameters: Boolean(parameters),
    quantitativeAnalysis: Boolean(analysis),
    metrics: listIn(own(analysis ?? {}, 'performanceMetrics'), metricIn),
    considerations: Boolean(considerations),
    fairnessAssessments: listIn(own(considerations ?? {}, 'fairnessAssessments'), membersIn).length,
    ethicalConsiderations: listIn(own(considerations ?? {}, 'ethicalConsiderations'), membersIn).length,
  };
}

const metricIn = (value: unknown): { readonly type: string; readonly value: string } => {
  const metric = membersIn(value);
  return { type: optional(own(metric, 'type'), textIn) ?? '', value: optional(own(metric, 'value'), textIn) ?? '' };
};
