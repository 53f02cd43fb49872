import { CLOCK_LIMIT_SECONDS, clockMoved, readClock, type TwoClocks } from '../../domain/drill/clock';
import type { DrillRunRecord } from '../../repositories/drill-conduct';

/** What a PC shows: its wall clock, which people set, and one that only runs forward. Milliseconds. */
export interface PcClocks {
  wall(): number;
  steady(): number;
}

interface Kept {
  /** Version of the conduct's record from which on it holds. */
  readonly version: number;
  /** What the drill's clock showed at `since`. */
  readonly seconds: number;
  readonly since: number;
  readonly seen: TwoClocks;
}

type RunVersion = Pick<DrillRunRecord, 'id' | 'version'>;
type ShownRun = Pick<DrillRunRecord, 'id' | 'version' | 'state' | 'clockSeconds'>;

/**
 * The clocks of drills that are led at this moment, by the clock of the PC that only runs forward: setting the PC's clock
 * moves no drill. They live as long as the program; what was written down (`drill_run.clock_seconds`) outlives it.
 */
export class LiveClocks {
  readonly #pc: PcClocks;
  /**
   * The clock as it goes, and how it went before its last step: a step that the disk did not take is none, and the clock of
   * the version that stands goes on as if nobody had pressed the key.
   */
  readonly #kept = new Map<string, readonly Kept[]>();

  constructor(pc: PcClocks) {
    this.#pc = pc;
  }

  /** The clock of a conduct goes from here on, from `seconds`, once its record is written as this version. */
  go({ id, version }: RunVersion, seconds: number): void {
    const before = this.#kept.get(id)?.findLast((kept) => kept.version < version);
    const now: Kept = { version, seconds, since: this.#pc.steady(), seen: this.#look() };
    this.#kept.set(id, before ? [before, now] : [now]);
  }

  /** What the clock shows; null where it runs but this program has not seen it run: it was interrupted. */
  read(run: ShownRun): number | null {
    if (run.state !== 'running') return run.clockSeconds;
    const kept = this.#of(run);
    return kept ? readClock({ state: 'running', ...kept }, this.#pc.steady()) : null;
  }

  /** The same in milliseconds, for a screen that goes on counting by itself. */
  readMs(run: ShownRun): number | null {
    const kept = run.state === 'running' ? this.#of(run) : undefined;
    if (!kept) return run.state === 'running' ? null : run.clockSeconds * 1000;
    const passed = Math.max(0, this.#pc.steady() - kept.since);
    return Math.min(CLOCK_LIMIT_SECONDS * 1000, Math.floor(kept.seconds * 1000 + passed));
  }

  /** By how many milliseconds the PC's clock was moved since somebody last asked; 0 where it was not. */
  moved(runId: string): number {
    const kept = this.#kept.get(runId);
    const last = kept?.at(-1);
    if (!kept || !last) return 0;
    const seen = this.#look();
    const moved = clockMoved(last.seen, seen);
    // Small drifts add up over hours: each look begins anew.
    this.#kept.set(
      runId,
      kept.map((one) => ({ ...one, seen })),
    );
    return moved;
  }

  /** Forgets the clock of a conduct that does not run any more. */
  stop(runId: string): void {
    this.#kept.delete(runId);
  }

  runs(): string[] {
    return [...this.#kept.keys()];
  }

  #of({ id, version }: RunVersion): Kept | undefined {
    return this.#kept.get(id)?.findLast((kept) => kept.version <= version);
  }

  #look(): TwoClocks {
    return { wall: this.#pc.wall(), steady: this.#pc.steady() };
  }
}
