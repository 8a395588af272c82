import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROLES, type Role } from '@pilotage/platform';

/** To whom an object can belong. */
export const PARTIES = ['agency', 'vendor', 'committee'] as const;
export type Party = (typeof PARTIES)[number];

/** A way to be allowed, as the oracle writes it. */
export interface Way {
  readonly who: 'system' | 'all' | 'signed' | 'identity' | readonly Role[];
  readonly where: Party | 'any' | null;
  readonly named: boolean;
  readonly proven: boolean;
  readonly conditions: readonly string[];
}

/** States of a life in which an operation is possible, and the code of the refusal in others. */
export interface Bound {
  readonly life: string;
  readonly states: readonly string[];
  readonly otherwise: string;
}

/** A line of the oracle. */
export interface Expected {
  readonly room: string;
  readonly name: string;
  readonly concerns: readonly Party[];
  readonly ways: readonly Way[];
  readonly bounds: readonly Bound[];
}

const FOLDER = path.join(import.meta.dirname, '../oracle');
const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
const fault = (line: string, why: string): never => {
  throw new Error(`the oracle says "${line}": ${why}`);
};

function readWay(text: string): Way {
  const [left = '', condition] = text.split(' if ');
  const conditions = condition === undefined ? [] : condition.split(' & ').map((one) => one.trim());
  const given = words(left);
  const [first = ''] = given;
  const plain = { where: null, named: false, proven: false, conditions };
  if (first === 'system' || first === 'all' || first === 'signed' || first === 'identity') return { who: first, ...plain };
  const where = given.find((word) => word.startsWith('@'))?.slice(1) as Way['where'];
  const who = given.filter((word) => !word.startsWith('@') && word !== 'named' && word !== 'proven') as Role[];
  const strange = who.find((role) => !ROLES.includes(role));
  if (strange ?? !where) fault(text, strange ? `${strange} is no role` : 'a role is held somewhere');
  if (where !== 'any' && !PARTIES.includes(where as Party)) fault(text, `@${where ?? ''} is no place`);
  return { who, where, named: given.includes('named'), proven: given.includes('proven'), conditions };
}

function readBound(text: string): Bound {
  const [life = '', rest = ''] = text.split(':');
  const [states = '', otherwise = 'WRONG_STATE'] = rest.split(' else ');
  return { life: life.trim(), states: words(states), otherwise: otherwise.trim() };
}

function readLine(room: string, line: string): Expected {
  const [name = '', concerns = '', ways = '', bounds = ''] = line.split('|').map((part) => part.trim());
  if (ways === '') fault(line, 'nobody may');
  return {
    room,
    name,
    concerns: words(concerns).filter((word) => word !== '-') as Party[],
    ways: ways.split(';').map((way) => readWay(way.trim())),
    bounds: bounds === '' ? [] : bounds.split(';').map((bound) => readBound(bound.trim())),
  };
}

/** Every line of the oracle. Throws when it names a role or a place that does not exist, or a thing twice. */
export function readOracle(): readonly Expected[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));
  const lines = files.flatMap((file) => {
    const text = readFileSync(path.join(FOLDER, file), 'utf8').split('\n');
    return text.filter((line) => line.trim() !== '' && !line.startsWith('#')).map((line) => readLine(file.replace('.txt', ''), line));
  });
  const twice = lines.find(({ name }, index) => lines.findIndex((other) => other.name === name) !== index);
  if (twice) fault(twice.name, 'it stands there twice');
  return lines;
}

/** Whoever asks: with at most one role in at most one place. */
export interface Asker {
  readonly kind: 'person' | 'anonymous' | 'newcomer' | 'system';
  /** Null for a person who is a member of nothing. */
  readonly role: Role | null;
  /** A party of the object, or another organisation. */
  readonly where: Party | 'elsewhere';
  readonly named: boolean;
  readonly proven: boolean;
}

/** What the oracle expects of the question, states apart: `allow`, or the code of the denial. */
export function expectedOf(line: Expected, asker: Asker, holds: ReadonlySet<string>): string {
  const met = line.ways.filter((way) => meets(way, asker, line.concerns) && way.conditions.every((condition) => holds.has(condition)));
  if (met.some((way) => !way.proven || asker.proven)) return 'allow';
  return met.length > 0 ? 'STEP_UP_REQUIRED' : denialOf(line, asker);
}

function denialOf({ ways, concerns }: Expected, asker: Asker): string {
  const opensTo = (...whom: readonly unknown[]): boolean => ways.some(({ who }) => whom.includes(who));
  if (opensTo('all')) return 'NOT_FOUND';
  if (asker.kind === 'anonymous') return 'UNAUTHENTICATED';
  if (asker.kind === 'newcomer' && !opensTo('identity')) return 'UNAUTHENTICATED';
  const anyNamed = ways.some(({ named }) => named);
  const isUnbound = concerns.length === 0 && !anyNamed;
  const isAskedOfAnyRole = isUnbound && ways.some(({ where }) => where === 'any');
  return isRelated(asker, concerns, anyNamed) || isAskedOfAnyRole ? 'FORBIDDEN' : 'NOT_FOUND';
}

function isRelated({ kind, role, where, named }: Asker, concerns: readonly Party[], anyNamed: boolean): boolean {
  if (kind !== 'person') return kind === 'system';
  return (named && anyNamed) || (role !== null && where !== 'elsewhere' && concerns.includes(where));
}

function meets({ who, where, named }: Way, asker: Asker, concerns: readonly Party[]): boolean {
  if (who === 'system') return asker.kind === 'system';
  if (who === 'all') return true;
  if (who === 'signed') return asker.kind === 'person';
  if (who === 'identity') return asker.kind === 'person' || asker.kind === 'newcomer';
  if (asker.kind !== 'person' || asker.role === null || !who.includes(asker.role)) return false;
  if (named && !asker.named) return false;
  return where === 'any' || (where === asker.where && concerns.includes(where as Party));
}
