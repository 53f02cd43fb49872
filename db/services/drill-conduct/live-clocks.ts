import { CLOCK_LIMIT_SECONDS, clockMoved, readClock, type TwoClocks } from '../../domain/drill/clock';
import type { DrillRunRecord } from '../../repositories/drill-conduct';

/** What a PC shows: its wall clock, which people set, and one that only runs forward. Milliseconds. */
export interface PcClocks {
  wall(): number;
  steady(): number;
}

interface Kept {
  /** What the drill's clock showed at `since`. */
  readonly seconds: number;
  readonly since: number;
  readonly seen: TwoClocks;
}

/**
 * The clocks of drills that are led at this moment, by the clock of the PC that only runs forward: setting the PC's clock
 * moves no drill. They live as long as the program; what was written down (`drill_run.clock_seconds`) outlives it.
 */
export class LiveClocks {
  readonly #pc: PcClocks;
  readonly #kept = new Map<string, Kept>();

  constructor(pc: PcClocks) {
    this.#pc = pc;
  }

  /** The clock of a conduct goes from here on, from `seconds`. */
  go(runId: string, seconds: number): void {
    this.#kept.set(runId, { seconds, since: this.#pc.steady(), seen: this.#look() });
  }

  /** What the clock shows; null where it runs but this program has not seen it run: it was interrupted. */
  read(run: Pick<DrillRunRecord, 'id' | 'state' | 'clockSeconds'>): number | null {
    if (run.state !== 'running') return run.clockSeconds;
    const kept = this.#kept.get(run.id);
    return kept ? readClock({ state: 'running', ...kept }, this.#pc.steady()) : null;
  }

  /** The same in milliseconds, for a screen that goes on counting by itself. */
  readMs(run: Pick<DrillRunRecord, 'id' | 'state' | 'clockSeconds'>): number | null {
    const kept = run.state === 'running' ? this.#kept.get(run.id) : undefined;
    if (!kept) return run.state === 'running' ? null : run.clockSeconds * 1000;
    const passed = Math.max(0, this.#pc.steady() - kept.since);
    return Math.min(CLOCK_LIMIT_SECONDS * 1000, Math.floor(kept.seconds * 1000 + passed));
  }

  /** By how many milliseconds the PC's clock was moved since somebody last asked; 0 where it was not. */
  moved(runId: string): number {
    const kept = this.#kept.get(runId);
    if (!kept) return 0;
    const seen = this.#look();
    const moved = clockMoved(kept.seen, seen);
    // Small drifts add up over hours: each look begins anew.
    this.#kept.set(runId, { ...kept, seen });
    return moved;
  }

  stop(runId: string): void {
    this.#kept.delete(runId);
  }

  runs(): string[] {
    return [...this.#kept.keys()];
  }

  #look(): TwoClocks {
    return { wall: this.#pc.wall(), steady: this.#pc.steady() };
  }
}
