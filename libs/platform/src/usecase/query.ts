import type { z } from 'zod';
import type { Tx } from '../database/unit-of-work.js';
import type { Asks } from '../graphql/asked.js';
import type { Disclosed, Readable } from '../graphql/readable.js';
import type { Sealing } from '../crypto/sealing.js';
import type { Actor } from '../actor.js';
import type { PolicyLine, Relations } from '../policy.js';

/** What a query works with: one read-only moment of the database. */
export interface Reading {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly authorise: (relations: Relations) => void;
  /** What of the answer is asked for; the rest may stay empty, since nobody will see it. */
  readonly asks: Asks;
  readonly sealing: Sealing;
}

/** A read. It returns only disclosed rows: what the reader may not see was taken out of them. */
export interface Query<I extends z.ZodType = z.ZodType, O extends Readable = Readable> {
  readonly name: string;
  readonly summary: string;
  readonly policy: PolicyLine;
  /** An object schema; its members are the field's arguments. */
  readonly input: I;
  readonly output: O;
  readonly run: (reading: Reading, input: z.output<I>) => Promise<Disclosed<O>>;
}

/** Declares a read. */
export const query = <I extends z.ZodType, O extends Readable>(definition: Query<I, O>): Query<I, O> => definition;

/** Any read, its types forgotten: for lists. */
export interface AnyQuery extends Omit<Query, 'run'> {
  readonly run: (reading: Reading, input: never) => Promise<object>;
}
