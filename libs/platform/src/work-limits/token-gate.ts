import { createHash } from 'node:crypto';
import type { Party } from './parties.js';
import { SUSPICION, type WorkLimits } from './work-limits.js';

/** Tokens that are remembered to have been sound; more people than one process serves at once. */
const MOST = 10_000;

/**
 * What stands before the checking of signatures: an address from which too many tokens were refused waits before another is looked at.
 * A token that was sound before does not wait, or one machine of an office could lock its colleagues out. It is still verified.
 */
export class TokenGate {
  private readonly sound = new Set<string>();

  constructor(private readonly limits: WorkLimits) {}

  /** Verifies the token. Throws RATE_LIMITED before doing so, or whatever the verification throws. */
  async pass<T>(bearer: string, from: Party, verify: (bearer: string) => Promise<T>): Promise<T> {
    const digest = createHash('sha256').update(bearer).digest('base64');
    const wasSound = this.sound.delete(digest);
    if (!wasSound) await this.limits.spend([from], SUSPICION);
    const verified = await verify(bearer);
    if (!wasSound) this.limits.giveBack([from], SUSPICION);
    this.remember(digest);
    return verified;
  }

  private remember(digest: string): void {
    this.sound.add(digest);
    if (this.sound.size <= MOST) return;
    for (const oldest of this.sound) return void this.sound.delete(oldest);
  }
}
