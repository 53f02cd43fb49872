import type { LedgerTable } from './find-tables';
import { ledgerKind } from './kinds';
import type { KindDefinition, LedgerContext, ParsedRow } from './kinds/definition';
import { columnPlan, RowReader } from './kinds/row-reader';
import type { LedgerKind } from './kinds/types';
import { type RowContext, type RowKind, rowKind } from './row-kinds';
import type { CellValue, Row } from './workbook/cells';

/** A data row of a table, read. */
export interface ReadRow<K extends LedgerKind> extends ParsedRow<K> {
  readonly source: Row;
}

export interface ReadBatch<K extends LedgerKind> {
  readonly rows: readonly ReadRow<K>[];
  /** Rows passed over since the last batch, by what they were. */
  readonly passedOver: Readonly<Partial<Record<RowKind, number>>>;
  /** How much of the sheet has been read, 0 to 1. */
  readonly done: number;
  /** The file's heading of a field. */
  readonly headingOf: ReadonlyMap<string, string>;
}

/** Reads the data rows of one table in batches. Rows are values with problems; nothing is thrown for a bad row. */
export async function* parseTable<K extends LedgerKind>(
  kind: K,
  table: LedgerTable,
  context: LedgerContext,
): AsyncGenerator<ReadBatch<K>> {
  const definition = ledgerKind(kind);
  const plan = columnPlan(definition.fields, table.columns);
  const lastHeaderRow = Math.max(...table.headerRows);
  const kinds = rowContext(definition as unknown as KindDefinition, table);
  let above: readonly CellValue[] | null = null;
  for await (const batch of table.sheet.batches()) {
    const rows: ReadRow<K>[] = [];
    const passedOver: Partial<Record<RowKind, number>> = {};
    for (const source of batch.rows) {
      if (source.row <= lastHeaderRow) continue;
      const what = rowKind(source, kinds);
      if (what !== 'data') {
        passedOver[what] = (passedOver[what] ?? 0) + 1;
        continue;
      }
      const reader = new RowReader(plan, source.cells, above, context, table.year);
      rows.push({ source, ...definition.parseRow(reader) });
      above = source.cells;
    }
    yield { rows, passedOver, done: batch.done, headingOf: plan.headingOf };
  }
}

function rowContext(definition: KindDefinition, table: LedgerTable): RowContext {
  const columnOf = new Map(
    table.columns.flatMap((c) => (c.field === null ? [] : [[c.field, c.column] as const])),
  );
  const proofTypes = new Set(['code', 'date', 'phone']);
  // A town or depot merged downwards stands in every row: it proves nothing.
  const proof = definition.fields
    .filter((field) => proofTypes.has(field.type))
    .flatMap((f) => columnOf.get(f.key) ?? []);
  const header = new Set(table.columns.flatMap((column) => column.heading.split('/')));
  return {
    mapped: [...columnOf.values()],
    nameColumn: columnOf.get(definition.nameField) ?? -1,
    proof,
    header,
  };
}
