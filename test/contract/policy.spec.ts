import { z } from 'zod';
import { ROOMS } from '@pilotage/composition';
import { ROLES_OF_KIND } from '@pilotage/parties';
import {
  buildSchema,
  field,
  knownReadables,
  policyFaults,
  query,
  readable,
  ROLES,
  subscription,
  t,
  useCase,
  type Readable,
} from '@pilotage/platform';

/** Every readable that an answer can hold. */
function readablesOf(roots: readonly Readable[]): Set<Readable> {
  const found = new Set<Readable>();
  const visit = (view: Readable): void => {
    if (found.has(view)) return;
    found.add(view);
    Object.values(view.fields).forEach((f) => inner(f.type).forEach(visit));
  };
  roots.forEach(visit);
  return found;
}
type Type = Readable['fields'][string]['type'];
const inner = (type: Type): Readable[] => [...(type.object ? [type.object()] : []), ...(type.of ? inner(type.of) : [])];

const operations = ROOMS.flatMap((room) =>
  [...room.useCases, ...room.queries, ...(room.subscriptions ?? [])].map((operation) => ({ room, operation })),
);

describe('permissions', () => {
  it('cover every operation and every readable field of the schema', async () => {
    expect(policyFaults(await buildSchema(ROOMS), ROOMS)).toEqual([]);
  });

  it.each(operations.map(({ room, operation }) => [`${room.name}: ${operation.name}`, operation] as const))(
    '%s has a line of known roles',
    (_name, { policy }) => {
      expect(policy.length).toBeGreaterThan(0);
      const roles = policy.flatMap((line) => ('roles' in line ? [...line.roles] : []));
      expect(roles.filter((role) => !ROLES.includes(role))).toEqual([]);
      expect(policy.filter((line) => 'roles' in line && line.roles.length === 0)).toEqual([]);
    },
  );

  it('know every role in one kind of organisation, and no other role', () => {
    expect(Object.values(ROLES_OF_KIND).flat().sort()).toEqual([...ROLES].sort());
  });

  it('let nobody without a name change anything', () => {
    const open = ROOMS.flatMap((room) => room.useCases).filter((u) => u.policy.some((line) => 'anyone' in line));

    expect(open.map((u) => u.name)).toEqual([]);
  });

  it('use every group of fields that a room declares, and declare each that is used', () => {
    const used = new Set(
      [...readablesOf(operations.map(({ operation }) => operation.output))].flatMap((v) => Object.values(v.fields).map((f) => f.group)),
    );
    const declared = ROOMS.flatMap((room) => Object.keys(room.groups));

    expect(declared.filter((group) => !used.has(group))).toEqual([]);
    expect([...used].filter((group) => group !== 'public' && !declared.includes(group))).toEqual([]);
  });

  it('say of every group what it holds, and who may read it', () => {
    const lines = ROOMS.flatMap((room) => Object.entries(room.groups));

    expect(lines.filter(([, { who, says }]) => who.length === 0 || says.length < 8).map(([group]) => group)).toEqual([]);
  });

  it('let every object that is a node be found by its identifier', async () => {
    await buildSchema(ROOMS);
    const found = new Set(ROOMS.flatMap((room) => Object.values(room.nodes ?? {}).map((q) => q.output)));
    const shown = readablesOf(operations.map(({ operation }) => operation.output));

    const lost = knownReadables().filter((view) => view.node && shown.has(view) && !found.has(view));
    expect(lost.map((view) => view.name)).toEqual([]);
  });
});

// What must not compile: each line below is an error of the compiler, and `npm run check` fails when one is not.
const View = readable('PolicySpecView', 'A thing.', { id: field(t.id, 'public', 'Id.') });
const rest = { name: 'x', summary: 'X.', input: z.strictObject({}), output: View } as const;
const change = { ...rest, run: async () => ({ id: 'x' }) };
export const NOT_COMPILING = [
  // @ts-expect-error a use case without a policy line
  () => useCase({ ...change, refusals: [] }),
  // @ts-expect-error a use case that names no refusals
  () => useCase({ ...change, policy: [{ signedIn: true }] }),
  // @ts-expect-error a policy that allows nobody is a mistake, too
  () => useCase({ ...change, refusals: [], policy: [] }),
  // @ts-expect-error a role that does not exist
  () => useCase({ ...change, refusals: [], policy: [{ roles: ['boss'], of: 'agency' }] }),
  // @ts-expect-error a use case that answers with another row than it says
  () => useCase({ ...change, refusals: [], policy: [{ signedIn: true }], run: async () => ({ name: 'x' }) }),
  // @ts-expect-error a read without a policy line
  () => query({ ...rest, run: () => Promise.reject(new Error('never')) }),
  // @ts-expect-error a read that returns a row out of which nothing was taken
  () => query({ ...rest, policy: [{ anyone: true }], run: async () => ({ id: 'x' }) }),
  // @ts-expect-error a subscription without a policy line
  () => subscription({ ...rest, event: 'happened', run: () => Promise.reject(new Error('never')) }),
  // @ts-expect-error a subscription that names no event
  () => subscription({ ...rest, policy: [{ anyone: true }], run: () => Promise.reject(new Error('never')) }),
  // @ts-expect-error a readable field without a group
  () => field(t.text, 'A description.'),
];

it('what must not compile is listed', () => {
  expect(NOT_COMPILING).toHaveLength(10);
});
