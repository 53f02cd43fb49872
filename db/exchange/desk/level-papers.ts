import type { ReadDb } from '../../connection';
import { type ReportColumn, type ReportTable, reportForm } from '../../documents/report-table';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import type { LeagueField, LeagueFigure } from '../../domain/exchange/league';
import { OFFICE_FIGURES, type OfficeFigure, SHARE_OF } from '../../domain/exchange/office-figures';
import { periodWords } from '../../domain/exchange/reporting';
import { lastEndedPeriod } from '../../domain/reports/period';
import type { Law } from '../../law';
import { writeTable } from '../../ledgers/write-workbook';
import { selfOffice } from '../../repositories/office';
import { writeForm } from '../../services/filing/write-form';
import type { OfficeFigures } from './counties';
import { type Lying, reportingGaps } from './gaps';
import { leagueTable } from './league';
import { FIGURE_WORDS, LEAGUE_WORDS, movedWords, percent, STATE_WORDS } from './level-words';
import { type RegionLine, regionLines } from './regions';
import { owesReport } from './remind-offices';

/** Which of the tables of a city's or province's desk is wanted as a paper. */
export interface LevelPaper {
  readonly table: 'regions' | 'league' | 'gaps';
  /** Of the gaps; the one that ended last unless told. */
  readonly period?: string | undefined;
  readonly figure: LeagueFigure;
  readonly among: LeagueField;
}

const number = (heading: string, width = 3): ReportColumn => ({ heading, width, kind: 'number' });
const text = (heading: string, width: number): ReportColumn => ({ heading, width, kind: 'text' });
const centre = (heading: string, width: number): ReportColumn => ({ heading, width, kind: 'centre' });

type Cells = readonly (string | number | null)[];

/** Figures with the rates that go with them, in per cent to one place. */
const withRates = (figures: Readonly<Record<OfficeFigure, number>>): Cells =>
  OFFICE_FIGURES.flatMap((key) => {
    const whole = SHARE_OF[key];
    return whole === undefined ? [figures[key]] : [figures[key], percent(figures[key], figures[whole])];
  });
const FIGURE_COLUMNS: readonly ReportColumn[] = OFFICE_FIGURES.flatMap((key) =>
  SHARE_OF[key] === undefined
    ? [number(FIGURE_WORDS[key])]
    : [number(FIGURE_WORDS[key]), number(`${FIGURE_WORDS[key]}率（%）`)],
);

/** The table as it is handed out; the words of papers are Chinese whatever the screens are in. */
export function levelTable(
  db: ReadDb,
  law: Law,
  today: CivilDate,
  asked: LevelPaper,
  figures?: readonly OfficeFigures[],
  lying: readonly Lying[] = [],
): ReportTable {
  const period = asked.period ?? lastEndedPeriod(today);
  const content =
    asked.table === 'regions'
      ? regionsContent(regionLines(db, law, today, figures))
      : asked.table === 'league'
        ? leagueContent(db, law, today, asked, figures)
        : gapsContent(reportingGaps(db, law, period, today, lying));
  return {
    ...content,
    period: asked.table === 'gaps' ? periodWords(period) : `截至${today}`,
    office: selfOffice(db)?.name ?? '',
    preparedOn: today,
    preparedBy: null,
  };
}

type Content = Pick<ReportTable, 'title' | 'columns' | 'rows' | 'totals' | 'notes'>;

const NOT_COME = '还没有报来';
const COUNTED = '数字由本机按已合并的记录重新计算；缩进的各行之和即上一级的数。';

function regionsContent([root, ...lines]: readonly RegionLine[]): Content {
  return {
    title: '各级汇总表',
    columns: [text('地区、单位', 11), centre('最近上报', 6), ...FIGURE_COLUMNS],
    rows: lines.map(({ name, depth, kind, lastPeriod, figures }) => [
      `${'　'.repeat(depth - 1)}${name}${kind === 'own' ? '（本级）' : ''}`,
      kind === 'region' ? NOT_COME : lastPeriod && periodWords(lastPeriod),
      ...(kind === 'region' ? withRates(figures).map(() => null) : withRates(figures)),
    ]),
    totals: root ? ['合计', null, ...withRates(root.figures)] : null,
    notes: [`说明：${COUNTED}`],
  };
}

