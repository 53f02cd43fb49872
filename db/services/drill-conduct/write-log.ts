import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { CLOCK_LIMIT_SECONDS } from '../../domain/drill/clock';
import type { LogKind } from '../../domain/drill/codes';
import { delayOf, type InjectStanding, injectStandings } from '../../domain/drill/conduct';
import { PlanDeskError } from '../../domain/errors';
import type { DrillRecord } from '../../repositories/drill';
import { drillLogTable } from '../../repositories/drill-conduct';
import { injectsOfDrill, logOfDrill, newestRun } from '../../repositories/drill-conduct-views';
import { found } from '../own-row';
import { appendLog, beatNow } from './append-log';
import type { LiveClocks } from './live-clocks';
import { openRun, ownDrill } from './open-run';

/** What a controller writes down with one key. */
export const NOTED_KINDS = ['action', 'observation', 'question', 'answer', 'problem', 'note'] as const;
export type NotedKind = (typeof NOTED_KINDS)[number];

/** When a key was pressed: what the drill's clock showed, and how many milliseconds ago that was. */
export interface Stamp {
  readonly clockSeconds: number;
  readonly agoMs: number;
}

/** Entries whose clock the run rests on: their words can be corrected, they cannot be taken back. */
const OF_THE_CLOCK: ReadonlySet<LogKind> = new Set<LogKind>([
  'start',
  'pause',
  'resume',
  'jump',
  'end',
  'interrupted',
  'clock-changed',
]);

/** Where an inject of the drill stands at a second of its clock. @throws PlanDeskError NOT_FOUND */
export function standingOfInject(
  db: ReadDb,
  drill: DrillRecord,
  injectId: string,
  clockSeconds: number,
): InjectStanding {
  const injects = injectsOfDrill(db, drill.id);
  const standings = injectStandings(injects, logOfDrill(db, drill.id), clockSeconds, drill.durationMinutes);
  return found(
    standings.find(({ id }) => id === injectId),
    '情景信息',
    injectId,
  );
}

/**
 * Writes an entry with the time at which its key was pressed, not the one at which typing ended.
 * @throws PlanDeskError as `openRun`, NOT_FOUND (an inject of another drill)
 */
export function noteEntry(
  deps: Deps,
  clocks: LiveClocks,
  input: {
    id: string;
    kind: NotedKind;
    stamp: Stamp;
    injectId: string | null;
    actor: string | null;
    text: string;
  },
): { entryId: string } {
  const { drill, run, clockSeconds } = openRun(deps, clocks, input.id);
  const at = Math.min(input.stamp.clockSeconds, CLOCK_LIMIT_SECONDS);
  const standing = input.injectId === null ? null : standingOfInject(deps.db, drill, input.injectId, at);
  const entry = appendLog(deps, drill.id, run, {
    kind: input.kind,
    clockSeconds: at,
    at: new Date(Date.parse(deps.clock.now()) - input.stamp.agoMs).toISOString(),
    injectId: input.injectId,
    actor: input.actor,
    text: input.text,
    delaySeconds: delayOf(input.kind, at, standing),
  });
  beatNow(deps, run, clockSeconds);
  return { entryId: entry.id };
}

/**
 * Notes that an inject was handed to the players, or left out with a reason. One that was left out can be sent after all.
 * @throws PlanDeskError as `openRun`, NOT_FOUND, INJECT_DONE
 */
export function settleInject(
  deps: Deps,
  clocks: LiveClocks,
  input: { id: string; injectId: string; kind: 'inject' | 'skip'; text: string },
): { entryId: string } {
  const { drill, run, clockSeconds } = openRun(deps, clocks, input.id);
  const standing = standingOfInject(deps.db, drill, input.injectId, clockSeconds);
  if (standing.state === 'sent' || (standing.state === 'skipped' && input.kind === 'skip'))
    throw new PlanDeskError('INJECT_DONE', '这条情景信息已经处理过，请看演练日志。', {
      injectId: input.injectId,
      state: standing.state,
    });
  const entry = appendLog(deps, drill.id, run, {
    kind: input.kind,
    clockSeconds,
    injectId: input.injectId,
    text: input.text,
    delaySeconds: delayOf(input.kind, clockSeconds, standing),
  });
  beatNow(deps, run, clockSeconds);
  return { entryId: entry.id };
}

/**
 * Corrects an entry by a further one; the first stays as it was written. Without words the entry is taken back. What is
 * corrected again is the entry itself, not its correction. Possible after the end as well.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, LOG_ENTRY_FIXED
 */
export function correctEntry(
  deps: Deps,
  clocks: LiveClocks,
  input: { id: string; entryId: string; text: string },
): { entryId: string } {
  const drill = ownDrill(deps, input.id);
  const entry = drillLogTable.find(deps.db, input.entryId);
  const wrong = found(entry?.drillId === drill.id ? entry : undefined, '日志记录', input.entryId);
  if (wrong.kind === 'correction' || (input.text === '' && OF_THE_CLOCK.has(wrong.kind)))
    throw new PlanDeskError('LOG_ENTRY_FIXED', '时钟记录和更正记录不能撤回，可以另记一条说明。', {
      kind: wrong.kind,
    });
  const run = newestRun(deps.db, drill.id);
  const correction = appendLog(deps, drill.id, run ?? null, {
    kind: 'correction',
    clockSeconds: run ? (clocks.read(run) ?? run.clockSeconds) : wrong.clockSeconds,
    injectId: wrong.injectId,
    correctsId: wrong.id,
    actor: wrong.actor,
    text: input.text,
    late: wrong.late,
  });
  return { entryId: correction.id };
}
