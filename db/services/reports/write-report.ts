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

/** Lines of duties that find room on the one page. */
const DUE_ON_PAPER = 5;

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

type Cells = ReportView['lines'][number]['cells'];

/** One page upright for the head of the office: the figures two in a row, who is behind, what falls due, room for instructions. */
function leaderPaper(view: ReportView, signers: ReportSigners): FormDefinition {
  const part = (begins: string) =>
    view.lines.filter(({ key }) => key.startsWith(begins)).map(({ cells }) => cells);
  const [, now, before] = view.columns;
  const figures = part('figure.');
  return {
    id: 'leader-page',
    title: view.title,
    basis: '',
    blocks: [
      {
        kind: 'note',
        line: [`${view.office}　本期：${now?.heading}　上期：${before?.heading}`],
      },
      {
        kind: 'table',
        widths: FIGURE_WIDTHS,
        headRows: 1,
        density: 'dense',
        rows: [
          [...FIGURE_HEADS, ...FIGURE_HEADS].map((text) => label(text)),
          ...figures.flatMap((cells, at) =>
            at % 2 === 0 ? [[...row(cells), ...row(figures[at + 1] ?? [])]] : [],
          ),
        ],
      },
      leaderTable(part('head.worst')[0] ?? [], part('worst.'), '没有逾期未备案和未按期演练的地区。'),
      leaderTable(part('head.due')[0] ?? [], fitted(part('due.')), '三十日内没有到期的事项。'),
      {
        kind: 'table',
        widths: [4, 20],
        rows: [
          [
            label('领导批示'),
            { role: 'value', lines: [['　'], ['　'], ['签名：　　　　　　　　　　　　年　　月　　日']] },
          ],
        ],
      },
      {
        kind: 'note',
        line: [
          `审核人：${signers.reviewedBy ?? '　　　　'}　　填报人：${signers.preparedBy ?? '　　　　'}　　填报日期：${chineseDate(view.madeOn as CivilDate)}`,
        ],
      },
    ],
  };
}

/** As many kinds of duties as find room on the one page; the last line sums those that do not. */
function fitted(due: readonly Cells[]): readonly Cells[] {
  if (due.length <= DUE_ON_PAPER) return due;
  const others = due.slice(DUE_ON_PAPER - 1);
  const count = others.reduce((sum, [, each]) => sum + Number(each), 0);
  const first = others.map(([, , on]) => String(on)).sort()[0] ?? null;
  return [...due.slice(0, DUE_ON_PAPER - 1), [`其他${others.length}类事项`, count, first]];
}

const FIGURE_HEADS = ['项目', '本期', '上期', '增减'] as const;
const FIGURE_WIDTHS = [13, 4, 4, 4, 13, 4, 4, 4] as const;

function row(cells: Cells): FormCell[] {
  return cells.map((content, at) =>
    at === 0 ? value(content) : { role: 'number', lines: [[field(content === null ? '—' : content, 0)]] },
  );
}

/** A table of the page below its own head; the last column stays away where the head has no word for it. */
function leaderTable(head: Cells, lines: readonly Cells[], nothing: string): FormTable {
  const heads = head.filter((word) => word !== '');
  return {
    kind: 'table',
    widths: heads.map((_word, at) => (at === 0 ? 12 : 5)),
    headRows: 1,
    density: 'ledger',
    rows: [
      heads.map((word) => label(String(word))),
      ...(lines.length === 0
        ? [[value(nothing, heads.length)]]
        : lines.map((cells) => row(cells.slice(0, heads.length)))),
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
