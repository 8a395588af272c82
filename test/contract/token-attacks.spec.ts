import { addMember, registerPerson } from '@pilotage/parties';
import { NO_LIMITS } from '@pilotage/platform';
import { bySystem } from '../support/fuzz-roles.js';
import { watchedShells } from '../support/fuzz-world.js';
import { openHostileWorld, type HostileWorld } from '../support/hostile-world.js';
import { claimsOf, FORGERIES, good, headerOf, type Loot } from '../support/tokens-attacks.js';
import { newKey, openIssuer, signedParts, type TestIssuer } from '../support/tokens-issuer.js';
import { BROKEN_PLACES, NAMELESS_PLACES, rawPost, REFUSED_PLACES, type RawAnswer } from '../support/tokens-places.js';

const SUBJECT = 'clerk';
/** Milliseconds after which keys that an issuer no longer publishes are forgotten, and after which it is asked again for a new one. */
const KEPT_MS = 600_000;
const ASKED_AGAIN_MS = 30_000;

interface Body {
  readonly data?: { readonly me?: { readonly id: string } } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}
const bodyOf = ({ body }: RawAnswer): Body => JSON.parse(body) as Body;
/** What two answers are compared by: form and code, not the reason nor the request. */
const shapeOf = (answer: RawAnswer): unknown => {
  const { errors = [], ...rest } = bodyOf(answer);
  const { code, ...extensions } = errors[0]?.extensions ?? {};
  return {
    status: answer.status,
    rest: Object.keys(rest),
    errors: errors.length,
    members: Object.keys(errors[0] ?? {}).sort(),
    code,
    extensions: Object.keys(extensions).sort(),
  };
};

