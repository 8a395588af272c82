import { ANONYMOUS, isSelf, justProven, personOf, ROLES, selvesOf, systemActor, type Actor, type Role } from './actor.js';
import { assertAllowed, assertNamed, isAllowed, isRelated, type Allowance, type PolicyLine, type Relations } from './policy.js';
import { notFound, PublicError, RECENT_SECONDS } from './errors.js';

const OWN = 'org_own';
const STRANGE = 'org_strange';
const member = (organisationId: string, ...roles: Role[]): Actor => ({
  kind: 'person',
  personId: 'per_me',
  memberships: [{ organisationId, roles }],
});

const ACTORS = {
  nobody: ANONYMOUS,
  newcomer: { kind: 'newcomer', issuer: 'https://identity.example.test', subject: 'new' },
  job: systemActor('closeCall'),
  withoutMembership: { kind: 'person', personId: 'per_me', memberships: [] },
  officerHere: member(OWN, 'officer'),
  officerElsewhere: member(STRANGE, 'officer'),
  bidderHere: member(OWN, 'bidder'),
  withoutRoleHere: member(OWN),
} satisfies Record<string, Actor>;

const RELATIONS = {
  none: {},
  agency: { agency: OWN },
  vendor: { vendor: [OWN] },
  committee: { committee: OWN },
  named: { agency: OWN, assigned: ['per_me'] },
  otherNamed: { agency: OWN, assigned: ['per_other'] },
  empty: { agency: [], vendor: [] },
  public: { agency: OWN, holds: ['published'] },
} satisfies Record<string, Relations>;

const ALLOWANCES = {
  anyone: { anyone: true },
  anyoneOncePublished: { anyone: true, when: ['published'] },
  signedIn: { signedIn: true },
  newcomer: { newcomer: true },
  system: { system: true },
  agency: { roles: ['officer'], of: 'agency' },
  vendor: { roles: ['officer', 'bidder'], of: 'vendor' },
  committee: { roles: ['officer'], of: 'committee' },
  any: { roles: ['officer'], of: 'any' },
  assigned: { roles: ['officer'], of: 'agency', assigned: true },
  oncePublished: { roles: ['officer'], of: 'agency', when: ['published'] },
  onceBoth: { roles: ['officer'], of: 'agency', when: ['published', 'closed'] },
  recently: { roles: ['officer'], of: 'agency', recent: true },
} satisfies Record<string, Allowance>;

/** What passes, as `actor:relation`; everything else does not. `*` stands for every one. */
const PASSES: Record<keyof typeof ALLOWANCES, readonly string[]> = {
  anyone: ['*:*'],
  signedIn: ['withoutMembership:*', 'officerHere:*', 'officerElsewhere:*', 'bidderHere:*', 'withoutRoleHere:*'],
  anyoneOncePublished: ['*:public'],
  newcomer: ['newcomer:*', 'withoutMembership:*', 'officerHere:*', 'officerElsewhere:*', 'bidderHere:*', 'withoutRoleHere:*'],
  system: ['job:*'],
  agency: ['officerHere:agency', 'officerHere:named', 'officerHere:otherNamed', 'officerHere:public'],
  vendor: ['officerHere:vendor', 'bidderHere:vendor'],
  committee: ['officerHere:committee'],
  any: ['officerHere:*', 'officerElsewhere:*'],
  assigned: ['officerHere:named'],
  oncePublished: ['officerHere:public'],
  onceBoth: [],
  recently: [],
};

type Cell = [keyof typeof ALLOWANCES, keyof typeof ACTORS, keyof typeof RELATIONS, boolean];
const keysOf = <K extends string>(record: Record<K, unknown>): K[] => Object.keys(record) as K[];
const passes = (line: keyof typeof ALLOWANCES, actor: string, relation: string): boolean =>
  [`${actor}:${relation}`, `${actor}:*`, `*:${relation}`, '*:*'].some((cell) => PASSES[line].includes(cell));
const CELLS: Cell[] = keysOf(ALLOWANCES).flatMap((line) =>
  keysOf(ACTORS).flatMap((actor) => keysOf(RELATIONS).map((relation): Cell => [line, actor, relation, passes(line, actor, relation)])),
);

const errorOf = (work: () => void): PublicError => {
  try {
    work();
  } catch (error) {
    if (error instanceof PublicError) return error;
    throw error;
  }
  throw new Error('it passed');
};

