import { PlanDeskError } from '../domain/errors';
import { type FoundHeader, findHeader, HEADER_SEARCH_ROWS } from './find-header';
import { allLedgerKinds, ledgerKind } from './kinds';
import type { LedgerKind } from './kinds/types';
import type { MappingCorrection } from './map-columns';
import type { Row } from './workbook/cells';
import type { Workbook, WorkbookSheet } from './workbook/types';

/** A table of the wanted kind in a workbook. */
export interface LedgerTable extends FoundHeader {
  readonly sheet: WorkbookSheet;
  /** From the sheet's name or the title above the table; null when neither tells. */
  readonly year: number | null;
}

/** A person's choices: which sheets, and corrections of the mapping by sheet name ('' for all). */
export interface TableChoice {
  readonly sheets?: readonly string[];
  readonly correction?: Readonly<Record<string, MappingCorrection>>;
}

/**
 * The tables of one kind in a workbook. Hidden sheets, explanations and sheets of another kind are passed over; several
 * sheets of the kind (2025年, 2026年) are all taken.
 *
 * @throws PlanDeskError LEDGER_OTHER_KIND (`details.looksLike`), LEDGER_HEADER_NOT_FOUND (`details.sheets`), LEDGER_SHEET_NOT_FOUND
 */
export async function findTables(
  workbook: Workbook,
  kind: LedgerKind,
  choice: TableChoice = {},
): Promise<LedgerTable[]> {
  const wanted = chosenSheets(workbook, choice);
  const tables: LedgerTable[] = [];
  const others = new Map<LedgerKind, number>();
  for (const sheet of wanted) {
    const head = await firstRows(sheet);
    const correction = { ...choice.correction?.[''], ...choice.correction?.[sheet.name] };
    const found = findHeader(ledgerKind(kind), head, correction);
    const other = bestOther(kind, head);
    // A plan ledger also has unit names and codes: the kind that explains more columns wins, unless somebody chose.
    const isOther = other !== null && other.score > (found?.score ?? 0) + 0.5 && choice.sheets === undefined;
    if (found !== null && !isOther) tables.push({ ...found, sheet, year: yearOf(sheet.name, found.titles) });
    else if (other !== null) others.set(other.kind, Math.max(other.score, others.get(other.kind) ?? 0));
  }
  if (tables.length > 0) return tables;
  throw nothingFound(kind, wanted, others);
}

function chosenSheets(workbook: Workbook, choice: TableChoice): readonly WorkbookSheet[] {
  if (choice.sheets === undefined) return workbook.sheets.filter((sheet) => !sheet.hidden);
  return choice.sheets.map((name) => {
    const sheet = workbook.sheets.find((candidate) => candidate.name === name);
    if (sheet !== undefined) return sheet;
    const sheets = workbook.sheets.map((candidate) => candidate.name);
    throw new PlanDeskError('LEDGER_SHEET_NOT_FOUND', `文件中没有工作表“${name}”，请重新选择。`, {
      name,
      sheets,
    });
  });
}

async function firstRows(sheet: WorkbookSheet): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of sheet.batches()) {
    rows.push(...batch.rows.slice(0, HEADER_SEARCH_ROWS - rows.length));
    if (rows.length >= HEADER_SEARCH_ROWS) break;
  }
  return rows;
}

function bestOther(kind: LedgerKind, head: readonly Row[]): { kind: LedgerKind; score: number } | null {
  let best: { kind: LedgerKind; score: number } | null = null;
  for (const definition of allLedgerKinds()) {
    if (definition.kind === kind) continue;
    const score = findHeader(definition, head)?.score ?? 0;
    if (score > (best?.score ?? 0)) best = { kind: definition.kind, score };
  }
  return best;
}

/** A year in the sheet's name, or the only year in the titles: two years there are a span, not a hint. */
function yearOf(sheet: string, titles: readonly string[]): number | null {
  const yearsIn = (text: string) => text.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? [];
  const named = yearsIn(sheet);
  const years = new Set(named.length > 0 ? named : titles.flatMap(yearsIn));
  const [year] = years;
  return years.size === 1 && year !== undefined ? Number(year) : null;
}

function nothingFound(
  kind: LedgerKind,
  sheets: readonly WorkbookSheet[],
  others: ReadonlyMap<LedgerKind, number>,
): PlanDeskError {
  const label = ledgerKind(kind).label;
  const [likeliest] = [...others].sort((a, b) => b[1] - a[1]);
  const names = sheets.map((sheet) => sheet.name);
  if (likeliest !== undefined) {
    const other = ledgerKind(likeliest[0]).label;
    return new PlanDeskError(
      'LEDGER_OTHER_KIND',
      `这个文件看起来是“${other}”台账，不是“${label}”台账，请改选导入的种类或换一个文件。`,
      { kind, looksLike: likeliest[0], sheets: names },
    );
  }
  return new PlanDeskError(
    'LEDGER_HEADER_NOT_FOUND',
    `在文件中没有找到“${label}”台账的表头，请对照模板检查列名，或手工指定各列的含义。`,
    { kind, sheets: names },
  );
}
