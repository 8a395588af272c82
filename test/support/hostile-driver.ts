import { hasMutation, type AnyUseCase } from '@pilotage/platform';
import { ROOMS } from '@pilotage/composition';
import { instant } from '@pilotage/kernel';
import { selectionOf, type Done, type Driver, type Row } from '../../apps/cli/src/driver/driver.js';
import { graphqlDriver } from '../../apps/cli/src/driver/graphql.js';
import { callServer } from '../../apps/cli/src/server.js';
import { documentsOf, doneOf, outcomeOf } from './hostile-documents.js';
import { enter, newLedger, type Ledger, type Reply } from './hostile-ledger.js';
import {
  badRequests,
  freshKey,
  keyRequests,
  laterRequest,
  replay,
  samePersonRequests,
  strangerFinding,
  strangerRequests,
  type DoneSample,
  type Request,
  type Sample,
  type SamePerson,
} from './hostile-requests.js';
import type { Digest, HostileWorld } from './hostile-world.js';

/** Every mutation that a person may call, by name. */
export const MUTATIONS: ReadonlyMap<string, AnyUseCase> = new Map(
  ROOMS.flatMap(({ useCases }) => useCases.filter(hasMutation)).map((useCase) => [useCase.name, useCase]),
);

/** Drives a procurement as asked; before the first time of each mutation it sends bad requests, after it the same one again. */
export interface HostileDriver extends Driver {
  readonly ledger: Ledger;
  /** The first request of each mutation that was done. */
  readonly samples: ReadonlyMap<string, DoneSample>;
  /** Members of inputs that were bent, by the key of their place. */
  readonly tried: ReadonlySet<string>;
  /** Sends every sample again: with its key, then with a fresh one; those of `lawful` are expected to be done. Returns the tables that these changed. */
  later(lawful: Readonly<Record<string, string>>): Promise<readonly string[]>;
}

/** Requests under way at once. */
const SIDE_BY_SIDE = 8;

/** Drives the procurements of a hostile world. */
export function hostileDriver(world: HostileWorld, samePerson: SamePerson): HostileDriver {
  const plain = graphqlDriver(world.url);
  const assault = new Assault(world, samePerson);
  return {
    ledger: assault.ledger,
    samples: assault.samples,
    tried: assault.tried,
    read: (as, query, args) => plain.read(as, query, args),
    now: () => plain.now(),
    attempt: (as, operation, input) => assault.attempt(operation, { as, input }),
    async clockTo(target) {
      await world.drain();
      if (instant(target) > (await plain.now())) await callServer(`${world.url}/dev/clock`, { to: target });
      await world.drain();
    },
    async settle(what, holds) {
      await world.drain();
      if (!(await holds())) throw new Error(`${what} did not happen`);
    },
    later: (lawful) => assault.later(lawful),
  };
}

class Assault {
  readonly ledger = newLedger();
  readonly samples = new Map<string, DoneSample>();
  readonly tried = new Set<string>();
  private readonly begun = new Set<string>();
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    private readonly world: HostileWorld,
    private readonly samePerson: SamePerson,
  ) {}

  async attempt(operation: string, sample: Sample): Promise<Done> {
    const useCase = mutationOf(operation);
    if (!this.begun.has(operation)) await this.bend(useCase, sample);
    this.begun.add(operation);
    const { whole } = documentsOf(useCase, selectionOf(useCase.output));
    const key = freshKey();
    const first = await this.send(sample.as, whole, { key, input: sample.input });
    const done = doneOf(first, operation);
    if (!done.ok || this.samples.has(operation)) return done;
    const known = { ...sample, key, first };
    this.samples.set(operation, known);
    await this.world.drain();
    const persons = samePersonRequests(useCase, sample, this.samePerson, 'afterwards');
    await this.unchanged(operation, [...keyRequests(useCase, whole, known), ...persons]);
    return done;
  }

  private async bend(useCase: AnyUseCase, sample: Sample): Promise<void> {
    await this.world.drain();
    const bad = badRequests(useCase, sample, this.tried, this.samePerson);
    const replies = await this.unchanged(useCase.name, [...bad, ...strangerRequests(useCase, sample)]);
    const findings = strangerFinding(replies.slice(bad.length));
    this.ledger.findings.stranger.push(...findings.map((finding) => `${useCase.name}: ${finding}`));
  }

  async later(lawful: Readonly<Record<string, string>>): Promise<readonly string[]> {
    await this.world.drain();
    const all = [...this.samples].map(([name, sample]) => ({ useCase: mutationOf(name), sample, isLawful: lawful[name] !== undefined }));
    const replays = all.map(({ useCase, sample }) => replay(useCase, documentsOf(useCase, selectionOf(useCase.output)).whole, sample));
    await this.unchanged('what was sent again at the end', replays);
    for (const { useCase, sample } of all.filter(({ isLawful }) => !isLawful)) {
      await this.unchanged(`${useCase.name} in a state that does not allow it`, [laterRequest(useCase, sample, false)]);
    }
    const before = await this.world.digest();
    for (const { useCase, sample } of all.filter(({ isLawful }) => isLawful)) await this.fire([laterRequest(useCase, sample, true)]);
    return differing(before, await this.world.digest());
  }

  /** Sends the requests, on a world in which nothing is due, and notes every table that is not as it was. */
  private async unchanged(what: string, requests: readonly Request[]): Promise<readonly Reply[]> {
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
}

function mutationOf(name: string): AnyUseCase {
  const useCase = MUTATIONS.get(name);
  if (!useCase) throw new Error(`there is no mutation ${name}`);
  return useCase;
}

const differing = (before: Digest, after: Digest): readonly string[] =>
  Object.keys(after).filter((table) => before[table] !== after[table]);
