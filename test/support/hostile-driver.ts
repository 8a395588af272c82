import { hasMutation, type AnyUseCase } from '@pilotage/platform';
import { ROOMS } from '@pilotage/composition';
import { instant } from '@pilotage/kernel';
import { selectionOf, type Done, type Driver, type Row } from '../../apps/cli/src/driver/driver.js';
import { graphqlDriver } from '../../apps/cli/src/driver/graphql.js';
import { callServer } from '../../apps/cli/src/server.js';
import { documentsOf, doneOf, malformedDocuments, outcomeOf, type Documents } from './hostile-documents.js';
import { enter, newLedger, type Fact, type Ledger, type Reply } from './hostile-ledger.js';
import { otherwise, variantsOf, withAbsentIds } from './hostile-variants.js';
import { BYSTANDER, STRANGER, type Digest, type HostileWorld } from './hostile-world.js';

/** Every mutation that a person may call, by name. */
export const MUTATIONS: ReadonlyMap<string, AnyUseCase> = new Map(
  ROOMS.flatMap(({ useCases }) => useCases.filter(hasMutation)).map((useCase) => [useCase.name, useCase]),
);

/** The first good input of a mutation, and who gave it. */
export interface Sample {
  readonly as: string;
  readonly input: Row;
}

/** Who may not do what another rule keeps from them, and the code that says so. */
export type SamePerson = Readonly<Record<string, readonly (readonly [as: string, code: string])[]>>;

/** Drives a procurement as asked; before the first time of each mutation it sends bad requests, after it the same one again. */
export interface HostileDriver extends Driver {
  readonly ledger: Ledger;
  readonly samples: ReadonlyMap<string, Sample>;
  /** Keys of input members that were tried. */
  readonly tried: ReadonlySet<string>;
  /** Sends every sample again with a fresh key; those of `lawful` are expected to be done. */
  again(lawful: Readonly<Record<string, string>>): Promise<void>;
}

interface Request {
  readonly fact: Fact;
  readonly what: string;
  readonly as: string | null;
  readonly document: string;
  readonly variables: Row;
  readonly sent: readonly string[];
  readonly expects: (reply: Reply) => boolean;
}

/** Requests under way at once. */
const SIDE_BY_SIDE = 8;

const isError =
  (...codes: readonly string[]) =>
  ({ outcome: { kind, code } }: Reply): boolean =>
    kind === 'error' && codes.includes(code);
const isBadInput = isError('BAD_USER_INPUT');
const isTurnedAway = (reply: Reply): boolean => isError('NOT_FOUND')(reply) || reply.outcome.kind === 'refusal';

/** What two answers are compared by: everything but the request id. */
const bytesOf = ({ text }: Reply): string => text.replace(/"requestId":"[^"]*"/g, '');

export function hostileDriver(world: HostileWorld, samePerson: SamePerson): HostileDriver {
  const plain = graphqlDriver(world.url);
  const work = new Assault(world, samePerson);
  const driver: HostileDriver = {
    ledger: work.ledger,
    samples: work.samples,
    tried: work.tried,
    read: (as, query, args) => plain.read(as, query, args),
    now: () => plain.now(),
    attempt: (as, operation, input) => work.attempt(as, operation, input),
    async clockTo(target) {
      await world.drain();
      if (instant(target) > (await plain.now())) await callServer(`${world.url}/dev/clock`, { to: target });
      await world.drain();
    },
    async settle(what, holds) {
      await world.drain();
      if (!(await holds())) throw new Error(`${what} did not happen`);
    },
    again: (lawful) => work.again(lawful),
  };
  return driver;
}

class Assault {
  readonly ledger = newLedger();
  readonly samples = new Map<string, Sample>();
  readonly tried = new Set<string>();
  private readonly assaulted = new Set<string>();
  private readonly tokens = new Map<string, Promise<string>>();
  private keys = 0;

  constructor(
    private readonly world: HostileWorld,
    private readonly samePerson: SamePerson,
  ) {}

