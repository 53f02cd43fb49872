import type { Core } from '../../db/core';
import { beatRuns } from '../../db/services/drill-conduct/beat';
import { LiveClocks } from '../../db/services/drill-conduct/live-clocks';
import { depsOf } from './deps-of';
import type { Host } from './host-state';
import type { Session } from './session';

/** How often the clocks of drills are written down: what a power cut may cost, at most. */
const BEAT_MS = 3_000;

const clocks = new WeakMap<Core, LiveClocks>();
const beating = new WeakSet<Core>();

/** The clocks of the drills that are led in an open database; they run on whatever screen is open. */
export function drillClocks(host: Host, core: Core): LiveClocks {
  const known = clocks.get(core);
  if (known) return known;
  const made = new LiveClocks({
    wall: () => Date.parse(host.options.clock.now()),
    steady: () => performance.now(),
  });
  clocks.set(core, made);
  return made;
}

/** Writes the clocks down every few seconds for as long as one of them runs; no entry of the audit log, no edit of a record. */
export function keepBeating(host: Host, core: Core, session: Session): void {
  if (beating.has(core)) return;
  beating.add(core);
  const stop = () => {
    clearInterval(timer);
    beating.delete(core);
  };
  const beat = async () => {
    if (host.core !== core) return stop();
    try {
      const running = await core.transaction((db) =>
        beatRuns(depsOf(host, core, session)(db), drillClocks(host, core)),
      );
      // One may have been started again between that look and now.
      if (running === 0 && drillClocks(host, core).runs().length === 0) stop();
    } catch (error) {
      // Closed meanwhile, or the disk is full: the next one tries again, and an entry tells the controller at once.
      host.log('info', { drillClocksNotWritten: String(error) });
    }
  };
  const timer = setInterval(() => void beat(), BEAT_MS);
  timer.unref();
}
