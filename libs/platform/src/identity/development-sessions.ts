interface Stored {
  readonly payload: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

/** Records kept at most; the oldest go first. A login lasts minutes and its loss costs one more click. */
const MOST = 2_000;

/** Where oidc-provider keeps what lies between two requests of one login: in memory, per process. Access tokens are signed and never kept. */
export function loginSessions(): (model: string) => LoginSessions {
  const records = new Map<string, Stored>();
  return (model) => new LoginSessions(model, records);
}

/** The storage contract of oidc-provider for one kind of record. */
export class LoginSessions {
  constructor(
    private readonly model: string,
    private readonly records: Map<string, Stored>,
  ) {}

  upsert(id: string, payload: Readonly<Record<string, unknown>>, expiresIn: number): Promise<void> {
    const key = this.key(id);
    this.records.delete(key);
    this.records.set(key, { payload, endsAt: Date.now() + expiresIn * 1_000 });
    const oldest = this.records.keys().next();
    if (this.records.size > MOST && !oldest.done) this.records.delete(oldest.value);
    return Promise.resolve();
  }

  find(id: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const stored = this.records.get(this.key(id));
    return Promise.resolve(stored && stored.endsAt > Date.now() ? stored.payload : undefined);
  }

  findByUid(uid: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    return Promise.resolve(this.own(({ payload }) => payload['uid'] === uid)[0]?.[1].payload);
  }

  /** User codes belong to the device flow, which is off. */
  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  consume(id: string): Promise<void> {
    const stored = this.records.get(this.key(id));
    if (stored) this.records.set(this.key(id), { ...stored, payload: { ...stored.payload, consumed: Math.floor(Date.now() / 1_000) } });
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.records.delete(this.key(id));
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [key] of this.own(({ payload }) => payload['grantId'] === grantId)) this.records.delete(key);
    return Promise.resolve();
  }

  private key(id: string): string {
    return `${this.model}:${id}`;
  }

  private own(fits: (stored: Stored) => boolean): [string, Stored][] {
    return [...this.records].filter(([key, stored]) => key.startsWith(`${this.model}:`) && stored.endsAt > Date.now() && fits(stored));
  }
}
