import type { Instant } from '@pilotage/kernel';
import type { Declarations, DeclaredMapping, DefinedStandard } from './declarations.reading.js';
import type { FormatFaultCode } from './formats.faults.js';

/** What the declarations come to for one standard of the catalogue at a moment. Clauses are named as the document names them. */
export interface DeclaredConformity {
  readonly standardId: string;
  readonly met: readonly string[];
  readonly unmet: readonly string[];
  /** References of evidence that has expired at the moment. */
  readonly expiredEvidence: readonly string[];
  /** Something in the document speaks against a claim that the standard rests on. */
  readonly hasCounterEvidence: boolean;
  /** The lowest confidence that an assessor gave, a decimal from 0 to 1; null where none is given. */
  readonly confidence: string | null;
  /** From when all evidence existed, and until when all of it counts; null where the document does not say. */
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
}

/**
 * The catalogue's id for a standard of a document: its name and version written as the bodies write editions (`ISO/IEC 42001:2023`,
 * `GB/T 42118-2022`), or a name that is an id by itself. Never a likeness: another edition is another standard.
 */
export function catalogueIdOf(ids: readonly string[], { name, version }: Pick<DefinedStandard, 'name' | 'version'>): string | null {
  const written = version === null ? [name] : [name, `${name}:${version}`, `${name}-${version}`];
  const found = ids.filter((id) => written.includes(id));
  const [only] = found;
  // A name that is itself an edition beside a version of another one says two things.
  const contradicts = version !== null && only === name && !name.endsWith(version);
  return only !== undefined && found.length === 1 && !contradicts ? only : null;
}

/** What the declarations come to, standard by standard of the catalogue; standards that it does not know are left out. Source: CycloneDX 1.6. */
export function conformityOf(declared: Declarations, ids: readonly string[], at: Instant): readonly DeclaredConformity[] {
  const context = { declared, proven: provenClaims(declared, at), at };
  return declared.standards.flatMap((standard) => {
    const standardId = catalogueIdOf(ids, standard);
    return standardId === null ? [] : [conformityWith(context, standard, standardId)];
  });
}

/** What is asked again and again, worked out once: a document can refer to one claim very often. */
interface Context {
  readonly declared: Declarations;
  readonly proven: ReadonlySet<string>;
  readonly at: Instant;
}

function conformityWith({ declared, proven, at }: Context, standard: DefinedStandard, standardId: string): DeclaredConformity {
  const asserted = byRequirement(declared.mappings);
  const mappings = standard.requirements.flatMap(({ ref }) => asserted.get(ref) ?? []);
  const claims = [...new Set(mappings.flatMap((mapping) => [...mapping.claims]))].flatMap((ref) => declared.claims.get(ref) ?? []);
  const pieces = [...new Set(claims.flatMap(({ evidence }) => [...evidence]))];
  const shown = new Set(standard.requirements.filter(({ ref }) => isShown(asserted.get(ref) ?? [], proven)));
  return {
    standardId,
    met: standard.requirements.filter((one) => shown.has(one)).map(({ identifier }) => identifier),
    unmet: standard.requirements.filter((one) => !shown.has(one)).map(({ identifier }) => identifier),
    expiredEvidence: pieces.filter((ref) => isExpired(declared, ref, at)),
    hasCounterEvidence: mappings.some((one) => one.counterClaims.length > 0) || claims.some((claim) => claim.counterEvidence.length > 0),
    confidence: lowest(mappings.flatMap(({ confidence }) => confidence ?? [])),
    validFrom: ends(declared, pieces, 'created').at(-1) ?? null,
    validUntil: ends(declared, pieces, 'expires')[0] ?? null,
  };
}

function byRequirement(mappings: readonly DeclaredMapping[]): ReadonlyMap<string, readonly DeclaredMapping[]> {
  const grouped = new Map<string, DeclaredMapping[]>();
  for (const mapping of mappings) {
    const group = grouped.get(mapping.requirement) ?? [];
    group.push(mapping);
    grouped.set(mapping.requirement, group);
  }
  return grouped;
}

/** A requirement is met where somebody attests it, and all who attest it do so in full by claims whose evidence is there and counts. */
const isShown = (mappings: readonly DeclaredMapping[], proven: ReadonlySet<string>): boolean =>
  mappings.length > 0 &&
  mappings.every(({ conformance, claims }) => conformance === '1' && claims.length > 0 && claims.every((ref) => proven.has(ref)));

/** Claims that name evidence, all of which counts at the moment: nobody can tell from outside whether a part of it would do. */
function provenClaims(declared: Declarations, at: Instant): ReadonlySet<string> {
  const isProven = (pieces: readonly string[]): boolean => pieces.length > 0 && !pieces.some((piece) => isExpired(declared, piece, at));
  return new Set([...declared.claims].filter(([, { evidence }]) => isProven(evidence)).map(([ref]) => ref));
}

const isExpired = ({ evidence }: Declarations, ref: string, at: Instant): boolean => {
  const expires = evidence.get(ref)?.expires ?? null;
  return expires !== null && expires <= at;
};

/** The instants of one kind that the pieces name, earliest first; empty where one of them names none, because then the whole has none. */
function ends({ evidence }: Declarations, pieces: readonly string[], which: 'created' | 'expires'): readonly Instant[] {
  const instants = pieces.map((ref) => evidence.get(ref)?.[which] ?? null);
  return instants.includes(null) ? [] : instants.flatMap((at) => at ?? []).sort();
}

const lowest = (scores: readonly string[]): string | null => [...scores].sort((a, b) => Number(a) - Number(b))[0] ?? null;

/** What stands against conformity, the gravest first; empty where the declarations show it. */
export function conformityFaults({ met, unmet, expiredEvidence, hasCounterEvidence }: DeclaredConformity): readonly FormatFaultCode[] {
  if (hasCounterEvidence) return ['EVIDENCE_DECLARATION_DISPUTED'];
  if (expiredEvidence.length > 0) return ['EVIDENCE_DECLARATION_EXPIRED'];
  return unmet.length > 0 || met.length === 0 ? ['EVIDENCE_DECLARATION_UNMET'] : [];
}
