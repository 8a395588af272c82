import type { Role } from '@pilotage/platform';
import { graphqlDriver } from '../../apps/cli/src/driver/graphql.js';
import type { Done, Row } from '../../apps/cli/src/driver/driver.js';
import { documentsOf } from './hostile-documents.js';
import { MUTATIONS, type HostileDriver } from './hostile-driver.js';
import { newLedger, type Reply } from './hostile-ledger.js';
import type { DoneSample } from './hostile-requests.js';
import type { Digest } from './hostile-world.js';
import { expectedOf, type Expected } from './matrix-oracle.js';
import { seenAs } from './matrix-coverage.js';
import { lineOf } from './matrix-lines.js';
import { allProbesBefore } from './matrix-beside.js';
import { asMember, AS_MET, LAWFUL_REFUSALS, nobody, personsFor, strangerOf, type Person } from './matrix-persons.js';
import type { Probe } from './matrix-probes.js';
import { Sender, type Wire } from './matrix-send.js';
import { cellOf, isPossible, statesNow } from './matrix-states.js';
import type { MatrixWorld } from './matrix-world.js';
import { pdfOf } from './uploading.js';

/** Cells run, by what was expected, and what was answered otherwise. */
export interface Tally {
  cells: number;
  allowed: number;
  denied: number;
  readonly findings: string[];
  /** Allows and denies seen over HTTP, as `operation allow column`. */
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

const differing = (before: Digest, after: Digest): readonly string[] =>
  Object.keys(after).filter((table) => before[table] !== after[table]);

const SIDE_BY_SIDE = 8;

/** Something that somebody asks, and what they are to be answered: `allow` or the code of a denial. */
export interface Question {
  readonly name: string;
  readonly person: Person;
  readonly wire: Wire;
  readonly right: string;
}

/** Sends what each role asks at the moments of the story when it is lawful: denials for real, permitted deeds as a rehearsal. */
export class MatrixRun {
  readonly tally: Tally = { cells: 0, allowed: 0, denied: 0, findings: [], seen: new Set() };
  readonly samples = new Map<string, DoneSample>();
  /** Operations with the states of their objects in which they were asked for. */
  readonly cells = new Set<string>();
  private readonly sender = new Sender();

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
    await this.probe(allProbesBefore(operation), input);
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
    for (const probe of probes) await this.ask(this.reads(probe, await probe.args({ world: this.world, samples: this.samples, input })));
  }

  private reads(probe: Probe, args: Row): readonly Question[] {
    const line = lineOf(probe.query);
    const met = { ...line, concerns: probe.concerns ?? line.concerns };
    const holdsOf = (role: Role | null): Set<string> => new Set([...(probe.holds ?? []), ...(probe.holdsFor?.(role) ?? [])]);
    const wire = wireOf(probe, args);
    // Of their own organisations' objects everybody who may read any reads a list: nobody is elsewhere.
    const asking = this.everyone(met, holdsOf).filter(({ person }) => !(probe.anyMember && person.isElsewhere));
    return asking.map(({ person, right }): Question => {
      if (probe.told !== undefined) return { name: probe.query, person: { ...person, column: null }, wire, right: probe.told };
      return { name: probe.query, person, wire, right: probe.anyMember ? asMember(right, person) : right };
    });
  }

  /** Everyone who asks, with what the oracle says to them. */
  everyone(met: Expected, holdsOf: (role: Role | null) => ReadonlySet<string>): readonly Pick<Question, 'person' | 'right'>[] {
    const rightOf = ({ asker, holds = [] }: Person): string => expectedOf(met, asker, new Set([...holdsOf(asker.role), ...holds]));
    const persons = personsFor(met, strangerOf(met, this.world.elsewhere, holdsOf(null)), rightOf);
    return persons.map((person) => ({ person, right: rightOf(person) }));
  }

  /** Everything that was done, again, where its objects are in states that no cell has met: whoever may is refused unless the state is lawful. */
  async askAgain(): Promise<void> {
    await this.world.drain();
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

  /** The mutation by everyone and, where it is that of the story, by whom the story has do it. */
  mutations(operation: string, as: string, input: Row, { concerns, holds = [] } = AS_MET[operation] ?? {}): readonly Question[] {
    const useCase = MUTATIONS.get(operation);
    if (!useCase) throw new Error(`there is no mutation ${operation}`);
    const line = lineOf(operation);
    const wire: Wire = { via: 'graphql', query: documentsOf(useCase, '').brief, variables: { input } };
    const all = this.everyone({ ...line, concerns: concerns ?? line.concerns }, () => new Set(holds));
    const teller: Person = { as, label: `the person of the story`, asker: { ...nobody, kind: 'person' }, column: null };
    return [...all, { person: teller, right: 'allow' }].map((one) => ({ name: operation, wire, ...one }));
  }

  /** Asks side by side. What is denied meets the real server, so that it could change something, and changes nothing; what is permitted is rehearsed. */
  async ask(questions: readonly Question[]): Promise<void> {
    const before = await this.world.digest();
    await this.put(questions, ({ right }) => (isPermitted(right) ? this.world.rehearsalUrl : this.world.url));
    const changed = differing(before, await this.world.digest());
    if (changed.length > 0) this.tally.findings.push(`${questions[0]?.name ?? ''} changed ${changed.join(', ')}`);
  }

  /** Asks what is permitted and cannot be rehearsed: it is done. */
  askForGood(questions: readonly Question[]): Promise<void> {
    return this.put(questions, () => this.world.url);
  }

  private async put(questions: readonly Question[], urlOf: (question: Question) => string): Promise<void> {
    const waiting = [...questions];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        this.enter(next, await this.sender.send(urlOf(next), next.person.as, next.wire));
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  }

  private enter({ name, person, right }: Question, { outcome, text }: Reply): void {
    this.tally.cells += 1;
    this.tally[isPermitted(right) ? 'allowed' : 'denied'] += 1;
    const isLawful = outcome.kind === 'done' || (outcome.kind === 'refusal' && (LAWFUL_REFUSALS[name] ?? []).includes(outcome.code));
    const isRight = ENDS[right]?.(outcome.kind) ?? (right === 'allow' ? isLawful : outcome.kind === 'error' && outcome.code === right);
    if (!isRight)
      this.tally.findings.push(`${name} by ${person.label}: ${outcome.kind} ${outcome.code}, not ${right}: ${text.slice(0, 200)}`);
    else if (person.column !== null) this.tally.seen.add(seenAs(name, isPermitted(right) ? 'allow' : 'deny', person.column));
  }
}

/** A value as a literal of GraphQL: what is all capitals is a value of an enumeration. */
const literal = (value: unknown): string => (typeof value === 'string' && /^[A-Z][A-Z_]+$/.test(value) ? value : JSON.stringify(value));

/** How a probe goes over the wire. */
function wireOf({ query, via }: Probe, args: Row): Wire {
  if (via === 'socket') return { via, callId: String(args['callId']) };
  if (via === 'download') return { via, path: `/files/${String(args['id'])}` };
  if (via === 'upload') return { via, path: String(args['path']), bytes: pdfOf() };
  const told = Object.entries(args).map(([name, value]) => `${name}: ${literal(value)}`);
  return { via: 'graphql', query: `{ ${query}${told.length > 0 ? `(${told.join(', ')})` : ''} { __typename } }`, variables: {} };
}
