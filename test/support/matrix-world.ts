import { CAST, type CastMember } from '@pilotage/composition';
import { registerPerson, addMember } from '@pilotage/parties';
import {
  DEVELOPMENT_ISSUER,
  Executor,
  groupsOf,
  NO_LIMITS,
  ROLES,
  systemActor,
  UnitOfWork,
  type Context,
  type Readable,
  type Role,
  type RowOf,
  type Tx,
  type UseCase,
} from '@pilotage/platform';
import type { z } from 'zod';
import { createServer } from '../../apps/api/src/server.js';
import { settingsOf } from './demonstration.js';
import { openHostileWorld, STRANGER, type HostileWorld } from './hostile-world.js';
import type { Party } from './matrix-oracle.js';

/** The person who holds this role and no other, where it belongs. */
export const soleOf = (role: Role): string => `sole-${role}`;
/** The person who holds this role and no other in another organisation of the kind. */
export const awayOf = (role: Role): string => `away-${role}`;
/** Persons of the story who have one more role there: here only this one, so that what they may they may by it. */
export const NARROWED = { agency: { panelChair: 'chair' }, committee: { committeeChair: 'committee-chair' } } as const;
/** An account that nobody here knows. */
export const UNKNOWN = 'matrix-newcomer';

/** Where a role belongs: to a party of the objects, or to a body beside them. */
export function homeOf(role: Role): Party | 'beside' {
  if (role === 'vendorAdministrator' || role === 'bidder') return 'vendor';
  if (role.startsWith('committee') || role === 'outsideExpert') return 'committee';
  return ['oversightAuditor', 'policyEditor', 'challengeReviewer', 'platformOperator'].includes(role) ? 'beside' : 'agency';
}

/** The answer of a rehearsed deed, carried out of a transaction that is rolled back. */
class Rehearsed extends Error {
  constructor(readonly answer: unknown) {
    super('rehearsed');
  }
}

/** Does everything that a deed does, answers as it would, and keeps nothing. */
export class RehearsingUnitOfWork extends UnitOfWork {
  override async run<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await super.run(context, async (tx): Promise<T> => {
        const answer = await work(tx);
        await tx.flush();
        throw new Rehearsed(answer);
      });
    } catch (error) {
      if (error instanceof Rehearsed) return error.answer as T;
      throw error;
    }
  }
}

/** A hostile world with one person for each role, and a second server on which everything is only rehearsed. */
export interface MatrixWorld extends HostileWorld {
  readonly rehearsalUrl: string;
  /** Roles that the stranger holds in other organisations. */
  readonly elsewhere: readonly Role[];
}

const name = (key: string): CastMember['name'] => ({ en: key, zh: key });

/** The development identity provider signs for its cast, so the persons of the matrix join it; they are founded here. */
function joinCast(): void {
  const cast = CAST as CastMember[];
  for (const key of [...ROLES.map(soleOf), ...ROLES.map(awayOf), UNKNOWN]) {
    if (!cast.some((one) => one.key === key)) cast.push({ key, name: name(key), workplace: 'nowhere', roles: [] });
  }
}

export async function openMatrixWorld(): Promise<MatrixWorld> {
  joinCast();
  const world = await openHostileWorld();
  await enlist(world);
  const { house } = world;
  const { url } = house.source.options as unknown as { url: string };
  const unitOfWork = new RehearsingUnitOfWork(house.source);
  const rehearsal = { ...house, unitOfWork, executor: new Executor(unitOfWork, house.sealing, groupsOf(house.rooms)) };
  const config = { ...settingsOf(url), workLimits: NO_LIMITS };
  const app = await createServer(config, rehearsal, () => undefined);
  await app.listen(0, config.host);
  return {
    ...world,
    rehearsalUrl: await app.getUrl(),
    elsewhere: await rolesElsewhere(world),
    async close() {
      await app.close();
      await world.close();
    },
  };
}

async function rolesElsewhere(world: HostileWorld): Promise<readonly Role[]> {
  const rows = await world.sql<{ roles: readonly Role[] }>(
    `select m.roles from membership m join organisation o on o.id = m.organisation_id join identity i on i.person_id = m.person_id
     where o.identifier like 'foreign-%' and i.subject = $1`,
    [STRANGER],
  );
  return rows.flatMap(({ roles }) => [...roles]);
}

async function enlist(world: HostileWorld): Promise<void> {
  const bodies = await world.sql<{ id: string; kind: string; identifier: string }>('select id, kind, identifier from organisation');
  const body = (kind: string, isForeign = false): string =>
    bodies.find((one) => one.kind === kind && one.identifier.startsWith('foreign-') === isForeign)?.id ?? '';
  const { agencies, vendors } = world.founded;
  const places = (role: Role): readonly string[] => {
    const home = homeOf(role);
    if (home === 'agency') return [...agencies.values()];
    if (home === 'vendor') return [...vendors.values()];
    if (home === 'committee') return [body('committee')];
    return [body(role === 'platformOperator' ? 'platform' : 'oversight')];
  };
  for (const role of ROLES) {
    await enlistOne(world, soleOf(role), role, places(role));
    const home = homeOf(role);
    if (home !== 'beside') await enlistOne(world, awayOf(role), role, [body(home, true)]);
  }
  for (const [role, as] of Object.values(NARROWED).flatMap((seats) => Object.entries(seats))) {
    await world.sql('update membership m set roles = $2::jsonb from identity i where i.person_id = m.person_id and i.subject = $1', [
      as,
      JSON.stringify([role]),
    ]);
  }
}

/** Makes a person known and a member of these organisations in one role. */
async function enlistOne({ house }: HostileWorld, key: string, role: Role, places: readonly string[]): Promise<void> {
  const bySystem = <I extends z.ZodType, O extends Readable>(useCase: UseCase<I, O>, input: z.input<I>): Promise<RowOf<O>> =>
    house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: useCase.name }, (tx) =>
      house.executor.executeWithin(useCase, tx, input),
    );
  const person = await bySystem(registerPerson, { issuer: DEVELOPMENT_ISSUER, subject: key, name: name(key) });
  for (const organisationId of places) await bySystem(addMember, { organisationId, personId: person.id, roles: [role] });
}
