/** Why somebody should look again: `refresh` to tell what is there, `check` to tell it only if it is another. */
export type Ring = 'refresh' | 'check';

/** Rings that come before anybody answers add up to one: whoever is late finds the state, and nothing piles up. */
export class Bell {
  private pending: Ring | null = null;
  private closed = false;
  private wake: () => void = () => undefined;

  ring(why: Ring): void {
    if (this.pending !== 'refresh') this.pending = why;
    this.wake();
  }

  /** Nobody will look again: whoever waits is sent away. */
  close(): void {
    this.closed = true;
    this.wake();
  }

  /** Waits for a ring. Null once the bell is closed. One may wait at a time. */
  async rung(): Promise<Ring | null> {
    if (!this.pending && !this.closed) await new Promise<void>((resolve) => (this.wake = resolve));
    const why = this.closed ? null : this.pending;
    this.pending = null;
    return why;
  }
}
