import { chinaTimeOfDay } from '../../clock';
import type { Deps } from '../../core';
import {
  CLOCK_LIMIT_SECONDS,
  type ClockRefusal,
  type ClockStep,
  clockText,
  READY_CLOCK,
  secondsAway,
  stepClock,
} from '../../domain/drill/clock';
import type { LogKind } from '../../domain/drill/codes';
import { PlanDeskError } from '../../domain/errors';
import type { DrillRecord } from '../../repositories/drill';
import { type DrillRunRecord, drillRunTable } from '../../repositories/drill-conduct';
import { newestRun } from '../../repositories/drill-conduct-views';
import { conductStep } from '../drills/drill-steps';
import { newBookkeeping, nextBookkeeping } from '../own-row';
import { appendLog } from './append-log';
import type { LiveClocks } from './live-clocks';
import { assertController, openRun, ownDrill } from './open-run';

const REFUSED: Readonly<Record<ClockRefusal, string>> = {
  'not-running': '演练时钟没有在走，不能暂停或结束。',
  'not-paused': '演练没有暂停，不需要继续。',
  started: '演练已经开始。',
  ended: '演练已经结束，时钟不能再变动。',
  'out-of-range': '时间应在 0:00:00 和 99:59:59 之间，请核对。',
};

export type Conducted = { id: string; version: number };

/**
 * Starts the conduct of a drill: from now on its clock runs.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, DRILL_CLOCK_REFUSED, DRILL_BLOCKED
 */
export function startRun(deps: Deps, clocks: LiveClocks, input: { id: string }): Conducted {
  const drill = ownDrill(deps, input.id);
  const before = newestRun(deps.db, drill.id);
  if (before && before.state !== 'ended') refuse('started');
  const now = deps.clock.now();
  const run: DrillRunRecord = {
    id: deps.newId(),
    drillId: drill.id,
    number: (before?.number ?? 0) + 1,
    state: 'running',
    source: 'screen',
    startedAt: now,
    endedAt: null,
    clockSeconds: 0,
    beatAt: now,
    controller: deps.actor.name,
    ...newBookkeeping(deps),
  };
  const saved = conductStep(deps, drill, 'start', {
    startOn: deps.clock.today(),
    endOn: null,
    startsAt: chinaTimeOfDay(now),
  });
  drillRunTable.insert(deps.db, run);
  appendLog(deps, drill.id, run, { kind: 'start', clockSeconds: 0, at: now });
  clocks.go(run, 0);
  return saved;
}

/** @throws PlanDeskError as `openRun`, DRILL_CLOCK_REFUSED, DRILL_BLOCKED */
export function pauseRun(deps: Deps, clocks: LiveClocks, input: { id: string; text: string }): Conducted {
  return move(deps, clocks, input.id, { kind: 'pause' }, input.text);
}

/** @throws PlanDeskError as `pauseRun` */
export function resumeRun(deps: Deps, clocks: LiveClocks, input: { id: string }): Conducted {
  return move(deps, clocks, input.id, { kind: 'resume' }, '');
}

/** Sets the clock, forward or back, running or paused. @throws PlanDeskError as `pauseRun` */
export function jumpRun(
  deps: Deps,
  clocks: LiveClocks,
  input: { id: string; to: number; text: string },
): Conducted {
  const { clockSeconds } = openRun(deps, clocks, input.id);
  const words = [`由 ${clockText(clockSeconds)} 调到 ${clockText(input.to)}`, input.text].filter(Boolean);
  return move(deps, clocks, input.id, { kind: 'jump', to: input.to }, words.join('；'));
}

/** Ends the conduct; the drill has then taken place. @throws PlanDeskError as `pauseRun` */
export function endRun(deps: Deps, clocks: LiveClocks, input: { id: string; text: string }): Conducted {
  return move(deps, clocks, input.id, { kind: 'end' }, input.text);
}

/**
 * Goes on after the program ended in the middle of a drill: from what was last written down, or with the time away
 * counted. The interruption stands in the log.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, DRILL_NOT_RUNNING, DRILL_OTHER_CONTROLLER
 */