  async attempt(as: string, operation: string, input: Row): Promise<Done> {
    const useCase = MUTATIONS.get(operation);
    if (!useCase) throw new Error(`there is no mutation ${operation}`);
    const documents = documentsOf(useCase, selectionOf(useCase.output));
    if (!this.assaulted.has(operation)) await this.before(useCase, documents, { as, input });
    this.assaulted.add(operation);
    const key = this.freshKey();
    const first = await this.send(as, documents.whole, { key, input });
    const done = doneOf(first, operation);
    if (done.ok && !this.samples.has(operation)) {
      this.samples.set(operation, { as, input });
      await this.after(useCase, documents, { as, input, key, first });
    }
    return done;
  }

  async again(lawful: Readonly<Record<string, string>>): Promise<void> {
    const [unlawful, repeatable] = [
      [...this.samples].filter(([name]) => !lawful[name]),
      [...this.samples].filter(([name]) => lawful[name]),
    ];
    for (const [name, sample] of unlawful) {
      await this.unchanged(`${name} in a state that does not allow it`, [
        this.requestAgain(
          name,
          sample,
          ({ outcome: { kind, code } }) => kind === 'refusal' || (kind === 'error' && ['NOT_FOUND', 'FORBIDDEN'].includes(code)),
        ),
      ]);
    }
    for (const [name, sample] of repeatable) await this.fire([this.requestAgain(name, sample, ({ outcome }) => outcome.kind === 'done')]);
  }

  private requestAgain(name: string, { as, input }: Sample, expects: Request['expects']): Request {
    const document = documentsOf(this.useCase(name), '').brief;
    return {
      fact: 'wrongState',
      what: `${name} again as ${as}`,
      as,
      document,
      variables: { key: this.freshKey(), input },
      sent: [],
      expects,
    };
  }

  private useCase(name: string): AnyUseCase {
    const useCase = MUTATIONS.get(name);
    if (!useCase) throw new Error(`there is no mutation ${name}`);
    return useCase;
  }

  private async before(useCase: AnyUseCase, { brief }: Documents, { as, input }: Sample): Promise<void> {
    const { name } = useCase;
    const variants = variantsOf(useCase.input, `${pascal(name)}Input`, input, this.tried);
    const request = (fact: Fact, what: string, who: string | null, given: unknown, expects: Request['expects']): Request => ({
      ...{ fact, what: `${name}, ${what}`, as: who, document: brief, variables: { key: this.freshKey(), input: given }, sent: [], expects },
    });
    const persons = this.samePerson[name] ?? [];
    await this.unchanged(name, [
      ...variants.map(({ what, input: given, kind, sent }) => ({
        ...request(kind, what, as, given, kind === 'malformed' ? isBadInput : isTurnedAway),
        sent,
      })),
      ...this.badKeys(name, brief, { as, input }),
      ...malformedDocuments(useCase).map(({ what, document }) => ({
        ...request('malformed', what, as, input, isError('BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED')),
        document,
      })),
      request('anonymous', 'without a name', null, input, isError('UNAUTHENTICATED')),
      request('wrongRole', `as ${BYSTANDER}`, BYSTANDER, input, isError('FORBIDDEN')),
      ...persons.map(([person, code]) =>
        request('samePerson', `as ${person}`, person, input, ({ outcome }) => outcome.kind === 'refusal' && outcome.code === code),
      ),
    ]);
    await this.strangers(useCase, brief, { as, input });
  }

