/** Time as services see it: one UTC moment and one local civil date, both replaceable in tests. */
export interface Clock {
  /** UTC moment, ISO 8601 with milliseconds. */
  now(): string;
  /** The civil date on the office's wall: 'YYYY-MM-DD' in China Standard Time, whatever zone the PC is set to. */
  today(): string;
}

const CHINA_OFFSET_MS = 8 * 3600 * 1000;

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => new Date(Date.now() + CHINA_OFFSET_MS).toISOString().slice(0, 10),
};

/** A clock that stands still, for tests and for `--as-of`. */
export function fixedClock(today: string, now = `${today}T01:00:00.000Z`): Clock {
  return { now: () => now, today: () => today };
}
