import { SYSTEM_ACTOR } from '../../audit';
import type { Deps } from '../../core';
import { drillRunTable } from '../../repositories/drill-conduct';
import { appendLog, beatNow } from './append-log';
import type { LiveClocks } from './live-clocks';

/**
 * Writes down what the clocks of all drills led here show, and notes in their logs when somebody moved the PC's clock:
 * the drill's own goes on as if nothing had happened. Returns how many drills run.
 */
export function beatRuns(deps: Deps, clocks: LiveClocks): number {
  let running = 0;
  for (const runId of clocks.runs()) {
    const run = drillRunTable.find(deps.db, runId);
    const clockSeconds = run && clocks.read(run);
    if (run?.state !== 'running' || clockSeconds === null || clockSeconds === undefined) {
      clocks.stop(runId);
      continue;
    }
    running += 1;
    const moved = clocks.moved(runId);
    if (moved !== 0)
      appendLog(deps, run.drillId, run, {
        kind: 'clock-changed',
        clockSeconds,
        text: movedText(moved),
        author: SYSTEM_ACTOR.name,
      });
    beatNow(deps, run, clockSeconds);
  }
  return running;
}

/** A PC that slept looks like one whose clock was put forward. */
function movedText(moved: number): string {
  const seconds = Math.round(Math.abs(moved) / 1000);
  const size =
    seconds < 120
      ? `${seconds}秒`
      : seconds < 7200
        ? `${Math.round(seconds / 60)}分钟`
        : `${Math.round(seconds / 3600)}小时`;
  return moved > 0
    ? `电脑时钟向前调了约${size}（或电脑休眠过），演练时钟不受影响`
    : `电脑时钟向后调了约${size}，演练时钟不受影响`;
}
