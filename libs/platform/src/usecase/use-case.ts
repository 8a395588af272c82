import type { z } from 'zod';
import { refuseIf, Refused, type Refusal, type RefusalDefinition, type RefusalParams } from '@pilotage/kernel';
import { badInput } from '../errors.js';
import type { Tx, Context, UnitOfWork } from '../database/unit-of-work.js';
import type { Actor } from '../actor.js';
import { assertAllowed, assertNamed, type PolicyLine, type Relations } from '../policy.js';
import { EVERY_CONDITION, grantsOf, type FieldGroups } from '../policy-groups.js';
import { stateObjection, type StateRules } from '../policy-states.js';
import type { Sealing } from '../crypto/sealing.js';
import { inWhosePlace } from '../standing-in.js';
import { disclose, type Readable, type RowOf } from '../graphql/readable.js';
import { answerOnce, type Authorised } from './idempotency.js';

/** What a use case works with. `authorise` must be called with the object's relations before anything is saved. */
export interface Work {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly authorise: (relations: Relations) => void;
  /** Refuses unless the objects are in the states that the use case declares (`states`); asked after `authorise`, so that only who may know the object is told. */
  readonly inState: (states: Readonly<Record<string, string>>, params?: RefusalParams) => void;
  readonly sealing: Sealing;
}

/** A use case: the only place that opens a transaction and changes something. Without policy, input and refusals it does not compile. */
export interface UseCase<I extends z.ZodType = z.ZodType, O extends Readable = Readable> {
  /** The operation's name, as in the GraphQL mutation. */
  readonly name: string;
  /** What is true after it, in a sentence or two; the mutation's description. */
  readonly summary: string;
  readonly policy: PolicyLine;
  /** By life, the states in which it is possible, where no move of the life says so; `inState` enforces them. */
  readonly states?: StateRules;
  readonly input: I;
  readonly output: O;
  /** Every way in which it says no. One that is not listed is a bug and leaves as an internal error. */
  readonly refusals: readonly RefusalDefinition[];
  readonly run: (work: Work, input: z.output<I>) => Promise<RowOf<O>>;
  /** What is kept although it was refused, in a transaction of its own: such as the count of wrong codes. */
  readonly afterRefusal?: (work: Pick<Work, 'tx' | 'actor' | 'sealing'>, refusal: Refusal) => Promise<void>;
}

/** Declares a use case. */
export const useCase = <I extends z.ZodType, O extends Readable>(definition: UseCase<I, O>): UseCase<I, O> => definition;

/** Any use case, its types forgotten: for lists. */
export type AnyUseCase = Omit<UseCase, 'run' | 'input' | 'output'> & {
  readonly input: z.ZodType;
  readonly output: Readable;
  // A list holds use cases of many inputs; the shell parses input by `input` before `run` sees it.
  readonly run: (work: Work, input: never) => Promise<object>;
};

/** A changed world, or the refusal that left it as it was. */
export type Answer<R> = { readonly ok: true; readonly value: R } | { readonly ok: false; readonly refusal: Refusal };

export interface Caller {
  readonly actor: Actor;
  readonly requestId: string;
}

