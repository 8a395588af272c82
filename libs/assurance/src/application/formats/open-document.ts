import type { EvidenceFaultCode } from '../../domain/evidence.faults.js';
import { documentRead, readBoundedJson, type DocumentFormat, type DocumentReading, type ReadFor } from '../../domain/formats/index.js';
import type { IssuerKey } from '../../domain/issuer-keys.rules.js';
import { envelopedHolds, envelopedSignatureOf } from './enveloped-signature.js';
import { envelopeHolds, openEnvelope, type Envelope } from './envelope.js';

/** A document that was read, who it names as its issuer, and how that is proven. */
export interface OpenedDocument {
  readonly reading: DocumentReading;
  /** The identifier by which its signature names the issuer; null where it names none that is read here. A hint to look up, never a reason to trust. */
  readonly issuer: string | null;
  /** True where its signature holds over the whole document under the key. Never throws. */
  readonly holds: (key: IssuerKey) => Promise<boolean>;
}
type Faults = readonly EvidenceFaultCode[];

/** A document by its form alone, signature not yet looked at, or its faults. Never throws. */
export function openDocument(format: DocumentFormat, text: string, of: ReadFor): OpenedDocument | Faults {
  const json = readBoundedJson(text);
  if ('fault' in json) return [json.fault];
  return format === 'in-toto' ? openSealed(json.value, of) : openPlain(json.value, of);
}

/** Faults, where the document could not be read. */
export const isDocumentFaults = <T extends object>(read: T | Faults): read is Faults => Array.isArray(read);

function openPlain(value: unknown, of: ReadFor): OpenedDocument | Faults {
  const reading = documentRead('cyclonedx', value, of);
  if (isDocumentFaults(reading)) return reading;
  const signature = envelopedSignatureOf(value);
  return {
    reading,
    issuer: signature?.keyId ?? null,
    holds: async (key) => signature !== null && (await envelopedHolds(signature, key)),
  };
}

function openSealed(value: unknown, of: ReadFor): OpenedDocument | Faults {
  const envelope = openEnvelope(value);
  if (typeof envelope === 'string') return [envelope];
  const reading = documentRead('in-toto', envelope.statement, of);
  return isDocumentFaults(reading) ? reading : { reading, issuer: hintOf(envelope), holds: (key) => envelopeHolds(envelope, key) };
}

/** The first key id that says anything. */
const hintOf = ({ signatures }: Envelope): string | null => signatures.map(({ keyId }) => keyId).find((keyId) => keyId) ?? null;
