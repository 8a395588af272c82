import { isInterfaceType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Room } from '../room.js';
import { NODE_OPERATION, nodeQueries } from './node.js';
import { knownReadables } from './output-types.js';
import { hasMutation } from './resolvers.js';

/** Every operation and readable field of the schema without a policy line, as sentences. The boot refuses when there is one. */
export function policyFaults(schema: GraphQLSchema, rooms: readonly Room[]): string[] {
  const groups = new Set(['public', ...rooms.flatMap((r) => Object.keys(r.groups))]);
  const operations = new Map<string, readonly unknown[]>([
    ...rooms.flatMap((r) => r.useCases.filter(hasMutation).map((u) => [u.name, u.policy] as const)),
    ...rooms.flatMap((r) => r.queries.map((q) => [q.name, q.policy] as const)),
    ...rooms.flatMap((r) => (r.subscriptions ?? []).map((s) => [s.name, s.policy] as const)),
    // `node` asks the read of the kind, under that read's policy.
    [NODE_OPERATION, [...nodeQueries(rooms).values()].flatMap((q) => [...q.policy])] as const,
  ]);
  return [
    ...rootsOf(schema).flatMap((root) => rootFaults(root, operations)),
    ...unheardFaults(rooms),
    ...Object.values(schema.getTypeMap()).flatMap((type) => (isObjectType(type) ? objectFaults(type, schema, groups) : [])),
  ];
}

const rootsOf = (schema: GraphQLSchema): GraphQLObjectType[] =>
  [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) => root ?? []);

/** A subscription to an event that nobody announces would never be told anything. */
function unheardFaults(rooms: readonly Room[]): string[] {
  const events = new Set(rooms.flatMap((r) => r.events));
  const subscriptions = rooms.flatMap((r) => r.subscriptions ?? []);
  return subscriptions
    .filter((s) => !events.has(s.event))
    .map((s) => `subscription ${s.name} listens to ${s.event}, which no room announces`);
}

function rootFaults(root: GraphQLObjectType, operations: ReadonlyMap<string, readonly unknown[]>): string[] {
  const fields = Object.keys(root.getFields());
  return fields.filter((name) => (operations.get(name) ?? []).length === 0).map((name) => `operation ${name} has no policy line`);
}

function objectFaults(type: GraphQLObjectType, schema: GraphQLSchema, groups: ReadonlySet<string>): string[] {
  const isRoot = rootsOf(schema).includes(type);
  const isRefusal = type.getInterfaces().some((i) => isInterfaceType(i) && i.name === 'Refusal');
  if (isRoot || isRefusal || type.name.startsWith('__')) return [];
  const view = knownReadables().find((r) => r.name === type.name);
  return Object.keys(type.getFields()).flatMap((name) => {
    const group = view?.fields[name]?.group;
    if (!group) return [`field ${type.name}.${name} has no policy group`];
    return groups.has(group) ? [] : [`field ${type.name}.${name} is in the group ${group}, which no room declares`];
  });
}