/** Executes use cases: parses input, opens the transaction, keeps the first answer per key, turns refusals into values. */
export class Executor {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealing: Sealing,
    private readonly groups: FieldGroups = {},
  ) {}

  /** A person's call. `idempotencyKey` is required: the same key and input get the first answer again. */
  async execute<I extends z.ZodType, O extends Readable>(
    definition: UseCase<I, O>,
    caller: Caller,
    input: unknown,
    idempotencyKey: string,
  ): Promise<Answer<RowOf<O>>> {
    assertNamed(definition.policy, caller.actor);
    const parsed = parseInput(definition.input, input);
    return this.shell(definition, caller, (tx) => {
      const work = this.work(definition, tx, caller);
      const told = (done: Authorised<RowOf<O>>): RowOf<O> => this.shown(definition, caller.actor, done);
      return answerOnce<RowOf<O>>(
        { tx, sealing: this.sealing, operation: definition.name, key: idempotencyKey, input },
        {
          first: async () => {
            const done = await runAuthorised(definition, work, parsed);
            return { ...done, value: told(done) };
          },
          // Roles may have been taken since, and the sign-in may be too old for the deed.
          again: (kept) => {
            work.authorise(kept.relations);
            return told(kept);
          },
        },
      );
    });
  }

  /** The answer without the groups that the actor's roles never read of such an object. What holds of it now is not asked: the actor has just done it. */
  private shown<I extends z.ZodType, O extends Readable>(
    { output }: UseCase<I, O>,
    actor: Actor,
    { value, relations }: Authorised<RowOf<O>>,
  ): RowOf<O> {
    return disclose(output, value, grantsOf(this.groups, actor, { ...relations, holds: EVERY_CONDITION }));
  }

  /** A job's call, inside the transaction of its delivery. A refusal that it names is thrown as Refused; any other is a fault, so that it is tried again and seen. */
  async executeWithin<I extends z.ZodType, O extends Readable>(definition: UseCase<I, O>, tx: Tx, input: unknown): Promise<RowOf<O>> {
    const caller = { actor: tx.context.actor, requestId: tx.context.requestId };
    try {
      return (await runAuthorised(definition, this.work(definition, tx, caller), parseInput(definition.input, input))).value;
    } catch (error) {
      throw error instanceof Refused ? named(definition, error) : error;
    }
  }

  private work(definition: { name: string; policy: PolicyLine; states?: StateRules }, tx: Tx, caller: Caller): Work {
    return {
      tx,
      actor: caller.actor,
      sealing: this.sealing,
      authorise: (relations) => {
        assertAllowed(definition.name, definition.policy, caller.actor, relations);
        tx.actsInPlaceOf(inWhosePlace(definition.policy, caller.actor, relations));
      },
      inState: (states, params) => refuseIf(stateObjection(definition.name, definition.states ?? {}, states, params)),
    };
  }

  private async afterRefusal({ afterRefusal }: Pick<UseCase, 'afterRefusal'>, context: Context, refusal: Refusal): Promise<void> {
    if (!afterRefusal) return;
    const { actor } = context;
    await this.unitOfWork.run(context, (tx) => afterRefusal({ tx, actor, sealing: this.sealing }, refusal));
  }

  private async shell<R>(
    definition: Pick<UseCase, 'name' | 'refusals' | 'afterRefusal'>,
    caller: Caller,
    work: (tx: Tx) => Promise<R>,
  ): Promise<Answer<R>> {
    const context: Context = { ...caller, operation: definition.name };
    try {
      return { ok: true, value: await this.unitOfWork.run(context, work) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const said = named(definition, error);
      if (!(said instanceof Refused)) throw said;
      await this.afterRefusal(definition, context, said.refusal);
      return { ok: false, refusal: said.refusal };
    }
  }
}

/** The refusal when the use case names it; otherwise the fault that it is. */
function named(definition: { name: string; refusals: readonly RefusalDefinition[] }, error: Refused): Error {
  const { code } = error.refusal.definition;
  if (definition.refusals.some((r) => r.code === code)) return error;
  return new Error(`${definition.name} refused with ${code}, which it does not name`, { cause: error });
}

async function runAuthorised<I extends z.ZodType, O extends Readable>(
  definition: UseCase<I, O>,
  work: Work,
  input: z.output<I>,
): Promise<Authorised<RowOf<O>>> {
  let asked: Relations | null = null;
  const unasked = new Set(Object.keys(definition.states ?? {}));
  const authorise = (relations: Relations): void => {
    work.authorise(relations);
    asked = relations;
  };
  const inState: Work['inState'] = (states, params) => {
    if (!asked) throw new Error(`${definition.name} asked for states before authorisation`);
    work.inState(states, params);
    Object.keys(states).forEach((life) => unasked.delete(life));
  };
  const value = await definition.run({ ...work, authorise, inState }, input);
  if (!asked) throw new Error(`${definition.name} never asked for authorisation`);
  if (unasked.size > 0) throw new Error(`${definition.name} never asked for the states of ${[...unasked].join(', ')}`);
  return { value, relations: asked };
}

/** The input by its schema, or BAD_USER_INPUT that names every fault by its path and never repeats a value. */
export function parseInput<I extends z.ZodType>(schema: I, input: unknown): z.output<I> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.slice(0, 10).map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`);
  throw badInput(faults.join('; '));
}
