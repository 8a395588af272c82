import {
  ADOPTIONS,
  CARVE_OUT_FLAGS,
  ENDS,
  GATE_VOCABULARY,
  OWNER_ROLES,
  PIECE_VOCABULARY,
  SUBJECT_VOCABULARY,
  type GateFacts,
  type GateSubject,
  type PieceFacts,
} from './gateFacts.js';

/** Why nothing was decided: the paths of the facts that are absent, have a value that the gate does not know, or are no facts of the gate. */
export interface FactsMissing {
  readonly error: 'FACT_MISSING';
  readonly missing: readonly string[];
}

/** What an omitted mandatory, national, local or international of a subject means: NONE on the command line, a missing fact everywhere else. */
export type OmittedStandards = 'NONE' | 'MISSING';

interface Reading {
  readonly omitted: OmittedStandards;
  readonly missing: string[];
}

type Members = Readonly<Record<string, unknown>>;

/** The order in which missing facts are listed. */
const FACTS = [
  'stage',
  'risk',
  'carveOut',
  'vendor',
  'sectoralPermit',
  'subjects',
  'pipia',
  'dataExport',
  'disclosure',
  'exAnteAssessment',
  'riskWarning',
  'committee',
  'algorithmFiling',
  'insurance',
  'fastTrackRequested',
] as const satisfies readonly (keyof GateFacts)[];

/** Reads facts of unknown form. Nothing is defaulted except, on the command line, a subject's omitted standards. */
export function readGateFacts(given: unknown, omitted: OmittedStandards): GateFacts | FactsMissing {
  const reading: Reading = { omitted, missing: [] };
  const facts = isMembers(given) ? given : {};
  const read = FACTS.map((name) => [name, readFact(reading, name, facts[name])] as const);
  const permitEnds = readOptional(reading, 'permitEnds', ENDS, facts.permitEnds);
  noteUnknown(reading, facts, [...FACTS, 'permitEnds'], '');
  if (reading.missing.length > 0) return { error: 'FACT_MISSING', missing: reading.missing };
  return { ...Object.fromEntries(read), ...(permitEnds && { permitEnds }) } as unknown as GateFacts;
}

/** True where the facts could not be read. */
export const isFactsMissing = (value: object): value is FactsMissing => 'error' in value && value.error === 'FACT_MISSING';

function readFact(reading: Reading, name: (typeof FACTS)[number], value: unknown): unknown {
  if (name === 'carveOut') return readFlags(reading, value);
  if (name === 'subjects') return readSubjects(reading, value);
  if (name === 'fastTrackRequested') return typeof value === 'boolean' ? value : note(reading, name);
  return readWord(reading, name, GATE_VOCABULARY[name], value);
}

function readFlags(reading: Reading, value: unknown): unknown {
  if (!Array.isArray(value)) return note(reading, 'carveOut');
  return value.map((flag, index) => readWord(reading, `carveOut[${index}]`, CARVE_OUT_FLAGS, flag));
}

function readSubjects(reading: Reading, value: unknown): unknown {
  if (!Array.isArray(value)) return note(reading, 'subjects');
  return value.map((subject: unknown, index) => readSubject(reading, `subjects[${index}]`, subject));
}

function readSubject(reading: Reading, path: string, value: unknown): GateSubject | undefined {
  if (!isMembers(value)) return note(reading, path);
  const words = Object.entries(SUBJECT_VOCABULARY).map(([name, values]) => [
    name,
    readStandard(reading, `${path}.${name}`, values, value[name]),
  ]);
  const subject = readText(reading, `${path}.subject`, value.subject);
  const evidence = readEvidence(reading, `${path}.evidence`, value.evidence);
  const ends = readOptional(reading, `${path}.mandatoryEnds`, ENDS, value.mandatoryEnds);
  noteUnknown(reading, value, ['subject', 'evidence', 'mandatoryEnds', ...Object.keys(SUBJECT_VOCABULARY)], `${path}.`);
  return { ...Object.fromEntries(words), subject, evidence, ...(ends && { mandatoryEnds: ends }) } as unknown as GateSubject;
}

function readStandard(reading: Reading, path: string, values: readonly string[], value: unknown): string | undefined {
  if (value === undefined && reading.omitted === 'NONE') return 'NONE';
  return readWord(reading, path, values, value);
}

function readEvidence(reading: Reading, path: string, value: unknown): readonly (PieceFacts | undefined)[] | undefined {
  if (Array.isArray(value)) return value.map((piece: unknown, index) => readPiece(reading, `${path}[${index}]`, piece));
  return isMembers(value) ? [readPiece(reading, path, value)] : note(reading, path);
}

function readPiece(reading: Reading, path: string, value: unknown): PieceFacts | undefined {
  if (!isMembers(value)) return note(reading, path);
  const words = Object.entries(PIECE_VOCABULARY).map(([name, values]) => [name, readWord(reading, `${path}.${name}`, values, value[name])]);
  const texts = ['id', 'standard', 'owner']
    .map((name) => [name, value[name] ?? undefined] as const)
    .filter(([, text]) => text !== undefined);
  const read = texts.map(([name, text]) => [name, readText(reading, `${path}.${name}`, text)]);
  const adoption = readOptional(reading, `${path}.adoption`, ADOPTIONS, value.adoption);
  const ends = readOptional(reading, `${path}.ends`, ENDS, value.ends);
  const ownerRole = readOptional(reading, `${path}.ownerRole`, OWNER_ROLES, value.ownerRole);
  noteUnknown(reading, value, ['id', 'standard', 'owner', 'ownerRole', 'adoption', 'ends', ...Object.keys(PIECE_VOCABULARY)], `${path}.`);
  const optional = { ...(adoption && { adoption }), ...(ends && { ends }), ...(ownerRole && { ownerRole }) };
  return { ...Object.fromEntries([...words, ...read]), ...optional } as unknown as PieceFacts;
}

/** A fact that may be absent, or null, which says the same. */
const readOptional = (reading: Reading, path: string, values: readonly string[], value: unknown): string | undefined =>
  (value ?? undefined) === undefined ? undefined : readWord(reading, path, values, value);

const readWord = (reading: Reading, path: string, values: readonly string[], value: unknown): string | undefined =>
  typeof value === 'string' && values.includes(value) ? value : note(reading, path);

const readText = (reading: Reading, path: string, value: unknown): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.isWellFormed() ? value : note(reading, path);

function note(reading: Reading, path: string): undefined {
  reading.missing.push(path);
  return undefined;
}

function noteUnknown(reading: Reading, members: Members, known: readonly string[], prefix: string): void {
  const strange = Object.keys(members).filter((name) => !known.includes(name));
  strange.forEach((name) => note(reading, `${prefix}${name}`));
}

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
