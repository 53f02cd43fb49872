import { findTables } from '../../ledgers/find-tables';
import type { LedgerKind } from '../../ledgers/kinds/types';
import { openWorkbook } from '../../ledgers/read-workbook';
import { writeRejects } from '../../ledgers/write-rejects';
import { StagingReader } from './staging-file';

export interface WriteBackRequest {
  /** The ledger that was staged. */
  source: string;
  staging: string;
  kind: LedgerKind;
  mapping: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Workbook to be written. */
  file: string;
}

/** Writes the rows that a staged import refuses back as a workbook with their reasons. Runs on a worker thread. */
export async function writeBackRejects(
  request: WriteBackRequest,
  signal: AbortSignal,
): Promise<{ rows: number }> {
  const reader = new StagingReader(request.staging);
  const workbook = await openWorkbook(request.source);
  try {
    const correction = Object.fromEntries(
      Object.entries(request.mapping).map(([sheet, columns]) => [sheet, { columns }]),
    );
    const tables = await findTables(workbook, request.kind, { correction });
    return { rows: await writeRejects({ file: request.file, tables, rejected: reader.rejected(), signal }) };
  } finally {
    workbook.close();
    reader.close();
  }
}
