import { randomUUID } from 'node:crypto';
import type { Role } from '@pilotage/platform';
import { callServer } from '../../apps/cli/src/server.js';
import { graphqlDriver } from '../../apps/cli/src/driver/graphql.js';
import type { Done, Row } from '../../apps/cli/src/driver/driver.js';
import { documentsOf, outcomeOf } from './hostile-documents.js';
import { MUTATIONS, type HostileDriver } from './hostile-driver.js';
import { newLedger, type Reply } from './hostile-ledger.js';
import type { DoneSample } from './hostile-requests.js';
import type { Digest } from './hostile-world.js';
import { expectedOf } from './matrix-oracle.js';
import { lineOf } from './matrix-lines.js';
import { asMember, AS_MET, LAWFUL_REFUSALS, nobody, personsFor, strangerOf, type Person } from './matrix-persons.js';
import { probesBefore, type Probe } from './matrix-probes.js';
import { cellOf, isPossible, statesNow } from './matrix-states.js';
import type { MatrixWorld } from './matrix-world.js';

/** Cells run, by what was expected, and what was answered otherwise. */
export interface Tally {
  cells: number;
  allowed: number;
  denied: number;
  readonly findings: string[];
  /** Allows and denies seen over HTTP, as `operation role`. */
  readonly seen: Set<string>;
}

/** In a later state: whoever may is refused; or, where the state is lawful, gets any answer of the rules. */
const REFUSED = 'refused';
const ANY_END = 'done or refused';
const ENDS: Readonly<Record<string, (kind: Reply['outcome']['kind']) => boolean>> = {
  [REFUSED]: (kind) => kind === 'refusal',
  [ANY_END]: (kind) => kind === 'refusal' || kind === 'done',
};
const isPermitted = (right: string): boolean => right === 'allow' || right in ENDS;

/** Tables that count requests, not procurements. */
const COUNTERS = /work/;
const differing = (before: Digest, after: Digest): readonly string[] =>
  Object.keys(after).filter((table) => !COUNTERS.test(table) && before[table] !== after[table]);

const SIDE_BY_SIDE = 8;

interface Question {
  readonly name: string;
  readonly person: Person;
  readonly query: string;
  readonly variables: Row;
  readonly right: string;
}

/** Sends what each role asks at the moments of the story when it is lawful: denials for real, permitted deeds as a rehearsal. */
export class MatrixRun {
  readonly tally: Tally = { cells: 0, allowed: 0, denied: 0, findings: [], seen: new Set() };
  readonly samples = new Map<string, DoneSample>();
  private readonly tokens = new Map<string, Promise<string>>();

  private readonly cells = new Set<string>();

  /** With `everyState`, what was done before is asked for again in each further state that its objects come to. */
  constructor(
    private readonly world: MatrixWorld,
    private readonly everyState = false,
  ) {}

  /** The driver of the story, which stops before the first time of each mutation. */
  driver(): HostileDriver {
    const plain = graphqlDriver(this.world.url);
    return {
      ...plain,
      ledger: newLedger(),
      samples: this.samples,
      tried: new Set(),
      later: () => Promise.resolve([]),
      attempt: (as, operation, input) => this.attempt(plain.attempt, { as, operation, input }),
      clockTo: async (target) => {
        await this.world.drain();
        await plain.clockTo(target);
        await this.world.drain();
      },
      settle: async (what, holds) => {
        await this.world.drain();
        if (!(await holds())) throw new Error(`${what} did not happen`);
      },
    };
  }

  private async attempt(
    plain: HostileDriver['attempt'],
    { as, operation, input }: { readonly as: string; readonly operation: string; readonly input: Row },
  ): Promise<Done> {
    if (this.samples.has(operation)) return plain(as, operation, input);
    await this.world.drain();
    await this.probe(probesBefore(operation), input);
    await this.ask(this.mutations(operation, as, input));
    this.cells.add(cellOf(operation, await statesNow(this.world, lineOf(operation).bounds, input)));
    if (this.everyState) await this.askAgain();
    const done = await plain(as, operation, input);
    const first: Reply = { status: 200, text: JSON.stringify(done), outcome: { kind: 'done', code: operation } };
    if (done.ok) this.samples.set(operation, { as, input, key: '', first });
    return done;
  }

