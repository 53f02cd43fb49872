import type { InjectChannel } from '../domain/drill/codes';
import { INJECT_LENGTHS, LONGEST_DRILL_MINUTES, MOST_INJECTS, readClock } from '../domain/drill/design';
import { PlanDeskError } from '../domain/errors';
import { tidyLines, tidyValue } from '../domain/text/normalise';
import { findHeader, HEADER_SEARCH_ROWS } from './find-header';
import { channelOf, INJECT_TABLE } from './inject-columns';
import { openWorkbook, type Row, type Workbook } from './read-workbook';
import { type CellValue, cellText, isBlankCell, isDateCell } from './workbook/cells';

/** An inject as a table has it; texts are tidy, what is missing is null. */
export interface ReadInject {
  readonly number: number | null;
  /** Minutes after the start. */
  readonly atMinute: number;
  readonly fromWhom: string | null;
  readonly toWhom: string | null;
  readonly channel: InjectChannel | null;
  readonly text: string;
  readonly question: string | null;
  readonly expectedAction: string | null;
  readonly expectedMinutes: number | null;
  readonly evaluator: string | null;
  /** What the table says of the objective: a number or words. */
  readonly objective: string | null;
  readonly phase: string | null;
  readonly remark: string | null;
}

export interface InjectRow {
  readonly row: number;
  /** null: the row cannot be taken over as it is. */
  readonly inject: ReadInject | null;
  /** What could not be read, by heading. */
  readonly problems: readonly { readonly column: string; readonly value: string; readonly message: string }[];
}

export interface InjectSheet {
  readonly sheet: string;
  readonly rows: readonly InjectRow[];
  /** Headings that no field takes; their cells are kept in the remark. */
  readonly unknownColumns: readonly string[];
  /** The clock time that was taken for the start, where the table tells times of day; 'HH:MM'. */
  readonly start: string | null;
}

const DAY = 1440;

/**
 * Reads a table of injects from a workbook or text table: columns by the meaning of their headings, times after the start
 * or times of day. Nothing is left out silently: what cannot be read is named, what no field takes stands in the remark.
 *
 * @param startsAt 'HH:MM' of the drill, from which times of day are counted
 * @throws PlanDeskError INJECTS_NOT_FOUND, INJECTS_TOO_MANY, and those of `openWorkbook`
 */
export async function readInjectSheet(
  source: string | Uint8Array,
  startsAt: string | null,
): Promise<InjectSheet> {
  const workbook = await openWorkbook(source);
  try {
    return await firstTable(workbook, startsAt);
  } finally {
    workbook.close();
  }
}

async function firstTable(workbook: Workbook, startsAt: string | null): Promise<InjectSheet> {
  for (const sheet of workbook.sheets.filter(({ hidden }) => !hidden)) {
    const rows: Row[] = [];
    for await (const row of sheet.rows()) {
      // Sheets are formatted far below their last row.
      if (rows.length >= HEADER_SEARCH_ROWS && row.cells.every(isBlankCell)) continue;
      rows.push(row);
      if (rows.length > MOST_INJECTS + HEADER_SEARCH_ROWS)
        throw new PlanDeskError(
          'INJECTS_TOO_MANY',
          `表格超过${MOST_INJECTS}行，不像是情景信息表，请核对是不是选错了文件。`,
          { limit: MOST_INJECTS },
        );
    }
    const header = findHeader(INJECT_TABLE, rows);
    if (header === null) continue;
    const last = header.headerRows.at(-1) ?? 0;
    const below = rows.filter(({ row }) => row > last);
    return readRows(sheet.name, header.columns, below, startsAt);
  }
  throw new PlanDeskError(
    'INJECTS_NOT_FOUND',
    '文件里没有找到情景信息表。表头至少要有“情景信息”和“时间”（或“接收人”），可以先导出模板对照填写。',
    {},
  );
}

interface Column {
  readonly column: number;
  readonly heading: string;
  readonly field: string | null;
}

function readRows(
  sheet: string,
  columns: readonly Column[],
  rows: readonly Row[],
  startsAt: string | null,
): InjectSheet {
  const filled = rows.filter(({ cells }) => cells.some((cell) => !isBlankCell(cell)));
  const time = columns.find(({ field }) => field === 'time')?.column;
  const start =
    time === undefined
      ? null
      : clockStart(
          filled.map(({ cells }) => cells[time] ?? null),
          startsAt,
        );
  return {
    sheet,
    rows: filled.map((row) => readRow(row, columns, start)),
    unknownColumns: columns.flatMap(({ field, heading }) =>
      field === null && heading !== '' ? [heading] : [],
    ),
    start: start === null ? null : `${two(Math.floor(start / 60))}:${two(start % 60)}`,
  };
}

/** How long a cell may be for the field that takes it. */
const TEXTS = [
  ...['from', 'to', 'evaluator', 'phase'].map((key) => ({ key, most: INJECT_LENGTHS.name })),
  ...['text', 'question', 'expect', 'remark'].map((key) => ({ key, most: INJECT_LENGTHS.text })),
];

const two = (n: number): string => String(n).padStart(2, '0');

