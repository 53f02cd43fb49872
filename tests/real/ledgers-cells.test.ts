import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../db/ledgers/read-workbook';
import { hasRealFiles, REAL_FOLDER, realFile } from '../builders/shared';
import { cellsByReader, cellsBySheetJs } from '../builders/sheetjs-oracle';

const workbooks = hasRealFiles ? readdirSync(REAL_FOLDER).filter((name) => /\.xlsx?$/.test(name)) : [];

describe.skipIf(!hasRealFiles)('every cell of the real workbooks', () => {
  it.each(workbooks)('%s reads as SheetJS reads it', async (name) => {
    const bytes = readFileSync(join(REAL_FOLDER, name));
    const ours = await cellsByReader(bytes);
    const theirs = cellsBySheetJs(bytes);
    expect(ours.size).toBeGreaterThan(100);
    expect([...ours].sort()).toEqual([...theirs].sort());
  });

  it('reads the GB18030 export with its four-byte character and its lines', async () => {
    const book = await openWorkbook(realFile('03_'));
    expect(book.encoding).toBe('gb18030');
    const rows = [];
    for await (const row of book.sheets[0]?.rows() ?? []) rows.push(row);
    const text = JSON.stringify(rows);
    expect(text).not.toContain('\ufffd');
    expect(text).toContain('䶮');
    expect(rows).toHaveLength(101);
    expect(new Set(rows.map((row) => row.cells.length))).toEqual(new Set([12]));
    expect(rows[18]).toMatchObject({ row: 19, line: 22 });
  });
});
