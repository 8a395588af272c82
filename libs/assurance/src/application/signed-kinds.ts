import { readBoundedJson, hasDeclarations, readInToto, readModelBom } from '../domain/formats/index.js';
import { kindsOfCredential } from '../domain/credential-kinds.js';
import type { EvidenceFormat, EvidenceKind } from '../domain/wallet.js';
import { openEnvelope } from './formats/envelope.js';
import { openCompact } from './statement-signature.js';

/**
 * What the signed content says that it is, the foremost first; empty where it cannot be read or says nothing. A check tells what is wrong with
 * such a text. The signature is not looked at. Never throws.
 */
export const signedKinds = (format: EvidenceFormat, text: string): readonly EvidenceKind[] => READERS[format]?.(text) ?? [];

const READERS: Readonly<Partial<Record<EvidenceFormat, (text: string) => readonly EvidenceKind[]>>> = {
  'vc+jwt': (text) => kindsOfCredential(openCompact(text)?.payload),
  cyclonedx: (text) => bomKinds(readBoundedJson(text)),
  'in-toto': (text) => testKinds(readBoundedJson(text)),
};

function bomKinds(json: ReturnType<typeof readBoundedJson>): readonly EvidenceKind[] {
  if ('fault' in json || typeof readModelBom(json.value) === 'string') return [];
  // Without declarations it is a list of components, one of which carries its card.
  return hasDeclarations(json.value) ? ['declaration'] : ['modelCard', 'billOfMaterials'];
}

function testKinds(json: ReturnType<typeof readBoundedJson>): readonly EvidenceKind[] {
  const envelope = 'fault' in json ? '' : openEnvelope(json.value);
  const statement = typeof envelope === 'string' ? null : readInToto(envelope.statement);
  if (!statement) return [];
  return [statement.kind === 'testResult' ? 'testReport' : 'assessment'];
}
