import { tidyValue } from '../../domain/text/normalise';
import { type CellValue, cellText, isBlankCell, isErrorCell } from '../workbook/cells';
import type { FieldDefinition, LedgerContext } from './fields';
import type { ProblemOutcome, RowProblem } from './types';

/** Where every field of a table stands, worked out once a table. */
export interface ColumnPlan {
  readonly columnOf: ReadonlyMap<string, number>;
  readonly headingOf: ReadonlyMap<string, string>;
  /** For fields that 同左 may refer to: the columns of the same type to the left, nearest first. */
  readonly leftOf: ReadonlyMap<string, readonly number[]>;
}

const SAME_LEFT = /^\s*(?:同左|同前)\s*$/;
const SAME_ABOVE = /^\s*(?:同上|〃|″|"|''|··)\s*$/;
/** One look that rules both out for nearly every cell. */
const SAME = /^[\s同〃″"'·]/;
/** What people write into a cell to say that there is nothing. */
const NOTHING: ReadonlySet<string> = new Set([
  '无',
  '暂无',
  '没有',
  '/',
  '\\',
  '-',
  '--',
  '—',
  '——',
  '－',
  '.',
  '、',
  'N/A',
  'n/a',
  '空',
]);
/** More than any column asks for, in characters: a page that was pasted into a cell, or rubbish. */
const LONGEST_TEXT = 4000;
/** How much of a cell a problem repeats. */
const SHOWN = 200;
/** Nothing for tidyValue to do: the great majority of cells. */
const PLAIN = /^[\u4e00-\u9fff\x21-\x7e、。《》【】“”‘’（）]+$/;
const BLANK_BY_IDEOGRAPH = /(?<=[\u3400-\u9fff（）]) | (?=[\u3400-\u9fff（）])/g;

export function columnPlan(
  fields: readonly FieldDefinition[],
  mapped: readonly { column: number; heading: string; field: string | null }[],
): ColumnPlan {
  const columnOf = new Map<string, number>();
  const headingOf = new Map<string, string>();
  for (const { column, heading, field } of mapped) {
    if (field === null) continue;
    columnOf.set(field, column);
    headingOf.set(field, heading);
  }
  const leftOf = new Map<string, readonly number[]>();
  for (const field of fields) {
    const column = columnOf.get(field.key);
    if (column === undefined || (field.type !== 'person' && field.type !== 'phone')) continue;
    const left = fields
      .filter((other) => other.type === field.type && other !== field)
      .flatMap((other) => columnOf.get(other.key) ?? [])
      .filter((other) => other < column)
      .sort((a, b) => b - a);
    leftOf.set(field.key, left);
  }
  return { columnOf, headingOf, leftOf };
}

/** The cells of one row by field, and the problems found while reading them. */
export class RowReader {
  readonly context: LedgerContext;
  /** From the sheet's name or title: the year that dates without one belong to. */
  readonly yearHint: number | null;
  readonly problems: RowProblem[] = [];
  private readonly plan: ColumnPlan;
  private readonly cells: readonly CellValue[];
  private readonly above: readonly CellValue[] | null;

  constructor(
    plan: ColumnPlan,
    cells: readonly CellValue[],
    above: readonly CellValue[] | null,
    context: LedgerContext,
    yearHint: number | null,
  ) {
    this.plan = plan;
    this.cells = cells;
    this.above = above;
    this.context = context;
    this.yearHint = yearHint;
  }

  /** True when the file has a column for the field. */
  has(field: string): boolean {
    return this.plan.columnOf.has(field);
  }

  /** The cell; 同左 and 同上 are replaced by what they point to. null = no column or an empty cell. */
  cell(field: string): CellValue {
    const column = this.plan.columnOf.get(field);
    if (column === undefined) return null;
    let value = this.cells[column] ?? null;
    if (typeof value === 'string' && value.length <= 6 && SAME.test(value)) {
      if (SAME_LEFT.test(value)) value = this.leftCell(field);
      else if (SAME_ABOVE.test(value)) value = this.above?.[column] ?? null;
    }
    return isBlankCell(value) ? null : value;
  }

  private leftCell(field: string): CellValue {
    for (const column of this.plan.leftOf.get(field) ?? []) {
      const value = this.cells[column] ?? null;
      if (typeof value === 'string' && SAME_LEFT.test(value)) continue;
      return value;
    }
    return null;
  }

  /** The cell as kept text; null when it is empty, says that there is nothing, or holds more than can be kept. */
  text(field: string): string | null {
    const text = this.written(field);
    if (text === null || text.length <= LONGEST_TEXT) return text;
    this.problem(field, 'text_too_long', `内容超过 ${LONGEST_TEXT} 字，已留空，请缩短后补填。`, 'warn');
    return null;
  }

  /** As `text`, however long it is. */
  written(field: string): string | null {
    const value = this.cell(field);
    if (value === null) return null;
    if (isErrorCell(value)) {
      this.problem(field, 'cell_error', `单元格是公式错误（${value.error}），已留空。`, 'warn');
      return null;
    }
    const text = tidyText(cellText(value));
    return text === '' || NOTHING.has(text) ? null : text;
  }

  /** Notes a problem with a field; the row goes on being read so that all its problems are named at once. */
  problem(field: string, code: string, message: string, outcome: ProblemOutcome): void {
    const column = this.plan.columnOf.get(field);
    this.problems.push({
      column: this.plan.headingOf.get(field) ?? '',
      field,
      value: column === undefined ? '' : cellText(this.cells[column]).slice(0, SHOWN),
      code,
      message,
      outcome,
    });
  }

  get rejected(): boolean {
    return this.problems.some((problem) => problem.outcome === 'reject');
  }
}

/** Text as it is kept: half-width, trimmed, no line breaks, no blanks beside Chinese characters. */
export function tidyText(text: string): string {
  if (PLAIN.test(text)) return text;
  const tidy = tidyValue(text);
  return tidy.includes(' ') ? tidy.replace(BLANK_BY_IDEOGRAPH, '') : tidy;
}