describe('the policy line', () => {
  it.each(CELLS)('%s: %s on an object related by %s may: %s', (line, actor, relation, may) => {
    expect(isAllowed([ALLOWANCES[line]], ACTORS[actor], RELATIONS[relation])).toBe(may);
  });

  it.each(CELLS.filter(([, , , may]) => !may))('%s: %s on %s is turned away with a stable code (%s)', (line, actor, relation) => {
    const error = errorOf(() => assertAllowed('doIt', [ALLOWANCES[line]], ACTORS[actor], RELATIONS[relation]));

    expect(['UNAUTHENTICATED', 'NOT_FOUND', 'FORBIDDEN', 'STEP_UP_REQUIRED']).toContain(error.code);
  });

  it('passes whoever meets one of its allowances', () => {
    const line = [{ system: true }, ALLOWANCES.vendor] as const;

    expect(isAllowed(line, ACTORS.job, {})).toBe(true);
    expect(isAllowed(line, ACTORS.bidderHere, { vendor: OWN })).toBe(true);
    expect(isAllowed(line, ACTORS.bidderHere, { agency: OWN })).toBe(false);
  });

  it('a stranger cannot tell an object of others from an absent one', () => {
    const unrelated = errorOf(() => assertAllowed('doIt', [ALLOWANCES.agency], ACTORS.officerElsewhere, { agency: OWN }));
    const absent = notFound();

    expect({ ...unrelated, message: unrelated.message }).toEqual({ ...absent, message: absent.message });
  });

  it('a member without the role is told so', () => {
    expect(errorOf(() => assertAllowed('doIt', [ALLOWANCES.agency], ACTORS.bidderHere, { agency: OWN })).code).toBe('FORBIDDEN');
    expect(errorOf(() => assertAllowed('doIt', [ALLOWANCES.any], ACTORS.bidderHere, {})).code).toBe('FORBIDDEN');
  });

  it('a role in any organisation does not tell a stranger that an object of others exists', () => {
    expect(errorOf(() => assertAllowed('doIt', [ALLOWANCES.any], ACTORS.bidderHere, { agency: STRANGE })).code).toBe('NOT_FOUND');
  });

  it('turns the public away before anything is looked up, unless it is for anyone', () => {
    expect(errorOf(() => assertNamed([ALLOWANCES.signedIn], ANONYMOUS)).code).toBe('UNAUTHENTICATED');
    expect(() => assertNamed([ALLOWANCES.agency, ALLOWANCES.anyone], ANONYMOUS)).not.toThrow();
    expect(() => assertNamed([ALLOWANCES.agency], ACTORS.withoutMembership)).not.toThrow();
  });

  it('asks the right person for a recent proof of identity, and tells nobody else that it would', () => {
    const old = { ...ACTORS.officerHere, provenAt: Date.now() / 1000 - RECENT_SECONDS - 1 } as Actor;
    const code = (actor: Actor): string => errorOf(() => assertAllowed('doIt', [ALLOWANCES.recently], actor, { agency: OWN })).code;

    expect(isAllowed([ALLOWANCES.recently], justProven(ACTORS.officerHere), { agency: OWN })).toBe(true);
    expect([code(old), code(ACTORS.officerHere)]).toEqual(['STEP_UP_REQUIRED', 'STEP_UP_REQUIRED']);
    expect([code(justProven(ACTORS.bidderHere)), code(justProven(ACTORS.officerElsewhere))]).toEqual(['FORBIDDEN', 'NOT_FOUND']);
  });

  it('tells the public nothing of an object that is for anyone only later', () => {
    const later: PolicyLine = [ALLOWANCES.anyoneOncePublished, ALLOWANCES.agency];

    expect(errorOf(() => assertAllowed('see', later, ANONYMOUS, { agency: OWN })).code).toBe('NOT_FOUND');
    expect(() => assertNamed(later, ANONYMOUS)).not.toThrow();
  });

  it('lets somebody new in only where newcomers are welcome', () => {
    expect(() => assertNamed([ALLOWANCES.newcomer], ACTORS.newcomer)).not.toThrow();
    expect(errorOf(() => assertNamed([ALLOWANCES.newcomer], ANONYMOUS)).code).toBe('UNAUTHENTICATED');
    expect(errorOf(() => assertNamed([ALLOWANCES.signedIn], ACTORS.newcomer)).code).toBe('UNAUTHENTICATED');
  });

  it("counts the deeds of a second account, and of whom one stands in for, as one's own", () => {
    const twice = { ...ACTORS.officerHere, alsoKnownAs: ['per_second', 'per_absent'] } as Actor;

    expect(selvesOf(twice)).toEqual(['per_me', 'per_second', 'per_absent']);
    expect([isSelf(twice, 'per_second'), isSelf(twice, 'per_other'), isSelf(twice, null)]).toEqual([true, false, false]);
    expect(isSelf(ACTORS.officerHere, 'per_me')).toBe(true);
  });

  it('knows relation by organisation or by name, whatever the role', () => {
    expect(isRelated(ACTORS.withoutRoleHere, { committee: OWN })).toBe(true);
    expect(isRelated(ACTORS.withoutMembership, { assigned: ['per_me'] })).toBe(true);
    expect(isRelated(ACTORS.officerElsewhere, { agency: OWN, vendor: OWN, assigned: ['per_other'] })).toBe(false);
    expect(isRelated(ANONYMOUS, { agency: OWN })).toBe(false);
  });

  it('names a person only where one acts', () => {
    expect(personOf(ACTORS.officerHere)).toBe('per_me');
    expect(errorOf(() => personOf(ACTORS.job)).code).toBe('UNAUTHENTICATED');
    expect(errorOf(() => personOf(ANONYMOUS)).code).toBe('UNAUTHENTICATED');
  });

  it('has every role once', () => {
    expect(new Set(ROLES).size).toBe(ROLES.length);
  });
});
