import 'reflect-metadata';
import { Inject, type Type } from '@nestjs/common';
import { Args, Context, Info, Mutation, Query as QueryField, Resolver, Subscription as SubscriptionField } from '@nestjs/graphql';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { z } from 'zod';
import type { Language } from '@pilotage/kernel';
import type { RequestFacts } from '../log/requests.js';
import type { RequestWork } from '../work-limits/request-work.js';
import type { AnyQuery, Query } from '../usecase/query.js';
import type { Reader } from '../usecase/reader.js';
import type { AnySubscription, Subscription } from '../usecase/subscription.js';
import type { AnyUseCase, Caller, Executor, UseCase } from '../usecase/use-case.js';
import { asksIn } from './asked.js';
import { argsTypeOf, inputTypeOf } from './input-types.js';
import { objectTypeOf, refusalRow, resultUnionOf } from './output-types.js';
import { disclose, EVERY_GROUP, type Readable } from './readable.js';
import { streamOf, type Live } from './subscriptions.js';

/** What each request carries: who asks and in which language. */
export interface RequestContext {
  readonly caller: Caller;
  readonly language: Language;
  /** For the record of a request over HTTP. */
  readonly facts?: RequestFacts;
  /** Who pays for a request over HTTP. */
  readonly work?: RequestWork;
  /** Where subscriptions are served: over a socket, never over HTTP. */
  readonly live?: Live;
}

/** Injection tokens of the two shells. */
export const EXECUTOR = Symbol('Executor');
export const READER = Symbol('Reader');

interface Shells {
  readonly executor: Executor;
  readonly reader: Reader;
}

/**
 * The resolver of a room, derived from its use cases and reads: one mutation `name(idempotencyKey, input)` per use case
 * that a person may call, one query field per read, one subscription field per subscription. Use cases of jobs get no mutation.
 */
export function resolverOf(
  room: string,
  useCases: readonly AnyUseCase[],
  queries: readonly AnyQuery[],
  subscriptions: readonly AnySubscription[] = [],
): Type<object> {
  const name = `${room.charAt(0).toUpperCase()}${room.slice(1)}Resolver`;
  class RoomResolver {
    constructor(
      readonly executor: Executor,
      readonly reader: Reader,
    ) {}
  }
  Object.defineProperty(RoomResolver, 'name', { value: name });
  Inject(EXECUTOR)(RoomResolver, undefined as never, 0);
  Inject(READER)(RoomResolver, undefined as never, 1);
  useCases.filter(hasMutation).forEach((definition) => addMutation(RoomResolver.prototype, definition as unknown as UseCase));
  queries.forEach((definition) => addQuery(RoomResolver.prototype, definition as unknown as Query));
  subscriptions.forEach((definition) => addSubscription(RoomResolver.prototype, definition as unknown as Subscription));
  Resolver()(RoomResolver);
  return RoomResolver as unknown as Type<object>;
}

/** Whether a person may ever call it: a use case of jobs alone has no mutation. */
export const hasMutation = (definition: AnyUseCase): boolean => definition.policy.some((line) => !('system' in line));

function addMutation(prototype: object, definition: UseCase): void {
  const { name } = definition;
  const union = resultUnionOf(name, definition.output, definition.refusals);
  const inputName = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const inputClass = inputTypeOf(definition.input as z.ZodObject, inputName, `What ${name} needs to know.`);
  async function resolve(
    this: Shells,
    idempotencyKey: string,
    given: object,
    { caller, language, facts }: RequestContext,
  ): Promise<object> {
    const answer = await this.executor.execute(definition, caller, plain(given), idempotencyKey);
    if (!answer.ok) {
      if (facts) facts.refusals = [...(facts.refusals ?? []), answer.refusal.definition.code];
      return refusalRow(answer.refusal, language);
    }
    return { __typename: definition.output.name, ...disclose(definition.output, answer.value, EVERY_GROUP) };
  }
  define(prototype, name, resolve);
  Args('idempotencyKey', { type: () => String, description: IDEMPOTENCY_KEY })(prototype, name, 0);
  Args('input', { type: () => inputClass, description: 'What the operation needs to know.' })(prototype, name, 1);
  Context()(prototype, name, 2);
  Mutation(() => union as never, { name, description: definition.summary })(prototype, name, descriptorOf(prototype, name));
}

const IDEMPOTENCY_KEY =
  'Chosen by the client, 8 to 128 visible ASCII characters, fresh per request. The same key with the same input gets the first answer again; with other input it is refused.';

function addQuery(prototype: object, definition: Query): void {
  const { name } = definition;
  const argsClass = argsTypeOf(definition.input, name);
  const outputClass = objectTypeOf(definition.output);
  async function resolve(this: Shells, { caller }: RequestContext, info: GraphQLResolveInfo, given: object = {}): Promise<object> {
    return typed(definition.output, await this.reader.read(definition, caller, plain(given), asksIn(info)));
  }
  define(prototype, name, resolve);
  Context()(prototype, name, 0);
  Info()(prototype, name, 1);
  if (argsClass) Args({ type: () => argsClass })(prototype, name, 2);
  QueryField(() => outputClass as never, { name, description: definition.summary })(prototype, name, descriptorOf(prototype, name));
}

function addSubscription(prototype: object, definition: Subscription): void {
  const { name } = definition;
  const argsClass = argsTypeOf(definition.input, name);
  const outputClass = objectTypeOf(definition.output);
  function subscribe(this: Shells, { live }: RequestContext, given: object = {}): AsyncIterator<object> {
    if (!live) return notServedHere();
    return streamOf({ definition, reader: this.reader, live, input: plain(given) });
  }
  define(prototype, name, subscribe);
  Context()(prototype, name, 0);
  if (argsClass) Args({ type: () => argsClass })(prototype, name, 1);
  const resolve = (answers: Readonly<Record<string, object>> | undefined): object => answers?.[name] ?? notServedHere();
  const options = { name, description: definition.summary, resolve };
  SubscriptionField(() => outputClass as never, options)(prototype, name, descriptorOf(prototype, name));
}

/** A request over HTTP is executed once, without anything that was announced before. */
function notServedHere(): never {
  const message = 'Subscriptions are served over WebSocket, by graphql-transport-ws at this address.';
  throw new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
}

const typed = (view: Readable, row: object): object => ({ __typename: view.name, ...row });

/** GraphQL hands over objects without a prototype, and null for what was left out: both become plain. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
  return Object.fromEntries(members.map(([key, member]) => [key, plain(member)]));
}

const define = (prototype: object, name: string, value: unknown): void => {
  // What the compiler would emit for a decorated method; the decorators read it before they read our types.
  Reflect.defineMetadata('design:paramtypes', [Object, Object, Object], prototype, name);
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: true });
};

const descriptorOf = (prototype: object, name: string): PropertyDescriptor => {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  if (!descriptor) throw new Error(`no resolver for ${name}`);
  return descriptor;
};
