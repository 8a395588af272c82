import { topicOf } from '../usecase/subscription.js';
import type { Bell, Ring } from './bell.js';
import { Listener } from './listener.js';
import { turnstile } from './turnstile.js';

/** Answers that are looked up at once per process: with the pool of ten, requests keep most of the connections. */
const LOOKING_AT_ONCE = 4;

/** Carries committed events to whoever waits for them in this process. */
export interface Feed {
  /** Rings the bell at each event about the topic, and after the database was out of hearing. Returns what ends it. */
  join(topic: string, bell: Bell, why: Ring): () => void;
  /** Runs the work when its turn has come. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  close(): Promise<void>;
}

export interface FeedSettings {
  readonly databaseUrl: string;
  readonly onError: (where: string, error: unknown) => void;
}

/** Opens the feed. Rejects when the database does not answer. */
export async function openFeed({ databaseUrl, onError }: FeedSettings): Promise<Feed> {
  const topics = new Topics();
  const listener = new Listener({
    databaseUrl,
    wants: (type) => topics.has(type),
    onEvent: ({ type, payload }) => topics.ring(topicOf(type, payload)),
    onGap: () => topics.ringAll(),
    onError: (error) => onError('feed', error),
  });
  await listener.start();
  return {
    join: (topic, bell, why) => topics.join(topic, bell, why),
    inTurn: turnstile(LOOKING_AT_ONCE),
    close: () => listener.stop(),
  };
}

/** Who waits for what. */
class Topics {
  private readonly bells = new Map<string, Map<Bell, Ring>>();

  join(topic: string, bell: Bell, why: Ring): () => void {
    const joined = this.bells.get(topic) ?? new Map<Bell, Ring>();
    this.bells.set(topic, joined.set(bell, why));
    return () => {
      joined.delete(bell);
      if (joined.size === 0 && this.bells.get(topic) === joined) this.bells.delete(topic);
    };
  }

  /** True when somebody waits for events of the type. */
  has(type: string): boolean {
    return [...this.bells.keys()].some((topic) => topic.startsWith(`${type} `));
  }

  ring(topic: string): void {
    this.bells.get(topic)?.forEach((why, bell) => bell.ring(why));
  }

  ringAll(): void {
    this.bells.forEach((joined) => joined.forEach((_why, bell) => bell.ring('refresh')));
  }
}
