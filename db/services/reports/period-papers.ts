import type { ReadDb } from '../../connection';
import { chineseDate, type FormDefinition, quoteTitle } from '../../documents/forms/definition';
import { fillForm } from '../../documents/forms/pack/fill';
import type { FormKind, FormRow, FormValues } from '../../documents/forms/pack/kind';
import { ARCHIVE_REGISTER, REGISTER } from '../../documents/forms/pack/registers';
import { asCivilDate } from '../../domain/dates/civil-date';
import { PLAN_KIND_WORDS } from '../../domain/plan/kinds';
import { REGISTER_COLUMNS } from '../../domain/reports/definition';
import { type ReportPeriod, readPeriod } from '../../domain/reports/period';
import type { Law } from '../../law';
import { type TableColumn, writeTable } from '../../ledgers/write-workbook';
import { selfOffice } from '../../repositories/office';
import { archiveRows } from '../../repositories/report-facts';
import { writeInOfficeLayout } from '../forms/write-own';
import { sightOf } from '../own-sight';
import { filingRegister, type RegisterCell, type RegisterLine } from './register';

/** What the desk hands on of a period: the register of filings, the list of case files for the archive. */
export const PERIOD_PAPERS = ['filing-register', 'archive-register'] as const;

export interface PeriodPaperRequest {
  readonly form: (typeof PERIOD_PAPERS)[number];
  readonly period: string;
  /** Who makes it; null leaves a blank. */
  readonly preparedBy: string | null;
}

export interface PeriodPaper {
  readonly form: FormDefinition;
  /** Number of cases, a line each. */
  readonly cases: number;
  readonly sheet: {
    readonly title: string;
    readonly columns: readonly TableColumn[];
    readonly rows: readonly (readonly RegisterCell[])[];
  };
}

/**
 * Works a paper of a period out from the cases that were filed, deemed filed, or filed and voided in it.
 * @throws PlanDeskError PERIOD_INVALID, PERIOD_NOT_BEGUN
 */
export function periodPaper(
  db: ReadDb,
  law: Law,
  todayText: string,
  request: PeriodPaperRequest,
): PeriodPaper {
  const today = asCivilDate(todayText);
  const period = readPeriod(request.period, today);
  const head = { 机关名称: selfOffice(db)?.name ?? null, 统计期间: period.label };
  if (request.form === 'archive-register') return archiveRegister(db, period, head, request.preparedBy);
  const lines = oneLineACase(filingRegister(db, law, period, null));
  const columns = REGISTER_COLUMNS.map(({ heading, kind, width }) => ({
    label: heading,
    type: kind,
    width: Math.max(8, width * 3),
  }));
  return paperOf(REGISTER, columns, lines, {
    ...head,
    件数: String(lines.length),
    制表人: request.preparedBy,
    审核人: null,
    制表日期: chineseDate(today),
  });
}

function archiveRegister(
  db: ReadDb,
  period: ReportPeriod,
  head: FormRow,
  preparedBy: string | null,
): PeriodPaper {
  const found = archiveRows(db, { from: period.from, to: period.asOf, origin: sightOf(db) });
  const lines = found.map((row, at): readonly RegisterCell[] => [
    at + 1,
    row.archiveNo,
    row.filingNo,
    row.unitName,
    titlesOf((JSON.parse(row.titles) as string[]).map(quoteTitle)),
    row.decidedOn,
    row.certificateOn,
    row.papers,
    row.pages,
    row.state === 'void' ? ['已注销', row.voidReason].filter(Boolean).join('：') : null,
  ]);
  const types: Readonly<Record<string, 'number' | 'date'>> = {
    序号: 'number',
    件数: 'number',
    页数: 'number',
    备案日期: 'date',
    发证日期: 'date',
  };
  const columns = (ARCHIVE_REGISTER.lists[0]?.slots ?? []).map(({ name }) => ({
    label: name,
    type: types[name] ?? ('text' as const),
    width: name === '预案名称' || name === '单位名称' ? 32 : 14,
  }));
  return paperOf(ARCHIVE_REGISTER, columns, lines, {
    ...head,
    卷数: String(lines.length),
    总件数: String(found.reduce((sum, { papers }) => sum + papers, 0)),
    移交人: preparedBy,
    接收人: null,
    移交日期: null,
  });
}

/** The same lines as a form and as a sheet; the form's list has its slots in the order of the columns. */
function paperOf(
  kind: FormKind,
  columns: readonly TableColumn[],
  lines: readonly (readonly RegisterCell[])[],
  text: FormRow,
): PeriodPaper {
  const [list] = kind.lists;
  const rows = lines.map(
    (cells): FormRow =>
      Object.fromEntries(
        (list?.slots ?? []).map(({ name }, at) => [name, cells[at] == null ? null : String(cells[at])]),
      ),
  );
  const values: FormValues = { text, lists: list ? { [list.name]: rows } : {} };
  return {
    form: fillForm(kind, values),
    cases: lines.length,
    sheet: {
      title: `${kind.title}　　填报单位：${text.机关名称 ?? ''}　　期间：${text.统计期间 ?? ''}`,
      columns,
      rows: lines,
    },
  };
}

const TITLE_AT = REGISTER_COLUMNS.findIndex(({ key }) => key === 'planTitle');
const KIND_AT = REGISTER_COLUMNS.findIndex(({ key }) => key === 'planKind');
const LATE_AT = REGISTER_COLUMNS.findIndex(({ key }) => key === 'late');

/**
 * The lines of the detailed table, which has one a plan, with one a case: what its plans have in common once, what
 * differs side by side, the comprehensive plan first; a case with one late plan is late.
 */
export function oneLineACase(lines: readonly RegisterLine[]): (readonly RegisterCell[])[] {
  const cases = new Map<string, RegisterLine[]>();
  for (const line of lines) {
    const known = cases.get(line.caseId);
    if (known) known.push(line);
    else cases.set(line.caseId, [line]);
  }
  const leads = ({ cells }: RegisterLine) => (cells[KIND_AT] === PLAN_KIND_WORDS.comprehensive ? 0 : 1);
  return [...cases.values()].map((unsorted, serial) => {
    const of = unsorted.toSorted((a, b) => leads(a) - leads(b));
    return REGISTER_COLUMNS.map((_column, at): RegisterCell => {
      if (at === 0) return serial + 1;
      const values = [...new Set(of.map(({ cells }) => cells[at] ?? null))].filter((value) => value !== null);
      if (at === TITLE_AT)
        return values.length === 0 ? null : titlesOf(of.map(({ cells }) => String(cells[at])));
      if (at === LATE_AT) return values.includes('是') ? '是' : (values[0] ?? null);
      return values.length > 1 ? values.join('、') : (values[0] ?? null);
    });
  });
}

function titlesOf(titles: readonly string[]): string {
  const [first = ''] = titles;
  return titles.length > 1 ? `${first}等${titles.length}项` : first;
}

/**
 * Writes a paper as .xlsx, or by the office's own layout, where it has one, as .docx or .pdf, by the ending of the name.
 * For worker threads: a template is a stranger's file.
 * @throws PlanDeskError DISK_FULL, FILE_NOT_WRITABLE, CONVERTER_MISSING, CONVERTER_FAILED, CONVERTER_TIMEOUT
 */
export async function writePeriodPaper(db: ReadDb, paper: PeriodPaper, file: string): Promise<void> {
  if (!/\.xlsx$/i.test(file)) return writeInOfficeLayout(db, [paper.form], file);
  await writeTable({ file, sheetName: paper.form.title, ...paper.sheet });
}