/** A cell as minutes: of a time of day, a number of minutes, or words. */
function minutesOf(cell: CellValue): number | null {
  if (typeof cell === 'number') return Number.isInteger(cell) ? cell : null;
  if (cell !== null && isDateCell(cell)) return Math.round((cell.serial % 1) * DAY);
  const text = cellText(cell).trim();
  // "9:00-9:05", as scripts have it: what counts is the beginning.
  return readClock(text) ?? readClock(text.split(/[-—–~～至]/)[0] ?? '');
}

/** Times of day begin with the hours of a day: written with a colon, none before six, or all from the drill's own start on. */
function clockStart(cells: readonly CellValue[], startsAt: string | null): number | null {
  const told = cells.filter((cell) => !isBlankCell(cell));
  const clocks = told.filter(
    (cell) => (cell !== null && isDateCell(cell)) || /^\d{1,2}[:：]\d{2}/.test(cellText(cell).trim()),
  );
  if (clocks.length === 0 || clocks.length < told.length) return null;
  const minutes = clocks.map(minutesOf).filter((value) => value !== null);
  // Colons alone make no times of day: 99:99.
  if (minutes.length === 0) return null;
  const earliest = Math.min(...minutes);
  const own = startsAt === null ? null : readClock(startsAt);
  if (own !== null && own > 0 && earliest >= own) return own;
  return earliest >= 6 * 60 ? earliest : null;
}

function readRow(row: Row, columns: readonly Column[], start: number | null): InjectRow {
  const problems: { column: string; value: string; message: string }[] = [];
  const cellOf = (key: string): { cell: CellValue; heading: string } => {
    const column = columns.find(({ field }) => field === key);
    return { cell: column ? (row.cells[column.column] ?? null) : null, heading: column?.heading ?? key };
  };
  const problem = (key: string, message: string) => {
    const { cell, heading } = cellOf(key);
    problems.push({ column: heading, value: cellText(cell), message });
  };
  const text = (key: string): string | null => {
    const value = tidyLines(cellText(cellOf(key).cell));
    return value === '' ? null : value;
  };
  const count = (key: string, most: number, message: string): number | null => {
    const { cell } = cellOf(key);
    if (isBlankCell(cell)) return null;
    const digits = /^[^\d+\-－−]{0,3}(\d{1,4})\D{0,4}$/.exec(tidyValue(cellText(cell)));
    const value = digits === null ? null : Number(digits[1]);
    if (value === null || value > most) {
      problem(key, message);
      return null;
    }
    return value;
  };
  const { cell: timeCell } = cellOf('time');
  const minutes = isBlankCell(timeCell) ? null : minutesOf(timeCell);
  if (isBlankCell(timeCell)) problem('time', '没有时间，请填写开始后的分钟数，如 T+5。');
  else if (minutes === null) problem('time', '时间看不懂，请写成开始后的分钟数，如 T+5 或 0:05。');
  const told = text('text');
  if (told === null) problem('text', '没有情景信息的内容。');
  const wording = text('channel');
  const channel = wording === null ? null : channelOf(wording);
  if (wording !== null && channel === null)
    problem('channel', '传递方式不在已知的几种里，按口头处理，原文留在备注。');
  const number = count('number', 9999, '编号不是数字，将重新编号。');
  const within = count('within', LONGEST_DRILL_MINUTES, '时限不是分钟数，没有采用，原文留在备注。');
  const atMinute = minutes === null ? null : minutes - (start ?? 0);
  const beyond = atMinute !== null && Math.abs(atMinute) > LONGEST_DRILL_MINUTES;
  if (beyond) problem('time', '时间离演练开始超过三天，请核对。');
  const remark = remarkOf(row, columns, problems, text('remark'));
  const long = TEXTS.filter(({ key, most }) => ((key === 'remark' ? remark : text(key)) ?? '').length > most);
  for (const { key, most } of long) problem(key, `超过${most}个字，请缩短后再导入。`);
  const inject =
    atMinute === null || told === null || beyond || long.length > 0
      ? null
      : {
          number,
          atMinute,
          fromWhom: text('from'),
          toWhom: text('to'),
          channel,
          text: told,
          question: text('question'),
          expectedAction: text('expect'),
          expectedMinutes: within,
          evaluator: text('evaluator'),
          objective: text('objective'),
          phase: text('phase'),
          remark,
        };
  return { row: row.row, inject, problems };
}

/** The remark with everything that found no place of its own. */
function remarkOf(
  row: Row,
  columns: readonly Column[],
  problems: readonly { column: string; value: string }[],
  remark: string | null,
): string | null {
  const strange = columns
    .filter(({ field, column }) => field === null && !isBlankCell(row.cells[column]))
    .map(
      ({ heading, column }) =>
        `${heading === '' ? '无标题列' : heading}：${tidyValue(cellText(row.cells[column]))}`,
    );
  const unread = problems
    .filter(({ value }) => value !== '')
    .map(({ column, value }) => `${column}：${tidyValue(value)}`);
  const parts = [remark, ...strange, ...unread].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('；');
}
