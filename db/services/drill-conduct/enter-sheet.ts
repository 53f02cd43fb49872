import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { readShortCode } from '../../domain/codes/short-code';
import { asCivilDate } from '../../domain/dates/civil-date';
import { CLOCK_LIMIT_SECONDS } from '../../domain/drill/clock';
import type { LogKind } from '../../domain/drill/codes';
import { isCompletedDrill } from '../../domain/drill/drill-state';
import { PlanDeskError } from '../../domain/errors';
import { drillTable } from '../../repositories/drill';
import {
  type DrillRunRecord,
  type DrillSheetRecord,
  drillRunTable,
  drillSheetTable,
} from '../../repositories/drill-conduct';
import {
  injectsOfDrill,
  newestRun,
  peopleOfDrill,
  sheetByCode,
} from '../../repositories/drill-conduct-views';
import { drillParticipantTable } from '../../repositories/drill-design';
import { conductStep } from '../drills/drill-steps';
import { found, newBookkeeping, nextBookkeeping } from '../own-row';
import { appendLog } from './append-log';
import { drillInSight, ownDrill } from './open-run';
import type { NotedKind } from './write-log';

/**
 * What the sheet with a code asks for.
 * @throws PlanDeskError SHEET_CODE_UNKNOWN (mistyped, or printed elsewhere)
 */
export function viewSheet(db: ReadDb, self: string, typed: string) {
  const code = readShortCode(typed);
  const sheet = code === null ? undefined : sheetByCode(db, self, code);
  if (!sheet)
    throw new PlanDeskError(
      'SHEET_CODE_UNKNOWN',
      '没有这个编号的单据，请对照纸面核对，0、1和字母B、G、S、Z不用于编号。',
      {
        code: typed.slice(0, 20),
      },
    );
  const drill = drillInSight(db, sheet.drillId);
  return {
    sheetId: sheet.id,
    code: sheet.code,
    kind: sheet.kind,
    refId: sheet.refId,
    entered: sheet.enteredAt !== null,
    drillId: drill.id,
    title: drill.title,
    day: drill.startOn ?? drill.plannedOn,
    injects: injectsOfDrill(db, drill.id).map(({ id, number, atMinute, text, expectedAction }) => ({
      ...{ id, number, atMinute, text, expectedAction },
    })),
    people: peopleOfDrill(db, drill.id).map(({ id, name, post, attended }) => ({ id, name, post, attended })),
  };
}

/** One line of a run sheet; seconds on the drill's clock, null where nothing was written. */
export interface RunLine {
  readonly injectId: string;
  readonly sentAt: number | null;
  readonly actionAt: number | null;
  readonly actor: string | null;
  readonly text: string;
}

export interface RunSheet {
  readonly sheetId: string;
  readonly day: string;
  /** 'HH:MM' in China. */
  readonly startedAt: string;
  readonly lastedSeconds: number;
  readonly lines: readonly RunLine[];
  readonly notes: readonly { readonly at: number; readonly kind: NotedKind; readonly text: string }[];
}

/**
 * Enters a drill that was led on paper: its run and its log, each entry marked as entered later. The drill has then taken
 * place.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, SHEET_ENTERED, DRILL_BLOCKED, RUN_TIMES_WRONG {lines, notes}
 */
export function enterRunSheet(deps: Deps, input: RunSheet): { drillId: string; entries: number } {
  const sheet = openSheet(deps, input.sheetId, 'run-sheet');
  const drill = ownDrill(deps, sheet.drillId);
  const before = newestRun(deps.db, drill.id);
  if (before && before.state !== 'ended')
    throw new PlanDeskError('DRILL_BLOCKED', '这次演练正在导调屏上进行，不能补录。', { blockers: [] });
  assertTimes(input);
  const start = Date.parse(`${input.day}T${input.startedAt}:00+08:00`);
  const moment = (seconds: number) => new Date(start + seconds * 1000).toISOString();
  if (moment(input.lastedSeconds) > deps.clock.now())
    throw new PlanDeskError('DATE_IN_FUTURE', '演练日期还没有到，请核对。', { date: input.day });
  if (!isCompletedDrill(drill.state)) {
    const ends = moment(input.lastedSeconds + 8 * 3600);
    conductStep(deps, drill, 'record-done', {
      startOn: asCivilDate(input.day),
      endOn: asCivilDate(ends.slice(0, 10)),
      startsAt: input.startedAt,
      endsAt: ends.slice(11, 16),
    });
  }
  const run: DrillRunRecord = {
    id: deps.newId(),
    drillId: drill.id,
    number: (before?.number ?? 0) + 1,
    state: 'ended',
    source: 'paper',
    startedAt: moment(0),
    endedAt: moment(input.lastedSeconds),
    clockSeconds: input.lastedSeconds,
    beatAt: moment(input.lastedSeconds),
    controller: null,
    ...newBookkeeping(deps),
  };
  drillRunTable.insert(deps.db, run);
  const entries = entriesOf(deps.db, drill.id, input);
  for (const entry of entries)
    appendLog(deps, drill.id, run, { ...entry, at: moment(entry.clockSeconds), late: true });
  settle(deps, sheet);
  return { drillId: drill.id, entries: entries.length };
}