  /** Reads as everyone, under what holds at the moment. */
  async probe(probes: readonly Probe[], input: Row): Promise<void> {
    for (const probe of probes) {
      const args = await probe.args({ world: this.world, samples: this.samples, input });
      const line = lineOf(probe.query);
      const concerns = probe.concerns ?? line.concerns;
      const told = Object.entries(args).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
      const query = `{ ${probe.query}${told.length > 0 ? `(${told.join(', ')})` : ''} { __typename } }`;
      const met = { ...line, concerns };
      const holdsOf = (role: Role | null): Set<string> => new Set([...(probe.holds ?? []), ...(probe.holdsFor?.(role) ?? [])]);
      const stranger = strangerOf(met, this.world.elsewhere, holdsOf(null));
      const questions = personsFor({ concerns, stranger }).map((person): Question => {
        const right = expectedOf(met, person.asker, holdsOf(person.asker.role));
        return { name: probe.query, person, query, variables: {}, right: probe.anyMember ? asMember(right, person) : right };
      });
      await this.ask(questions);
    }
  }

  /** Everything that was done, again, where its objects are in states that no cell has met: whoever may is refused unless the state is lawful. */
  async askAgain(): Promise<void> {
    for (const [name, { input }] of this.samples) {
      const line = lineOf(name);
      const states = await statesNow(this.world, line.bounds, input);
      const cell = cellOf(name, states);
      if (this.cells.has(cell)) continue;
      this.cells.add(cell);
      const lawful = isPossible(line.bounds, states) ? ANY_END : REFUSED;
      const questions = this.mutations(name, '', input).filter(({ person }) => person.as !== '');
      await this.ask(questions.map((question) => ({ ...question, right: question.right === 'allow' ? lawful : question.right })));
    }
  }

  private mutations(operation: string, as: string, input: Row): readonly Question[] {
    const useCase = MUTATIONS.get(operation);
    if (!useCase) throw new Error(`there is no mutation ${operation}`);
    const line = lineOf(operation);
    const { concerns = line.concerns, holds = [] } = AS_MET[operation] ?? {};
    const query = documentsOf(useCase, '').brief;
    const asked = (person: Person, right: string): Question => ({ name: operation, person, query, variables: { input }, right });
    const met = { ...line, concerns };
    const stranger = strangerOf(met, this.world.elsewhere, new Set(holds));
    const persons = personsFor({ concerns, stranger }).map((person) => asked(person, expectedOf(met, person.asker, new Set(holds))));
    const teller: Person = { as, label: `the person of the story`, asker: { ...nobody, kind: 'person' } };
    return [...persons, asked(teller, 'allow')];
  }

  private async ask(questions: readonly Question[]): Promise<void> {
    const before = await this.world.digest();
    const waiting = [...questions];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) this.enter(next, await this.send(next));
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
    const changed = differing(before, await this.world.digest());
    if (changed.length > 0) this.tally.findings.push(`${questions[0]?.name ?? ''} changed ${changed.join(', ')}`);
  }

  private enter({ name, person, right }: Question, { outcome, text }: Reply): void {
    this.tally.cells += 1;
    this.tally[isPermitted(right) ? 'allowed' : 'denied'] += 1;
    const isLawful = outcome.kind === 'done' || (outcome.kind === 'refusal' && (LAWFUL_REFUSALS[name] ?? []).includes(outcome.code));
    const isRight = ENDS[right]?.(outcome.kind) ?? (right === 'allow' ? isLawful : outcome.kind === 'error' && outcome.code === right);
    if (isRight) this.tally.seen.add(`${name} ${isPermitted(right) ? 'allow' : 'deny'} ${person.label}`);
    else this.tally.findings.push(`${name} by ${person.label}: ${outcome.kind} ${outcome.code}, not ${right}: ${text.slice(0, 200)}`);
  }

  /** A denial meets the real server, so that it could change something; what is permitted is rehearsed. */
  private async send({ person: { as }, query, variables, right }: Question): Promise<Reply> {
    const url = isPermitted(right) ? this.world.rehearsalUrl : this.world.url;
    const authorization: Record<string, string> = as === null ? {} : { authorization: `Bearer ${await this.tokenOf(as, url)}` };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify({ query, variables: { ...variables, key: randomUUID() } }),
    });
    const text = await response.text();
    return { status: response.status, text, outcome: outcomeOf(text) };
  }

  private tokenOf(as: string, url: string): Promise<string> {
    const id = `${as} ${url}`;
    const known = this.tokens.get(id) ?? callServer<{ token: string }>(`${url}/dev/token`, { as }).then(({ token }) => token);
    this.tokens.set(id, known);
    return known;
  }
}
