import type { CivilDate } from '../domain/dates/civil-date';
import {
  type CellRole,
  chineseDate,
  type FormCell,
  type FormDefinition,
  field,
  label,
} from './forms/definition';

/** One column of a report. `width` is relative to the others. */
export interface ReportColumn {
  readonly heading: string;
  readonly width: number;
  readonly kind: 'text' | 'number' | 'centre';
}

/** A statistical or list report as it is handed upward on paper. */
export interface ReportTable {
  readonly title: string;
  /** The period in words, such as 2026年上半年. */
  readonly period: string;
  readonly office: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Printed as the last row; null when the report has no totals. */
  readonly totals: readonly (string | number | null)[] | null;
  readonly preparedOn: CivilDate | null;
  /** 填表人; null leaves a blank. */
  readonly preparedBy: string | null;
  /** 审核人 and 单位负责人; blanks unless told. */
  readonly reviewedBy?: string | null;
  readonly head?: string | null;
  /** Notes below the table: what was counted, what was left out. */
  readonly notes: readonly string[];
}

const ROLES: Readonly<Record<ReportColumn['kind'], CellRole>> = {
  text: 'value',
  number: 'number',
  centre: 'label',
};
/** A page upright holds this many characters of width in 五号 type; wider tables are turned. */
const MAX_UPRIGHT_WIDTH = 40;
/** More columns than this are set in the type of registers. */
const MAX_DENSE_COLUMNS = 14;

/**
 * A report as a form, so that it prints, previews and exports like the statutory ones: title, office and period, the
 * table with its head on every page, notes, signatures. Turned sideways when its columns ask for it.
 */
export function reportForm(report: ReportTable): FormDefinition {
  const width = report.columns.reduce((sum, column) => sum + column.width, 0);
  const rows = report.totals === null ? report.rows : [...report.rows, report.totals];
  return {
    id: 'report-table',
    title: report.title,
    basis: '',
    orientation: width > MAX_UPRIGHT_WIDTH ? 'landscape' : 'portrait',
    blocks: [
      {
        kind: 'note',
        line: [
          '填报单位（盖章）：',
          field(report.office, 12),
          '　　　　统计期间：',
          field(report.period, 10),
        ],
      },
      {
        kind: 'table',
        widths: report.columns.map((column) => column.width),
        headRows: 1,
        density: report.columns.length > MAX_DENSE_COLUMNS ? 'ledger' : 'dense',
        rows: [
          report.columns.map((column) => label(column.heading)),
          ...rows.map((row) => report.columns.map((column, index) => reportCell(column, row[index] ?? null))),
        ],
      },
      ...report.notes.map((text) => ({ kind: 'note' as const, line: [text] })),
      {
        kind: 'note',
        line: [
          '单位负责人：',
          field(report.head, 8),
          '　　审核人：',
          field(report.reviewedBy, 8),
          '　　填表人：',
          field(report.preparedBy, 8),
          '　　填报日期：',
          report.preparedOn === null ? field(null, 10) : chineseDate(report.preparedOn),
        ],
      },
    ],
  };
}

function reportCell(column: ReportColumn, content: string | number | null): FormCell {
  const text = typeof content === 'number' ? content.toLocaleString('en-US') : content;
  // As it stands: the blanks before a line say below which other line it belongs.
  return { role: ROLES[column.kind], lines: [[{ value: text ?? '', blank: 0 }]] };
}
