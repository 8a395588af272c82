import type { EntityClass } from './database/data-source.js';
import type { Job, Sweep } from './jobs/job.js';
import type { Endpoint } from './usecase/endpoint.js';
import type { AnyQuery } from './usecase/query.js';
import type { AnySubscription } from './usecase/subscription.js';
import type { AnyUseCase } from './usecase/use-case.js';
import type { FieldGroups } from './policy-groups.js';
import type { Kind, Workflow } from '@pilotage/kernel';

/** What a context hands to the apps that compose it. Every list is complete: the boot and the contract tests read nothing else. */
export interface Room {
  readonly name: string;
  readonly entities: readonly EntityClass[];
  readonly useCases: readonly AnyUseCase[];
  readonly queries: readonly AnyQuery[];
  /** What is reached over HTTP beside GraphQL. */
  readonly endpoints?: readonly Endpoint[];
  /** Reads that are told again after each event. */
  readonly subscriptions?: readonly AnySubscription[];
  /** The read of each kind of object that `node(id)` finds; its only argument is `id`. */
  readonly nodes?: Partial<Record<Kind, AnyQuery>>;
  readonly jobs: readonly Job[];
  readonly sweeps: readonly Sweep[];
  /** Types of the events that it announces. */
  readonly events: readonly string[];
  /** Groups of readable fields, each with its policy line. `public` needs none. */
  readonly groups: FieldGroups;
  /** What persons may be towards an object where a rule asks, not an operation: who binds a vendor, who signs as what. */
  readonly capacities?: FieldGroups;
  readonly workflows: readonly AnyWorkflow[];
  /** What is wrong with the policies that it ships, in sentences: with any the house does not open. */
  readonly faults?: () => readonly string[];
}

/** A life, its types forgotten: for documents and contract tests. */
export type AnyWorkflow = Pick<Workflow<string, string, never>, 'name' | 'states' | 'initial' | 'final' | 'moves' | 'chart'>;