export function goOnAfterInterruption(
  deps: Deps,
  clocks: LiveClocks,
  input: { id: string; countAway: boolean },
): Conducted {
  const drill = ownDrill(deps, input.id);
  const run = newestRun(deps.db, drill.id);
  if (run?.state !== 'running')
    throw new PlanDeskError('DRILL_NOT_RUNNING', '演练还没有开始，或者已经结束。', { state: drill.state });
  assertController(deps, run);
  // Somebody was quicker in another window: the clock runs already.
  if (clocks.read(run) !== null) return { id: drill.id, version: drill.version };
  const now = deps.clock.now();
  const away = secondsAway(Date.parse(run.beatAt), Date.parse(now));
  const clockSeconds = Math.min(CLOCK_LIMIT_SECONDS, run.clockSeconds + (input.countAway ? away : 0));
  const told = `中断前记到 ${clockText(run.clockSeconds)}，离开 ${clockText(away)}`;
  appendLog(deps, drill.id, run, {
    kind: 'interrupted',
    clockSeconds,
    at: now,
    text: `${told}，${input.countAway ? '计入' : '不计入'}演练时间，从 ${clockText(clockSeconds)} 继续`,
  });
  const gone = { ...nextBookkeeping(deps, run), clockSeconds, beatAt: now };
  drillRunTable.update(deps.db, gone);
  clocks.go(gone, clockSeconds);
  return { id: drill.id, version: drill.version };
}

/** Another person leads from now on. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, DRILL_NOT_RUNNING */
export function takeOver(deps: Deps, clocks: LiveClocks, input: { id: string }): Conducted {
  const drill = ownDrill(deps, input.id);
  const run = newestRun(deps.db, drill.id);
  if (!run || run.state === 'ended')
    throw new PlanDeskError('DRILL_NOT_RUNNING', '演练还没有开始，或者已经结束。', { state: drill.state });
  const controller = deps.actor.name;
  if (run.controller !== controller) {
    drillRunTable.update(deps.db, { ...nextBookkeeping(deps, run), controller });
    appendLog(deps, drill.id, run, {
      kind: 'note',
      clockSeconds: clocks.read(run) ?? run.clockSeconds,
      text: `${controller}接手导调（原由${run.controller ?? '未记名'}）`,
    });
  }
  return { id: drill.id, version: drill.version };
}

const ENTRY: Readonly<Record<ClockStep['kind'], LogKind>> = {
  start: 'start',
  pause: 'pause',
  resume: 'resume',
  jump: 'jump',
  end: 'end',
};

function move(deps: Deps, clocks: LiveClocks, drillId: string, step: ClockStep, text: string): Conducted {
  const { drill, run, clockSeconds } = openRun(deps, clocks, drillId);
  const stepped = stepClock({ ...READY_CLOCK, state: run.state, seconds: clockSeconds }, step, 0);
  if (!stepped.ok) return refuse(stepped.error);
  const { state, seconds } = stepped.value;
  if (state === 'ready') throw new Error('no step leads back before the start');
  const now = deps.clock.now();
  const saved =
    step.kind === 'jump'
      ? { id: drill.id, version: drill.version }
      : conductStep(deps, drill, step.kind, step.kind === 'end' ? endOf(deps, drill, now) : {});
  appendLog(deps, drill.id, run, { kind: ENTRY[step.kind], clockSeconds: seconds, at: now, text });
  const moved: DrillRunRecord = {
    ...nextBookkeeping(deps, run),
    state,
    clockSeconds: seconds,
    beatAt: now,
    endedAt: state === 'ended' ? now : null,
  };
  drillRunTable.update(deps.db, moved);
  // One that stands is forgotten at its next beat: until then nobody knows whether the disk has taken the step.
  if (state === 'running') clocks.go(moved, seconds);
  return saved;
}

/**
 * When a drill ended; one that lasted over midnight ends on the second day. Where the PC's clock was put back meanwhile, the
 * day of the start was wrong: a drill can always be ended.
 */
function endOf(deps: Deps, drill: DrillRecord, now: string): Partial<DrillRecord> {
  const today = deps.clock.today();
  const startOn = drill.startOn !== null && drill.startOn < today ? drill.startOn : today;
  return { startOn, endOn: today, endsAt: chinaTimeOfDay(now) };
}

function refuse(reason: ClockRefusal): never {
  throw new PlanDeskError('DRILL_CLOCK_REFUSED', REFUSED[reason], { reason });
}
