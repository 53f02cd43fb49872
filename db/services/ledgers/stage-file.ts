import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { openForReading } from '../../connection';
import { findTables, type LedgerTable } from '../../ledgers/find-tables';
import type { LedgerContext } from '../../ledgers/kinds/definition';
import { ledgerKind } from '../../ledgers/kinds/index';
import type { DrillValues, LedgerKind, StageCounts } from '../../ledgers/kinds/types';
import type { Workbook } from '../../ledgers/read-workbook';
import { cellText, openWorkbook } from '../../ledgers/read-workbook';
import { stageLedger } from '../../ledgers/stage';
import { type StagedWording, WordingTally } from './drill-wordings';
import { createExistingLookup } from './existing-lookup';
import { StagingWriter } from './staging-file';

export interface StageRequest {
  file: string;
  fileName: string;
  kind: LedgerKind;
  /** Sheet name → column index → field key, or null to leave the column out. */
  mapping: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Database to compare with, opened for reading. */
  database: string;
  origin: string;
  stagingFile: string;
  context: LedgerContext;
}

export interface StagedColumn {
  index: number;
  heading: string;
  field: string | null;
  confidence: number;
  sample: string[];
}

export interface StagedLedger {
  kind: LedgerKind;
  fileName: string;
  sha256: string;
  sheets: { name: string; used: boolean; headerRow: number; columns: StagedColumn[] }[];
  fields: { key: string; label: string; required: boolean }[];
  counts: StageCounts;
  /** Drills only: every wording once, the most frequent first. */
  wordings: StagedWording[];
}

/** Values shown under each heading while the mapping is checked. */
const SAMPLES = 3;

/**
 * Reads a ledger, checks every row, compares it with the registers and writes what an import would do to a staging
 * file. Nothing else is written. Runs on a worker thread.
 * @throws PlanDeskError those of openWorkbook, findTables and stageLedger
 */
export async function stageFile(
  request: StageRequest,
  progress: (rows: number, share: number) => void,
  signal: AbortSignal,
): Promise<StagedLedger> {
  const database = openForReading(request.database);
  let workbook: Workbook | undefined;
  let writer: StagingWriter | undefined;
  let finished = false;
  try {
    workbook = await openWorkbook(request.file);
    const correction = Object.fromEntries(
      Object.entries(request.mapping).map(([sheet, columns]) => [sheet, { columns }]),
    );
    const tables = await findTables(workbook, request.kind, { correction });
    writer = new StagingWriter(request.stagingFile);
    const run = stageLedger({
      kind: request.kind,
      tables,
      existing: createExistingLookup(database.db, request.origin),
      context: request.context,
      signal,
      onProgress: ({ rows, done }) => progress(rows, done),
    });
    const wordings = new WordingTally(request.context.drillWordings ?? {});
    for await (const batch of run.batches())
      for (const row of batch) {
        writer.add(row);
        if (request.kind === 'drills') wordings.add(row.values as DrillValues);
      }
    const staged: StagedLedger = {
      kind: request.kind,
      fileName: request.fileName,
      sha256: await hashFile(request.file),
      sheets: await describeSheets(workbook, tables),
      fields: ledgerKind(request.kind).fields.map(({ key, label, required }) => ({
        key,
        label,
        required: required ?? false,
      })),
      counts: { ...run.counts },
      wordings: wordings.list(),
    };
    writer.finish(staged);
    finished = true;
    return staged;
  } finally {
    if (writer && !finished) {
      writer.abandon();
      rmSync(request.stagingFile, { force: true });
    }
    await workbook?.close();
    database.close();
  }
}

async function describeSheets(
  workbook: Workbook,
  tables: readonly LedgerTable[],
): Promise<StagedLedger['sheets']> {
  const described: StagedLedger['sheets'] = [];
  for (const sheet of workbook.sheets) {
    const table = tables.find((each) => each.sheet.name === sheet.name);
    const samples = table ? await firstValues(table) : [];
    described.push({
      name: sheet.name,
      used: table !== undefined,
      headerRow: table?.headerRows[0] ?? 0,
      columns: (table?.columns ?? []).map(({ column, heading, field, confidence }) => ({
        index: column,
        heading,
        field,
        confidence,
        sample: samples.flatMap((cells) => cells[column] || []),
      })),
    });
  }
  return described;
}

/** The first rows below the header, as text. */
async function firstValues(table: LedgerTable): Promise<string[][]> {
  const last = table.headerRows.at(-1) ?? 0;
  const rows: string[][] = [];
  for await (const batch of table.sheet.batches()) {
    for (const row of batch.rows) {
      if (row.row <= last) continue;
      rows.push(row.cells.map((cell) => cellText(cell)));
      if (rows.length >= SAMPLES) return rows;
    }
  }
  return rows;
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
