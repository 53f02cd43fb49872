import {
  chineseDate,
  type FormCell,
  type FormDefinition,
  type FormTable,
  field,
  label,
  value,
} from '../../documents/forms/definition';
import { reportForm } from '../../documents/report-table';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { YEAR_SUMMARY_TITLE } from '../../domain/reports/definition';
import { writeTable } from '../../ledgers/write-workbook';
import { writeForm } from '../filing/write-form';
import type { ReportView } from './report-view';

/** Kinds of duties that find room on the one page. */
const DUE_ON_PAPER = 8;

/** Who signs a table; what is null is left to the pen. */
export interface ReportSigners {
  readonly preparedBy: string | null;
  readonly reviewedBy: string | null;
  readonly head: string | null;
}

/** A table as it is handed upward on paper: A4 sideways, with office, period, stamp place and signatures; the summary as a text. */
export function reportPaper(view: ReportView, signers: ReportSigners): FormDefinition {
  if (view.report === 'T10') return summaryPaper(view, signers);
  if (view.report === 'L1') return leaderPaper(view, signers);
  return reportForm({
    title: view.title,
    period: view.period.label,
    office: view.office,
    columns: view.columns.map(({ heading, width, kind }) => ({
      heading,
      width,
      kind: kind === 'text' ? 'text' : kind === 'date' ? 'centre' : 'number',
    })),
    rows: view.lines.map((line) => line.cells),
    totals: view.total,
    preparedOn: view.madeOn as CivilDate,
    notes: view.notes.map((text, index) => (index === 0 ? `说明：${text}` : text)),
    ...signers,
  });
}

/** The summary as it is sent: a text with headings, the office's name and day below, open to every correction in Word. */
function summaryPaper(view: ReportView, signers: ReportSigners): FormDefinition {
  const year = view.period.label;
  let heading: unknown = null;
  const blocks = view.lines.flatMap(({ cells: [part, text] }) => {
    const begins = part !== heading;
    heading = part;
    return [
      ...(begins ? [{ kind: 'paragraph' as const, line: [String(part ?? '')] }] : []),
      { kind: 'paragraph' as const, line: [String(text ?? '')] },
    ];
  });
  return {
    id: 'year-summary',
    title: `${view.office}\n${year}${YEAR_SUMMARY_TITLE.replace('年度', '')}`,
    basis: '生产安全事故应急预案管理办法第四十二条',
    blocks: [
      ...blocks,
      { kind: 'seal', by: view.office, date: view.madeOn as CivilDate },
      {
        kind: 'note',
        line: [
          `单位负责人：${signers.head ?? '　　　　'}　　审核人：${signers.reviewedBy ?? '　　　　'}　　填报人：${signers.preparedBy ?? '　　　　'}`,
        ],
      },
    ],
  };
}

/** One page upright for the head of the office: the figures, who is behind, what falls due, room for instructions. */
function leaderPaper(view: ReportView, signers: ReportSigners): FormDefinition {
  const part = (begins: string) => view.lines.filter(({ key }) => key.startsWith(begins));
  const row = (cells: ReportView['lines'][number]['cells']): FormCell[] =>
    cells.map((content, at) =>
      at === 0 ? value(content) : { role: 'number', lines: [[field(content === null ? '—' : content, 0)]] },
    );
  const head = (cells: ReportView['lines'][number]['cells']) =>
    cells.map((content) => label(String(content)));
  const table = (
    heads: ReportView['lines'][number]['cells'],
    lines: ReportView['lines'],
    nothing: string,
  ): FormTable => ({
    kind: 'table',
    widths: view.columns.map(({ width }) => width),
    headRows: 1,
    density: 'dense',
    rows: [
      head(heads),
      ...(lines.length === 0
        ? [[value(nothing, view.columns.length)]]
        : lines.map(({ cells }) => row(cells))),
    ],
  });
  const headOf = (key: string) => part(key)[0]?.cells ?? [];
  const due = part('due.');
  return {
    id: 'leader-page',
    title: view.title,
    basis: '',
    blocks: [
      {
        kind: 'note',
        line: [`${view.office}　　${view.period.label}（截至${chineseDate(view.period.asOf)}）`],
      },
      table(
        view.columns.map(({ heading }) => heading),
        part('figure.'),
        '',
      ),
      table(headOf('head.worst'), part('worst.'), '没有逾期未备案和未按期演练的地区。'),
      table(headOf('head.due'), due.slice(0, DUE_ON_PAPER), '三十日内没有到期的事项。'),
      ...(due.length > DUE_ON_PAPER
        ? [{ kind: 'note' as const, line: [`另有${due.length - DUE_ON_PAPER}类事项，见软件。`] }]
        : []),
      {
        kind: 'table',
        widths: [4, 20],
        rows: [
          [label('领导批示'), { role: 'statement', lines: [['　'], ['　']], seal: { by: '', date: null } }],
        ],
      },
      {
        kind: 'note',
        line: [
          `审核人：${signers.reviewedBy ?? '　　　　'}　　填报人：${signers.preparedBy ?? '　　　　'}　　填报日期：${chineseDate(view.madeOn as CivilDate)}`,
        ],
      },
      ...view.notes.map((text) => ({ kind: 'note' as const, line: [`说明：${text}`] })),
    ],
  };
}

/**
 * Writes a table as .xlsx or .docx, by the ending of the file's name, and answers the number of lines.
 * @throws PlanDeskError REPORT_FORMAT, DISK_FULL, FILE_NOT_WRITABLE
 */
export async function writeReport(view: ReportView, signers: ReportSigners, file: string): Promise<number> {
  if (/\.docx$/i.test(file)) await writeForm(reportPaper(view, signers), file);
  else if (/\.xlsx$/i.test(file)) await writeSheet(view, signers, file);
  else throw new PlanDeskError('REPORT_FORMAT', '统计表可以写成 .xlsx 或 .docx，请换一个文件名。', { file });
  return view.lines.length;
}

async function writeSheet(view: ReportView, signers: ReportSigners, file: string): Promise<void> {
  const empty: readonly null[] = [];
  await writeTable({
    file,
    sheetName: view.title,
    title: `${view.title}　　填报单位（盖章）：${view.office}　　统计期间：${view.period.label}`,
    columns: view.columns.map(({ heading, kind, width }) => ({
      label: heading,
      type: kind === 'text' || kind === 'date' ? kind : 'number',
      width: Math.max(10, width * 3),
    })),
    rows: [
      ...view.lines.map((line) => line.cells),
      ...(view.total === null ? [] : [view.total]),
      empty,
      [
        [
          `单位负责人：${signers.head ?? ''}`,
          `审核人：${signers.reviewedBy ?? ''}`,
          `填表人：${signers.preparedBy ?? ''}`,
          `填报日期：${view.madeOn}`,
        ].join('　　　　'),
      ],
      ...view.notes.map((note) => [note]),
    ],
  });
}