function leagueContent(
  db: ReadDb,
  law: Law,
  today: CivilDate,
  { figure, among }: LevelPaper,
  figures: readonly OfficeFigures[] | undefined,
): Content {
  const { rows, before, known } = leagueTable(db, law, today, { figure, among }, figures);
  const [heading, part, whole] = LEAGUE_WORDS[figure];
  const parted = figure !== 'punctual';
  return {
    title: '各地排名表',
    columns: [
      centre('名次', 3),
      text('单位', 9),
      number(heading, 4),
      ...(parted ? [number(part), number(whole)] : []),
      centre(`比${periodWords(before)}`, 4),
    ],
    rows: [...rows]
      .sort(byPlace)
      .map((row) => [
        row.place === null
          ? row.small
            ? '户数少'
            : '—'
          : `${row.place}${row.sharing > 1 ? '（并列）' : ''}`,
        row.line.name,
        parted ? percent(row.part ?? 0, row.whole ?? 0) : row.value,
        ...(parted ? [row.part, row.whole] : []),
        movedWords(row.moved),
      ]),
    totals: null,
    notes: [
      `说明：应办数不足${law.figures.smallest}户的只列数字，不排名次；数字相同的名次并列。`,
      known === 0
        ? `没有收到各单位${periodWords(before)}随包报来的数字，不比较名次。`
        : `名次升降只在两期都有名次的${known}个单位之间比较。`,
    ],
  };
}

/** Ranked ones first, by place; then the others as they stand. */
function byPlace(a: { place: number | null }, b: { place: number | null }): number {
  return (a.place ?? Number.POSITIVE_INFINITY) - (b.place ?? Number.POSITIVE_INFINITY) || 0;
}

function gapsContent({ dueOn, rows }: ReturnType<typeof reportingGaps>): Content {
  const open = rows.filter(owesReport);
  return {
    title: '上报情况表',
    columns: [
      text('单位', 12),
      centre('情况', 5),
      centre('报送日期', 6),
      number('迟延（天）', 3),
      centre('最近上报', 6),
      text('缺号', 4),
      text('值班电话', 7),
      text('催报情况', 8),
    ],
    rows: rows.map((row) => [
      row.below.length === 0 ? row.name : `${row.name}（下辖${row.below.join('、')}没有报来）`,
      STATE_WORDS[row.state],
      row.reportedOn,
      row.daysLate === 0 ? null : row.daysLate,
      row.lastPeriod && periodWords(row.lastPeriod),
      row.missingNumbers.length === 0 ? null : row.missingNumbers.join('、'),
      row.dutyPhone,
      row.remindedOn === null ? null : `${row.remindedOn}已发函`,
    ]),
    totals: null,
    notes: [`说明：报送期限${dueOn}；应报${rows.length}个，未报${open.length}个。`],
  };
}

/**
 * Writes the table as .xlsx or .docx, by the ending of the file's name; answers the number of rows.
 * @throws PlanDeskError REPORT_FORMAT, DISK_FULL, FILE_NOT_WRITABLE
 */
export async function writeLevelTable(table: ReportTable, file: string): Promise<number> {
  if (/\.docx$/i.test(file)) await writeForm(reportForm(table), file);
  else if (/\.xlsx$/i.test(file))
    await writeTable({
      file,
      sheetName: table.title,
      title: `${table.title}　　${table.office}　　${table.period}`,
      columns: table.columns.map(({ heading, kind, width }) => ({
        label: heading,
        type: kind === 'number' ? 'number' : 'text',
        width: Math.max(10, width * 3),
      })),
      rows: [
        ...table.rows,
        ...(table.totals === null ? [] : [table.totals]),
        [],
        ...table.notes.map((note) => [note]),
      ],
    });
  else throw new PlanDeskError('REPORT_FORMAT', '统计表可以写成 .xlsx 或 .docx，请换一个文件名。', { file });
  return table.rows.length;
}
