import type { Instant } from '@pilotage/kernel';
import { instantIn, isUnique, listIn, malformed, membersIn, optional, own, readOrNull, shareIn, textIn, type Members } from './reading.js';

/** A standard as a document defines it: what it is called, and its requirements by reference. */
export interface DefinedStandard {
  readonly name: string;
  readonly version: string | null;
  /** Leaves of the tree of requirements, by bom-ref: what is above them is a heading. */
  readonly requirements: readonly DefinedRequirement[];
}
export interface DefinedRequirement {
  readonly ref: string;
  /** Clause in the standard; the reference where it names none. */
  readonly identifier: string;
}

/** A claim with what supports it and what speaks against it, by reference. */
export interface DeclaredClaim {
  readonly evidence: readonly string[];
  readonly counterEvidence: readonly string[];
}
export interface DeclaredEvidence {
  readonly created: Instant | null;
  readonly expires: Instant | null;
}
/** What an assessor says of one requirement. Scores are decimals from 0 to 1, as text; null where none is given. */
export interface DeclaredMapping {
  readonly requirement: string;
  readonly claims: readonly string[];
  readonly counterClaims: readonly string[];
  readonly conformance: string | null;
  readonly confidence: string | null;
}

/** The declarations of a document, every reference resolved. */
export interface Declarations {
  readonly standards: readonly DefinedStandard[];
  readonly claims: ReadonlyMap<string, DeclaredClaim>;
  readonly evidence: ReadonlyMap<string, DeclaredEvidence>;
  readonly mappings: readonly DeclaredMapping[];
}

/** Whether a document declares conformity at all; one without is a model card alone. */
export const hasDeclarations = (bom: unknown): boolean => readOrNull(() => own(membersIn(bom), 'declarations') !== undefined) ?? false;

/** Reads `definitions.standards` and `declarations`; null where they are malformed or a reference leads nowhere. Never throws. Source: CycloneDX 1.6. */
export function readDeclarations(bom: unknown): Declarations | null {
  return readOrNull(() => {
    const declared = declarationsIn(membersIn(bom));
    return isSound(declared) ? declared : malformed();
  });
}

function declarationsIn(bom: Members): Declarations {
  const definitions = optional(own(bom, 'definitions'), membersIn) ?? {};
  const declarations = membersIn(own(bom, 'declarations'));
  const attestations = listIn(own(declarations, 'attestations'), membersIn);
  return {
    standards: listIn(own(definitions, 'standards'), standardIn),
    claims: referenced(own(declarations, 'claims'), (claim) => ({
      evidence: refsIn(claim, 'evidence'),
      counterEvidence: refsIn(claim, 'counterEvidence'),
    })),
    evidence: referenced(own(declarations, 'evidence'), (piece) => ({
      created: optional(own(piece, 'created'), instantIn),
      expires: optional(own(piece, 'expires'), instantIn),
    })),
    mappings: attestations.flatMap((attestation) => listIn(own(attestation, 'map'), mappingIn)),
  };
}

const refsIn = (of: Members, name: string): readonly string[] => listIn(own(of, name), textIn);

/** Entries by bom-ref. One without is allowed by the schema, and can be referred to by nobody. */
function referenced<T>(value: unknown, read: (entry: Members) => T): ReadonlyMap<string, T> {
  const entries = listIn(value, membersIn).filter((entry) => own(entry, 'bom-ref') !== undefined);
  const refs = entries.map((entry) => textIn(own(entry, 'bom-ref')));
  if (!isUnique(refs)) malformed();
  return new Map(entries.map((entry, i) => [refs[i] ?? '', read(entry)]));
}

function standardIn(value: unknown): DefinedStandard {
  const standard = membersIn(value);
  const requirements = listIn(own(standard, 'requirements'), membersIn).map((requirement) => ({
    ref: textIn(own(requirement, 'bom-ref')),
    identifier: optional(own(requirement, 'identifier'), textIn) ?? textIn(own(requirement, 'bom-ref')),
    parent: optional(own(requirement, 'parent'), textIn),
  }));
  const parents = new Set(requirements.map(({ parent }) => parent));
  return {
    name: textIn(own(standard, 'name')),
    version: optional(own(standard, 'version'), textIn),
    requirements: requirements.filter(({ ref }) => !parents.has(ref)).map(({ ref, identifier }) => ({ ref, identifier })),
  };
}

function mappingIn(value: unknown): DeclaredMapping {
  const mapping = membersIn(value);
  const scoreOf = (name: string): string | null => optional(own(optional(own(mapping, name), membersIn) ?? {}, 'score'), shareIn);
  return {
    requirement: textIn(own(mapping, 'requirement')),
    claims: refsIn(mapping, 'claims'),
    counterClaims: refsIn(mapping, 'counterClaims'),
    conformance: scoreOf('conformance'),
    confidence: scoreOf('confidence'),
  };
}

/** Every reference leads to something in the document, and no standard or requirement is defined twice. */
function isSound({ standards, claims, evidence, mappings }: Declarations): boolean {
  const requirements = standards.flatMap((standard) => standard.requirements.map(({ ref }) => ref));
  const known = new Set(requirements);
  const claimed = mappings.flatMap((mapping) => [...mapping.claims, ...mapping.counterClaims]);
  const proofs = [...claims.values()].flatMap((claim) => [...claim.evidence, ...claim.counterEvidence]);
  return (
    isUnique(standards.map(({ name, version }) => JSON.stringify([name, version]))) &&
    isUnique(requirements) &&
    mappings.every(({ requirement }) => known.has(requirement)) &&
    claimed.every((ref) => claims.has(ref)) &&
    proofs.every((ref) => evidence.has(ref))
  );
}
