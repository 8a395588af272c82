import type { z } from 'zod';
import { canonicalJson, type Json } from '@pilotage/kernel';
import type { Readable } from '../graphql/readable.js';
import type { AnyQuery, Query } from './query.js';

/**
 * A read that is answered at once and again after each event about the same object. Each answer is a read of its own: the token is
 * verified, the memberships are read, the policy line is asked. It tells the state, never the history: events that come while an answer
 * is on its way are told together.
 */
export interface Subscription<I extends z.ZodType = z.ZodType, O extends Readable = Readable> extends Query<I, O> {
  /** Type of the event that rings it. The event's payload names the object exactly as the input does, and holds nothing else. */
  readonly event: string;
}

/** Declares a subscription. Without a policy line it does not compile. */
export const subscription = <I extends z.ZodType, O extends Readable>(definition: Subscription<I, O>): Subscription<I, O> => definition;

/** Any subscription, its types forgotten: for lists. */
export interface AnySubscription extends AnyQuery {
  readonly event: string;
}

/** What an event is about, and what a subscriber asks for, in one text: equal when the one concerns the other. */
export const topicOf = (event: string, subject: unknown): string => `${event} ${canonicalJson(subject as Json)}`;

/** The event by which whoever changes a person's memberships, roles or delegations tells of it, with `{ personId }`: open subscriptions prove their right again. */
export const MEMBERSHIP_EVENT = 'membershipChanged';