  /** A stranger learns the same of what exists as of what does not, and as everybody learns of what does not. */
  private async strangers(useCase: AnyUseCase, brief: string, { as, input }: Sample): Promise<void> {
    const { name } = useCase;
    const isOfAnybody = useCase.policy.some((line) => 'roles' in line && line.of === 'any');
    const absent = withAbsentIds(useCase.input, `${pascal(name)}Input`, input) as Row;
    const codes = isOfAnybody ? ['NOT_FOUND', 'FORBIDDEN'] : ['NOT_FOUND'];
    const asked = (who: string, given: Row, what: string, allowed: readonly string[]): Request => ({
      ...{
        fact: 'stranger',
        what: `${name}, ${what}`,
        as: who,
        document: brief,
        variables: { key: this.freshKey(), input: given },
        sent: [],
        expects: isError(...allowed),
      },
    });
    const [real, none, known] = await this.unchanged(name, [
      asked(STRANGER, input, 'as a stranger', codes),
      asked(STRANGER, absent, 'as a stranger, of nothing', codes),
      ...(absent === input ? [] : [asked(as, absent, 'of nothing', ['NOT_FOUND'])]),
    ]);
    const bytes = [real, none, ...(real?.outcome.code === 'NOT_FOUND' ? [known] : [])].flatMap((reply) => (reply ? [bytesOf(reply)] : []));
    if (new Set(bytes).size > 1) this.ledger.findings.stranger.push(`${name} tells a stranger what exists: ${bytes.join(' | ')}`);
  }

  private badKeys(name: string, document: string, { as, input }: Sample): Request[] {
    const bad: Readonly<Record<string, unknown>> = {
      empty: '',
      short: 'abc',
      long: 'x'.repeat(129),
      blank: 'with a blank',
      umlaut: 'schlüssel-1',
      control: 'key\u0000key\u0000key',
      number: 12_345_678,
      none: null,
    };
    return Object.entries(bad).map(([what, key]) => ({
      ...{
        fact: 'malformed' as const,
        what: `${name}, idempotencyKey ${what}`,
        as,
        document,
        variables: { key, input },
        expects: isBadInput,
      },
      sent: typeof key === 'string' && key.length > 3 ? [key] : [],
    }));
  }

  private async after(useCase: AnyUseCase, { whole }: Documents, given: Sample & { key: string; first: Reply }): Promise<void> {
    const { name } = useCase;
    const { as, input, key, first } = given;
    const other = otherwise(useCase.input, `${pascal(name)}Input`, input) as Row;
    const request = (fact: Fact, what: string, sent: Row, expects: Request['expects']): Request => ({
      ...{ fact, what: `${name}, ${what}`, as, document: whole, variables: { key, input: sent }, sent: [], expects },
    });
    await this.unchanged(name, [
      request('replay', 'sent again', input, (reply) => reply.text === first.text),
      request('mismatch', 'the key with other input', other, isError('IDEMPOTENCY_MISMATCH')),
    ]);
  }

  /** Sends the requests and notes every table that is not as it was. */
  private async unchanged(what: string, requests: readonly Request[]): Promise<readonly Reply[]> {
    await this.world.drain();
    const before = await this.world.digest();
    const replies = await this.fire(requests);
    const tables = differing(before, await this.world.digest());
    if (tables.length > 0) this.ledger.findings.changed.push(`${what} changed ${tables.join(', ')}`);
    return replies;
  }

  private async fire(requests: readonly Request[]): Promise<readonly Reply[]> {
    const replies: Reply[] = [];
    const waiting = [...requests.entries()];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) replies[next[0]] = await this.ask(next[1]);
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
    return replies;
  }

  private async ask({ fact, what, as, document, variables, sent, expects }: Request): Promise<Reply> {
    const reply = await this.send(as, document, variables);
    enter(this.ledger, reply, { fact, what, sent, isRight: expects(reply) });
    return reply;
  }

  private async send(as: string | null, query: string, variables: Row): Promise<Reply> {
    const authorization: Record<string, string> = as === null ? {} : { authorization: `Bearer ${await this.tokenOf(as)}` };
    const response = await fetch(`${this.world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    return { status: response.status, text, outcome: outcomeOf(text) };
  }

  private tokenOf(as: string): Promise<string> {
    const known = this.tokens.get(as) ?? callServer<{ token: string }>(`${this.world.url}/dev/token`, { as }).then(({ token }) => token);
    this.tokens.set(as, known);
    return known;
  }

  private freshKey(): string {
    this.keys += 1;
    return `hostile-${this.keys}`;
  }
}

const pascal = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const differing = (before: Digest, after: Digest): readonly string[] =>
  Object.keys(after).filter((table) => before[table] !== after[table]);
