import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { ArrangementRow } from '../../domain/dates/calendar-arrangement';
import type { CalendarDay } from '../../domain/dates/working-calendar';
import { PlanDeskError } from '../../domain/errors';
import { normaliseText } from '../../domain/text/normalise';
import { type CellValue, cellText, openWorkbook, type Row } from '../../ledgers/read-workbook';
import { serialToDay } from '../../ledgers/workbook/cells';
import { fileFault } from '../../ledgers/workbook/file-faults';
import { writeWhole } from '../../ledgers/workbook/write-whole';
import { writeTable } from '../../ledgers/write-workbook';

/** The rows of a calendar file with what it says once for all. */
export interface CalendarFile {
  readonly rows: ArrangementRow[];
  readonly year: number | null;
  readonly source: string;
}

/** Name and version of the own format, the first words of every such file. */
export const CALENDAR_FORMAT = 'plandesk-calendar';

const HEADINGS = ['日期', '类型', '名称', '依据'] as const;
const WORDS = { holiday: '放假', workday: '上班' } as const;
/** A year has some seventy such days; a file beyond this is something else. */
const MOST_ROWS = 2000;
const MOST_BYTES = 4 * 1024 * 1024;
const HEADER_WITHIN = 30;
/** Numbers that a spreadsheet without date format may hold for days of 1982 to 2091. */
const SERIALS = { from: 30_000, to: 70_000 };

const FIELD_BY_HEADING: readonly (readonly [keyof Omit<ArrangementRow, 'row'>, RegExp])[] = [
  ['date', /^(?:日期|日子|放假日期|起止日期|时间|date)/i],
  ['kind', /^(?:类型|类别|性质|安排|放假或上班|放假\/上班|kind|type)/i],
  ['name', /^(?:名称|节日|节日名称|节假日|假日名称|name)/i],
  ['source', /^(?:依据|来源|文号|通知|备注|source)/i],
];

const jsonFile = z.object({
  format: z.literal(CALENDAR_FORMAT),
  version: z.literal(1),
  year: z.number().int().min(1900).max(2199),
  source: z.string().max(400).default(''),
  days: z
    .array(
      z.object({
        date: z.string().max(80),
        kind: z.string().max(40),
        name: z.string().max(80).default(''),
        source: z.string().max(400).default(''),
      }),
    )
    .max(MOST_ROWS),
});

/**
 * Reads a yearly arrangement from the own .json or from a table (.xlsx, .xls, .csv in any usual encoding) with the columns
 * 日期, 类型, 名称, 依据 in any order.
 * @throws PlanDeskError CALENDAR_FILE_UNREADABLE, and those of `openWorkbook`
 */
export async function readCalendarFile(file: string): Promise<CalendarFile> {
  const json = await readAsJson(file);
  if (json !== null) return json;
  const workbook = await openWorkbook(file);
  try {
    for (const sheet of workbook.sheets) {
      if (sheet.hidden) continue;
      const rows: Row[] = [];
      for await (const row of sheet.rows()) {
        rows.push(row);
        if (rows.length > MOST_ROWS) throw unreadable('rows');
      }
      const found = fromTable(rows);
      if (found !== null) return found;
    }
  } finally {
    workbook.close();
  }
  throw unreadable('header');
}

async function readAsJson(file: string): Promise<CalendarFile | null> {
  let text: string;
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) return null;
    text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').trimStart();
  } catch (error) {
    throw fileFault(error, file);
  }
  if (!text.startsWith('{')) return null;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw unreadable('json', error);
  }
  const checked = jsonFile.safeParse(content);
  if (!checked.success) throw unreadable(z.prettifyError(checked.error), checked.error);
  const { year, source, days } = checked.data;
  return { year, source: tidy(source), rows: days.map((day, i) => rowOf(i + 1, day)) };
}

function fromTable(rows: readonly Row[]): CalendarFile | null {
  const at = rows.slice(0, HEADER_WITHIN).findIndex((row) => columnsOf(row).size >= 2);
  const header = rows[at];
  if (header === undefined) return null;
  const columns = columnsOf(header);
  if (!columns.has('date') || !columns.has('kind')) return null;
  const titles = rows
    .slice(0, at)
    .flatMap((row) => row.cells.map((cell) => cellText(cell)))
    .join(' ');
  const year = /(?:19|20|21)\d{2}(?=\s*年)/.exec(titles)?.[0];
  const read = rows.slice(at + 1).flatMap((row) => {
    if (row.cells.some((cell) => isExplanation(cellText(cell)))) return [];
    const cell = (field: keyof Omit<ArrangementRow, 'row'>) => row.cells[columns.get(field) ?? -1];
    const values = {
      date: dateText(cell('date')),
      kind: cellText(cell('kind')),
      name: cellText(cell('name')),
      source: cellText(cell('source')),
    };
    const one = rowOf(row.row, values);
    return one.date === '' && one.kind === '' && one.name === '' ? [] : [one];
  });
  return { rows: read, year: year === undefined ? null : Number(year), source: '' };
}