describe('an access token', () => {
  let world: HostileWorld;
  let loot: Loot;
  let issuer: TestIssuer;
  let other: TestIssuer;
  let reached: ReadonlySet<string>;
  let before: Readonly<Record<string, string>>;
  const refused: string[] = [];

  beforeAll(async () => {
    [issuer, other] = [await openIssuer(), await openIssuer()];
    const [key, stranger, rotatedOut, foreign] = await Promise.all(['of-2026', 'of-2026', 'of-2025', 'of-another'].map(newKey));
    if (!key || !stranger || !rotatedOut || !foreign) throw new Error('no keys');
    issuer.publish(key);
    other.publish(foreign);
    world = await openHostileWorld({ issuers: [issuer.url, other.url], workLimits: NO_LIMITS });
    loot = { issuer: issuer.url, otherIssuer: other.url, key, stranger, rotatedOut, foreign, subject: SUBJECT };
    const act = bySystem(world.house);
    const name = { en: SUBJECT, zh: SUBJECT };
    for (const url of [issuer.url, other.url]) {
      const { id } = await act(registerPerson, { issuer: url, subject: SUBJECT, name });
      await act(addMember, { organisationId: world.founded.agencies.get('health') as never, personId: id, roles: ['officer'] });
    }
    reached = watchedShells(world);
    await world.drain();
    before = await world.digest();
  }, 120_000);
  afterAll(async () => {
    process.stderr.write(`tokens: ${refused.length} attacks refused\n`);
    await world.close();
    await Promise.all([issuer.close(), other.close()]);
  });

  const asked = (token: string): Promise<RawAnswer> => rawPost(world.url, [`authorization: Bearer ${token}`]);

  it('that its issuer gave is accepted: the attacks fail by what they change, not by something else', async () => {
    const answers = await Promise.all([asked(good(loot)), rawPost(world.url, [`authorization: bearer ${good(loot)}`])]);
    for (const answer of answers) expect(bodyOf(answer).data?.me?.id).toMatch(/^per_/);
  });

  const anybody = async (): Promise<RawAnswer> => rawPost(world.url, []);
  const nothingRead = async (act: () => Promise<RawAnswer>): Promise<RawAnswer> => {
    const shells = reached.size;
    const answer = await act();
    expect({ entered: reached.size - shells, told: bodyOf(answer).data ?? null }).toEqual({ entered: 0, told: null });
    return answer;
  };

  it.each(Object.entries(FORGERIES))('with %s is refused, and nothing is read', async (what, forge) => {
    const token = await forge(loot);
    const answer = await nothingRead(() => asked(token));
    expect(shapeOf(answer)).toEqual(shapeOf(await asked('a.b.c')));
    expect([answer.status, bodyOf(answer).errors?.[0]?.extensions?.['code']]).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.body).not.toContain(token.slice(-20));
    refused.push(what);
  });

  it.each(Object.entries(REFUSED_PLACES))('that is good and comes %s is refused, and nothing is read', async (what, place) => {
    const answer = await nothingRead(() => place(world.url, good(loot)));
    expect(shapeOf(answer)).toEqual(shapeOf(await asked('a.b.c')));
    refused.push(what);
  });

  it.each(Object.entries(NAMELESS_PLACES))('that is good and comes %s names nobody', async (what, place) => {
    const answer = await place(world.url, good(loot));
    expect({ ...(shapeOf(answer) as object), told: bodyOf(answer).data ?? null }).toEqual({
      ...(shapeOf(await anybody()) as object),
      told: null,
    });
    expect(bodyOf(answer).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    refused.push(what);
  });

  it.each(Object.entries(BROKEN_PLACES))('that is good and comes %s is no request at all', async (what, place) => {
    const shells = reached.size;
    const answer = await place(world.url, good(loot));
    expect([400, 431]).toContain(answer.status);
    expect(reached.size).toBe(shells);
    refused.push(what);
  });

  it('was attacked in at least forty ways, and nothing was changed by any', async () => {
    expect(refused.length).toBeGreaterThanOrEqual(40);
    expect(new Set(refused).size).toBe(refused.length);
    expect(world.faults).toEqual([]);
    expect(await world.digest()).toEqual(before);
  });

  describe('of an issuer that changes its keys', () => {
    const later = (milliseconds: number): void => {
      const real = performance.timeOrigin + performance.now();
      jest.spyOn(Date, 'now').mockImplementation(() => real + milliseconds);
    };
    afterEach(() => jest.restoreAllMocks());
    const under = (key: Loot['key']): string => signedParts(headerOf({ key }), claimsOf(loot), key);

    it('is accepted under a new key without a restart, once the issuer may be asked again', async () => {
      const next = await newKey('of-2027');
      issuer.publish(loot.key, next);
      later(ASKED_AGAIN_MS + 1000);
      const fetched = issuer.fetched();
      expect(bodyOf(await asked(under(next))).data?.me?.id).toMatch(/^per_/);
      expect(bodyOf(await asked(under(loot.key))).data?.me?.id).toMatch(/^per_/);
      expect(issuer.fetched()).toBe(fetched + 1);
    });

    it('is refused under a key that the issuer withdrew, at the latest when the keys are no longer kept', async () => {
      const next = await newKey('of-2028');
      issuer.publish(next);
      later(KEPT_MS + ASKED_AGAIN_MS + 2000);
      const answer = await asked(signedParts(headerOf(loot), claimsOf(loot, laterTerm()), loot.key));
      expect([answer.status, bodyOf(answer).errors?.[0]?.extensions?.['code']]).toEqual([401, 'UNAUTHENTICATED']);
      expect(bodyOf(await asked(signedParts(headerOf({ key: next }), claimsOf(loot, laterTerm()), next))).data?.me?.id).toMatch(/^per_/);
    });
    const laterTerm = (): Record<string, number> => ({ iat: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 600 });

    it('is not a way to make the issuer be asked again and again', async () => {
      const fetched = issuer.fetched();
      const strangers = await Promise.all(Array.from({ length: 20 }, (_, n) => newKey(`unknown-${n}`)));
      for (const key of strangers) expect((await asked(under(key))).status).toBe(401);
      expect(issuer.fetched() - fetched).toBeLessThanOrEqual(1);
    });
  });
});
