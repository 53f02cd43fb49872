import { checkPlans } from './check-plans';
import type { Host } from './host-state';

/** How long changes are gathered before the plans are looked at again, milliseconds. */
const GATHER_MS = 2000;

/** Runs the checks behind everything else, some time after plans, units or registers changed, one run at a time. */
export class PlanChecker {
  readonly #host: () => Host | null;
  #timer: NodeJS.Timeout | null = null;
  #running = false;

  constructor(host: () => Host | null) {
    this.#host = host;
  }

  /** Asks for a run; asking again before it began changes nothing. */
  soon(): void {
    this.#timer ??= setTimeout(() => void this.#run(), GATHER_MS).unref();
  }

  async #run(): Promise<void> {
    this.#timer = null;
    if (this.#running) return this.soon();
    const host = this.#host();
    if (!host?.core) return;
    this.#running = true;
    try {
      await checkPlans(host, {
        progress: (progress) => {
          // The list as it stands may still change: screens say so.
          const began = host.checking === null;
          host.checking = progress;
          if (began) host.announce('checks', []);
        },
      });
    } catch (error) {
      // Closed meanwhile, or the disk is full: the documents still wait and are checked the next time.
      host.log('info', { checkingPlans: String(error) });
    } finally {
      this.#running = false;
      if (host.checking !== null) {
        host.checking = null;
        host.announce('checks', []);
      }
    }
  }
}