function columnsOf(row: Row): Map<keyof Omit<ArrangementRow, 'row'>, number> {
  const columns = new Map<keyof Omit<ArrangementRow, 'row'>, number>();
  row.cells.forEach((cell, column) => {
    const heading = typeof cell === 'string' ? cell.replace(/[\s*＊]/g, '') : '';
    const field = FIELD_BY_HEADING.find(([, words]) => words.test(heading))?.[0];
    if (field !== undefined && !columns.has(field)) columns.set(field, column);
  });
  return columns;
}

const isExplanation = (text: string): boolean => /^(?:填写说明|示例)/.test(text.trim());

/** A day as the sheet shows it; a bare number in a date column is a date that lost its format. */
function dateText(cell: CellValue | undefined): string {
  if (typeof cell === 'number' && cell >= SERIALS.from && cell <= SERIALS.to)
    return serialToDay(cell) ?? String(cell);
  return cellText(cell);
}

const tidy = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

function rowOf(
  row: number,
  given: { date: string; kind: string; name: string; source: string },
): ArrangementRow {
  return {
    row,
    date: tidy(given.date),
    kind: normaliseText(given.kind).replace(/\s/g, ''),
    name: tidy(given.name),
    source: given.source.trim(),
  };
}

function unreadable(finding: string, cause?: unknown): PlanDeskError {
  return new PlanDeskError(
    'CALENDAR_FILE_UNREADABLE',
    '没有从文件里读出放假安排：表格要有“日期”和“类型”两列，JSON 文件要是本程序导出的格式。请下载模板对照。',
    { finding },
    { cause },
  );
}

const EXAMPLES: readonly (readonly [string, string, string, string])[] = [
  [
    '填写说明：一行一天，或一行一段',
    '放假 或 上班',
    '节日名称',
    '通知标题和文号，写一行即可；“填写说明”“示例”行不会导入',
  ],
  ['示例：2027-10-01至2027-10-07', '放假', '国庆节', '国办发明电〔2026〕1号'],
  ['示例：2027年10月9日', '上班', '国庆节调休', ''],
];

/** Writes an empty template; the kind follows the name: .csv, .json or a workbook. @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE */
export function writeCalendarTemplate(file: string): Promise<void> {
  return writeRows(
    file,
    { year: null, source: '' },
    EXAMPLES.map((row) => [...row]),
  );
}

/** Writes the arrangement of a year for another office to take in. @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE */
export function writeCalendarFile(
  file: string,
  year: number,
  source: string,
  days: readonly CalendarDay[],
): Promise<void> {
  return writeRows(
    file,
    { year, source },
    days.map((day, i) => [day.date, WORDS[day.kind], day.name, i === 0 ? source : '']),
  );
}

async function writeRows(
  file: string,
  head: { year: number | null; source: string },
  rows: readonly (readonly string[])[],
): Promise<void> {
  if (/\.json$/i.test(file)) return writeWhole(jsonText(head, rows), file);
  if (/\.csv$/i.test(file)) return writeWhole(csvText([HEADINGS, ...rows]), file);
  await writeTable({
    file,
    sheetName: '放假安排',
    ...(head.year === null ? {} : { title: `${head.year}年放假安排` }),
    columns: HEADINGS.map((label, i) => ({ label, type: 'text', width: [32, 10, 24, 48][i] ?? 20 })),
    rows,
  });
}

function jsonText(
  head: { year: number | null; source: string },
  rows: readonly (readonly string[])[],
): string {
  const days =
    head.year === null
      ? []
      : rows.map(([date = '', kind = '', name = '']) => ({
          date,
          kind: kind === WORDS.holiday ? 'holiday' : 'workday',
          name,
        }));
  return `${JSON.stringify({ format: CALENDAR_FORMAT, version: 1, year: head.year ?? 2027, source: head.source, days }, null, 2)}\n`;
}

/** UTF-8 with the mark that makes spreadsheets read it as such. */
function csvText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
