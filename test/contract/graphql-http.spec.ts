import { serverAudits, type AuditResult } from 'graphql-http';
import { serve, type Served } from '../support/served.js';
import { openWorld, type World } from '../support/world.js';

/** Audits that we do not pass, and why. */
const CSRF = 'a GET that any page could make is turned away';
const STATUS = 'a client that only looks at the status must see that nothing was done';
const KNOWN: Readonly<Record<string, string>> = {
  '5A70': CSRF,
  D6D5: CSRF,
  '6A70': CSRF,
  '572B': STATUS,
  FDE2: STATUS,
  '7B9B': STATUS,
};

describe('the API as GraphQL over HTTP has it', () => {
  let world: World;
  let served: Served;
  const results: AuditResult[] = [];

  beforeAll(async () => {
    world = await openWorld();
    served = await serve(world);
    for (const audit of serverAudits({ url: `${served.url}/graphql` })) results.push(await audit.fn());
    const count = (status: AuditResult['status']): number => results.filter((r) => r.status === status).length;
    process.stderr.write(
      `graphql-http: ${results.length} audits: ${count('ok')} passed, ${count('notice')} notices, ${count('warn')} warnings, ${count('error')} errors\n`,
    );
    for (const r of results) if (r.status !== 'ok') process.stderr.write(`  ${r.status} ${r.id} ${r.name}: ${r.reason}\n`);
  });
  afterAll(async () => {
    await served.close();
    await world.close();
  });

  it('breaks no rule that every server must keep', () => {
    expect(results.filter((r) => r.status === 'error').map((r) => `${r.id} ${r.name}`)).toEqual([]);
  });

  it('keeps at least 55 of the 61 rules', () => {
    expect(results).toHaveLength(61);
    expect(results.filter((r) => r.status === 'ok').length).toBeGreaterThanOrEqual(55);
  });

  it('fails no other recommendation than the known ones', () => {
    expect(results.filter((r) => r.status !== 'ok' && !(r.id in KNOWN)).map((r) => `${r.id} ${r.name}`)).toEqual([]);
  });
});