interface PaperEntry {
  readonly kind: LogKind;
  readonly clockSeconds: number;
  readonly injectId?: string;
  readonly actor?: string | null;
  readonly text?: string;
  readonly delaySeconds?: number;
}

/** The entries of a run sheet in the order in which things happened; of the same second, as they are written on the sheet. */
function entriesOf(db: ReadDb, drillId: string, { lines, notes, lastedSeconds }: RunSheet): PaperEntry[] {
  const injects = new Map(injectsOfDrill(db, drillId).map((inject) => [inject.id, inject]));
  const told = lines.flatMap((line): PaperEntry[] => {
    const inject = found(injects.get(line.injectId), '情景信息', line.injectId);
    const { sentAt, actionAt, actor } = line;
    if (sentAt === null) return [];
    const sent: PaperEntry = {
      kind: 'inject',
      clockSeconds: sentAt,
      injectId: inject.id,
      delaySeconds: sentAt - inject.atMinute * 60,
    };
    if (actionAt === null) return [sent];
    return [
      sent,
      {
        kind: 'action',
        clockSeconds: actionAt,
        injectId: inject.id,
        actor,
        text: line.text || (inject.expectedAction ?? ''),
        delaySeconds: actionAt - sentAt,
      },
    ];
  });
  const noted = notes.map(({ at, kind, text }): PaperEntry => ({ kind, clockSeconds: at, text }));
  const between = [...told, ...noted].sort((a, b) => a.clockSeconds - b.clockSeconds);
  return [{ kind: 'start', clockSeconds: 0 }, ...between, { kind: 'end', clockSeconds: lastedSeconds }];
}

/** Nothing happened before the start or after the end, and no action before its inject. @throws PlanDeskError RUN_TIMES_WRONG */
function assertTimes({ lines, notes, lastedSeconds }: RunSheet): void {
  const outside = (at: number | null) => at !== null && (at < 0 || at > lastedSeconds);
  const wrongLines = lines
    .filter(
      ({ sentAt, actionAt }) =>
        outside(sentAt) || outside(actionAt) || (actionAt !== null && (sentAt === null || actionAt < sentAt)),
    )
    .map(({ injectId }) => injectId);
  const wrongNotes = notes.flatMap(({ at }, index) => (outside(at) ? [index] : []));
  if (lastedSeconds <= 0 || lastedSeconds > CLOCK_LIMIT_SECONDS || wrongLines.length + wrongNotes.length > 0)
    throw new PlanDeskError(
      'RUN_TIMES_WRONG',
      '有的时刻早于开始、晚于结束，或者行动早于注入，请核对标出的各行。',
      { lines: wrongLines, notes: wrongNotes },
    );
}

/**
 * Ticks who attended. Once nobody has said how many took part, it is the number of those who did.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED
 */
export function enterSignIn(
  deps: Deps,
  input: { sheetId: string; people: readonly { id: string; attended: boolean }[] },
): { drillId: string; attended: number } {
  const sheet = openSheet(deps, input.sheetId, 'sign-in');
  const drill = ownDrill(deps, sheet.drillId);
  const known = new Map(peopleOfDrill(deps.db, drill.id).map((person) => [person.id, person]));
  let heads = 0;
  for (const { id, attended } of input.people) {
    const person = found(known.get(id), '参演人员', id);
    if (attended) heads += person.headcount ?? 1;
    if (person.attended !== attended)
      drillParticipantTable.update(deps.db, { ...nextBookkeeping(deps, person), attended });
  }
  if (drill.participants === null && heads > 0)
    drillTable.update(deps.db, { ...nextBookkeeping(deps, drill), participants: heads });
  settle(deps, sheet);
  return { drillId: drill.id, attended: heads };
}

/** A sheet that may be entered: the run sheet once, lists of people as often as they are corrected. */
function openSheet(deps: Deps, sheetId: string, kind: DrillSheetRecord['kind']): DrillSheetRecord {
  const sheet = drillSheetTable.find(deps.db, sheetId);
  const wanted = found(
    sheet?.kind === kind && sheet.origin === deps.self ? sheet : undefined,
    '单据',
    sheetId,
  );
  if (kind === 'run-sheet' && wanted.enteredAt !== null)
    throw new PlanDeskError('SHEET_ENTERED', '这张运行单已经补录过；需要改动请在演练日志里更正。', {
      enteredAt: wanted.enteredAt,
    });
  return wanted;
}

function settle(deps: Deps, sheet: DrillSheetRecord): void {
  drillSheetTable.update(deps.db, { ...nextBookkeeping(deps, sheet), enteredAt: deps.clock.now() });
  deps.changed('drills', [sheet.drillId]);
}
