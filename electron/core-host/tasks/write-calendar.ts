import { openForReading } from '../../../db/connection';
import { findRule } from '../../../db/domain/duties/rule-book';
import { loadLaw } from '../../../db/law';
import { writeTable } from '../../../db/ledgers/write-workbook';
import { everyCalendarMove, findCalendarChange } from '../../../db/repositories/calendar-change';
import { writeCalendarFile, writeCalendarTemplate } from '../../../db/services/calendar/calendar-file';
import { yearArrangement } from '../../../db/services/calendar/view-calendar';
import { found } from '../../../db/services/own-row';
import type { TaskContext } from './context';

const STATES: Readonly<Record<string, string>> = {
  met: '已履行',
  open: '未到期',
  'due-soon': '即将到期',
  overdue: '已逾期',
  waived: '已免除',
  'not-applicable': '不适用',
  provisional: '暂定',
};

const COLUMNS = [
  { label: '单位', width: 36 },
  { label: '规定', width: 14 },
  { label: '规定名称', width: 36 },
  { label: '事项', width: 36 },
  { label: '原到期日', type: 'date', width: 12 },
  { label: '现到期日', type: 'date', width: 12 },
  { label: '原状态', width: 10 },
  { label: '现状态', width: 10 },
  { label: '原为暂定', width: 10 },
  { label: '现为暂定', width: 10 },
] as const;

export interface WriteCalendarInput {
  database: string;
  resourcesFolder: string;
  file: string;
  what: { kind: 'template' } | { kind: 'year'; year: number } | { kind: 'moves'; changeId: string };
}

/** Writes a template, the arrangement of a year, or what a change moved. @throws PlanDeskError CALENDAR_YEAR_UNKNOWN, NOT_FOUND */
export async function writeCalendarTask(
  input: WriteCalendarInput,
  { progress, signal }: TaskContext,
): Promise<{ rows: number }> {
  const { what, file } = input;
  if (what.kind === 'template') {
    await writeCalendarTemplate(file);
    return { rows: 0 };
  }
  const { db, close } = openForReading(input.database);
  try {
    const law = loadLaw(input.resourcesFolder);
    if (what.kind === 'year') {
      const { source, days } = yearArrangement(db, law, what.year);
      await writeCalendarFile(file, what.year, source, days);
      return { rows: days.length };
    }
    const change = found(findCalendarChange(db, what.changeId), '日历变更', what.changeId);
    const moves = everyCalendarMove(db, change.id);
    const rows = await writeTable({
      file,
      sheetName: '期限变动',
      title: `期限变动清单：${change.title}`,
      columns: COLUMNS,
      rows: (function* () {
        for (const move of moves)
          yield [
            move.ownerName,
            move.rule,
            findRule(law.ruleBook, move.rule)?.title ?? '',
            move.refTitle,
            move.dueBefore,
            move.dueAfter,
            stateWord(move.stateBefore),
            stateWord(move.stateAfter),
            move.provisionalBefore === 1 ? '是' : '',
            move.provisionalAfter === 1 ? '是' : '',
          ];
      })(),
      total: change.moved,
      onProgress: ({ rows: done }) => progress({ done, total: change.moved, label: 'export' }),
      signal,
    });
    return { rows };
  } finally {
    close();
  }
}

const stateWord = (state: string | null): string => (state === null ? '' : (STATES[state] ?? state));
