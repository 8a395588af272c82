import { createHash } from 'node:crypto';
import { Bell } from '../feed/bell.js';
import type { Feed } from '../feed/feed.js';
import type { Reader } from '../usecase/reader.js';
import { MEMBERSHIP_EVENT, topicOf, type Subscription } from '../usecase/subscription.js';
import { parseInput, type Caller } from '../usecase/use-case.js';

/** What a subscription needs beyond a request: it lives on. */
export interface Live {
  readonly feed: Feed;
  /** Who asks, found out anew as for a new request. Rejects when the token no longer holds. */
  readonly again: () => Promise<Caller>;
}

export interface Streamed {
  readonly definition: Subscription;
  readonly reader: Reader;
  readonly live: Live;
  readonly input: unknown;
}

/**
 * How often an open subscription proves its right when nothing happens. Removals are announced and act at once; this finds what comes by
 * itself, such as the end of a delegation, and what was changed by hand in the database.
 */
const CHECK_MS = 15_000;

/** The answers of a subscription: one at once, one after each event. It ends with the error of the first read that is refused. */
export function streamOf(streamed: Streamed): AsyncIterableIterator<object> {
  const bell = new Bell();
  const answers = answersTo(streamed, bell);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => answers.next(),
    // A generator that waits cannot be ended from outside: the bell ends its waiting first.
    return() {
      bell.close();
      return answers.return(undefined);
    },
    throw(error) {
      bell.close();
      return answers.throw(error);
    },
  };
}

async function* answersTo({ definition, reader, live, input }: Streamed, bell: Bell): AsyncGenerator<object, undefined> {
  const subject = parseInput(definition.input, input);
  const members = new Membership(live.feed, bell);
  const leave = live.feed.join(topicOf(definition.event, subject), bell, 'refresh');
  const timer = setInterval(() => bell.ring('check'), CHECK_MS).unref();
  const look = async (): Promise<object> => {
    const caller = await live.again();
    members.follow(caller);
    return { __typename: definition.output.name, ...(await reader.read(definition, caller, subject)) };
  };
  let told = '';
  try {
    for (let why = await first(bell); why; why = await bell.rung()) {
      const row = await live.feed.inTurn(look);
      const digest = createHash('sha256').update(JSON.stringify(row)).digest('base64');
      if (why === 'check' && digest === told) continue;
      told = digest;
      yield { [definition.name]: row };
    }
    return undefined;
  } finally {
    clearInterval(timer);
    members.leave();
    leave();
  }
}

/** The first answer is there without an event: what happens from then on is heard. */
function first(bell: Bell): ReturnType<Bell['rung']> {
  bell.ring('refresh');
  return bell.rung();
}

/** Has the bell rung when the memberships of whoever asks are changed. */
class Membership {
  private personId: string | null = null;
  private end: () => void = () => undefined;

  constructor(
    private readonly feed: Feed,
    private readonly bell: Bell,
  ) {}

  follow({ actor }: Caller): void {
    const personId = actor.kind === 'person' ? actor.personId : null;
    if (personId === this.personId) return;
    this.end();
    this.personId = personId;
    this.end = personId ? this.feed.join(topicOf(MEMBERSHIP_EVENT, { personId }), this.bell, 'check') : () => undefined;
  }

  leave(): void {
    this.end();
  }
}
