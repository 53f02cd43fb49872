import { findTables, type TableChoice } from '../../db/ledgers/find-tables';
import type { ExistingLookup, LedgerKind, StageCounts, StagedRow } from '../../db/ledgers/kinds/types';
import { openWorkbook } from '../../db/ledgers/read-workbook';
import { stageLedger } from '../../db/ledgers/stage';
import { ledgerContext, MemoryRegister } from './register';

export interface Staged<K extends LedgerKind> {
  rows: StagedRow<K>[];
  counts: StageCounts;
}

/** Opens, finds the tables and stages all rows of a file. */
export async function stageFile<K extends LedgerKind>(
  kind: K,
  source: string | Uint8Array,
  existing: ExistingLookup = new MemoryRegister(),
  choice: TableChoice = {},
): Promise<Staged<K>> {
  const workbook = await openWorkbook(source);
  try {
    const tables = await findTables(workbook, kind, choice);
    const run = stageLedger({ kind, tables, existing, context: ledgerContext });
    const rows: StagedRow<K>[] = [];
    for await (const row of run.rows()) rows.push(row);
    return { rows, counts: { ...run.counts } };
  } finally {
    workbook.close();
  }
}

/** Stages a file and takes the result into the register. */
export async function importFile<K extends LedgerKind>(
  kind: K,
  source: string | Uint8Array,
  register: MemoryRegister,
): Promise<Staged<K>> {
  const staged = await stageFile(kind, source, register);
  for (const row of staged.rows) register.apply(kind, row);
  return staged;
}
