import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { isPlanDeskError } from '../../db/domain/errors';
import { type OpenWorkbookOptions, openWorkbook } from '../../db/ledgers/read-workbook';
import { compoundFile } from '../builders/old-excel';
import { type Part, rawParts, rawWorkbook, workbookOf, zipOf } from '../builders/workbooks';

/** Opens and reads everything; hostile parts may only show on the way. */
async function readAll(source: string | Uint8Array, options: OpenWorkbookOptions = {}): Promise<number> {
  const book = await openWorkbook(source, options);
  let cells = 0;
  try {
    for (const sheet of book.sheets) for await (const row of sheet.rows()) cells += row.cells.length;
  } finally {
    book.close();
  }
  return cells;
}

const refused = (
  source: string | Uint8Array,
  code: string,
  details: object = {},
  options?: OpenWorkbookOptions,
) => expect(readAll(source, options)).rejects.toMatchObject({ code, details });

const PLAIN = '<row r="1"><c r="A1"><v>1</v></c></row>';
const withPart = async (part: Part) => zipOf([...rawParts({ sheets: [{ name: '表', data: PLAIN }] }), part]);

/** Rewrites the same bytes wherever they stand: names and fields occur twice in a zip, lengths must stay. */
function patch(bytes: Buffer, from: string | Buffer, to: string | Buffer): Buffer {
  const text = bytes
    .toString('latin1')
    .replaceAll(Buffer.from(from).toString('latin1'), Buffer.from(to).toString('latin1'));
  return Buffer.from(text, 'latin1');
}

describe('files that are no workbooks', () => {
  it.each<[string, Uint8Array, string, object]>([
    ['nothing', Buffer.alloc(0), 'FILE_EMPTY', {}],
    ['a PDF', Buffer.from('%PDF-1.7\n…'), 'FILE_NOT_A_WORKBOOK', { found: 'pdf' }],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'FILE_NOT_A_WORKBOOK', { found: 'jpeg' }],
    ['a rar archive', Buffer.from('Rar!\x1a\x07\x00'), 'FILE_NOT_A_WORKBOOK', { found: 'rar' }],
    ['some XML', Buffer.from('<?xml version="1.0"?><a/>'), 'FILE_NOT_A_WORKBOOK', { found: 'xml' }],
    ['bytes', Buffer.from([1, 2, 3, 0, 0, 0, 255, 254, 7]), 'FILE_NOT_A_WORKBOOK', {}],
    [
      'a Word document of old',
      compoundFile([['WordDocument', Buffer.alloc(600)]]),
      'FILE_NOT_A_WORKBOOK',
      { found: 'doc' },
    ],
    [
      'an encrypted workbook',
      compoundFile([
        ['EncryptionInfo', Buffer.alloc(64)],
        ['EncryptedPackage', Buffer.alloc(5000)],
      ]),
      'FILE_PROTECTED',
      {},
    ],
  ])('%s', (_, bytes, code, details) => refused(bytes, code, details));

  it('a Word document', async () => {
    const bytes = await zipOf([
      ['[Content_Types].xml', '<Types/>'],
      ['word/document.xml', '<w/>'],
    ]);
    await refused(bytes, 'FILE_NOT_A_WORKBOOK', { found: 'docx' });
  });

  it('any other zip', async () => {
    await refused(await zipOf([['a.txt', 'a']]), 'FILE_NOT_A_WORKBOOK', { reason: 'no-workbook-part' });
  });

  it('an .xls that asks for a password', async () => {
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['甲']]), '表');
    const bytes = xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    const stream = xlsx.CFB.find(xlsx.CFB.read(bytes, { type: 'buffer' }), 'Workbook')?.content as Uint8Array;
    // A FILEPASS record behind the first one, as Excel writes it.
    const first = 4 + Buffer.from(stream).readUInt16LE(2);
    const filePass = Buffer.from([0x2f, 0, 6, 0, 0, 0, 0x12, 0x34, 0x56, 0x78]);
    const content = Buffer.concat([
      Buffer.from(stream.slice(0, first)),
      filePass,
      Buffer.from(stream.slice(first)),
    ]);
    await refused(compoundFile([['Workbook', content]]), 'FILE_PROTECTED');
  });

  it('a path that leads nowhere, or to a folder', async () => {
    await refused(join(tmpdir(), 'plandesk-no-such-file.xlsx'), 'FILE_NOT_FOUND');
    await refused(tmpdir(), 'FILE_NOT_A_WORKBOOK', { reason: 'not-a-file' });
  });
});

describe('hostile workbooks', () => {
  it('names that climb out of the archive', async () => {
    const bytes = patch(
      await withPart(['xxxxxxxxx/evil.txt', 'x']),
      'xxxxxxxxx/evil.txt',
      '../../../../evil.t',
    );
    await refused(bytes, 'FILE_SUSPICIOUS');
  });

  it('absolute names', async () => {
    const bytes = patch(await withPart(['xetc/passwd.txt', 'x']), 'xetc/passwd.txt', '/etc/passwd.txt');
    await refused(bytes, 'FILE_SUSPICIOUS');
  });

  it('the same name twice', async () => {
    const bytes = patch(await withPart(['xl/workbooX.xml', 'x']), 'xl/workbooX.xml', 'xl/workbook.xml');
    await refused(bytes, 'FILE_SUSPICIOUS', { reason: 'entry-twice' });
  });

  it('a part that inflates to a thousand times its size', async () => {
    const bytes = await withPart(['xl/media/bomb.bin', Buffer.alloc(40 * 1024 * 1024)]);
    await refused(bytes, 'FILE_SUSPICIOUS', { reason: 'ratio', entry: 'xl/media/bomb.bin' });
  });

  it('a part that is larger than it says', async () => {
    const data = Array.from(
      { length: 400 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`,
    ).join('');
    const parts = rawParts({ sheets: [{ name: '表', data }] });
    const size = Buffer.from(parts.at(-1)?.[1] as string).length;
    const [honest, lie] = [Buffer.alloc(4), Buffer.alloc(4)];
    honest.writeUInt32LE(size, 0);
    lie.writeUInt32LE(100, 0);
    await refused(patch(await zipOf(parts), honest, lie), 'FILE_SUSPICIOUS', { reason: 'size-lie' });
  });

  it('a document type that would define entities', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>';
    const xml = `<?xml version="1.0"?>${bomb}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`;
    await refused(await rawWorkbook({ sheets: [{ name: '表', data: '', xml }] }), 'FILE_SUSPICIOUS', {
      reason: 'doctype',
    });
    const parts = rawParts({ sheets: [{ name: '表', data: PLAIN }] });
    const poisoned = parts.map(
      ([name, content]): Part =>
        name === 'xl/workbook.xml' ? [name, String(content).replace('?>', `?>${bomb}`)] : [name, content],
    );
    await refused(await zipOf(poisoned), 'FILE_SUSPICIOUS', { reason: 'doctype', entry: 'xl/workbook.xml' });
  });

  it('too many entries, cells, columns or bytes', async () => {
    const bytes = await workbookOf({
      name: '表',
      rows: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
    await refused(bytes, 'FILE_SUSPICIOUS', { reason: 'entry-count' }, { limits: { entries: 3 } });
    await refused(bytes, 'FILE_TOO_LARGE', { reason: 'cells' }, { limits: { cells: 5 } });
    await refused(
      bytes,
      'FILE_TOO_LARGE',
      { reason: 'columns', sheet: '表', row: 1 },
      { limits: { columns: 2 } },
    );
    await refused(bytes, 'FILE_TOO_LARGE', { limit: 10 }, { limits: { fileBytes: 10 } });
    await refused(
      Buffer.from('a,b,c\n'),
      'FILE_TOO_LARGE',
      { reason: 'columns', line: 1 },
      { limits: { columns: 2 } },
    );
  });
});

describe('damaged workbooks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-refusals-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('cut off anywhere: a named error, never rows that were not there', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => [i, `单位${i}`, i % 2 === 0]);
    const whole = await workbookOf({ name: '表', rows });
    const file = join(folder, 'cut.xlsx');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: whole.length - 1 }), async (length) => {
        writeFileSync(file, whole.subarray(0, length));
        const codes = ['FILE_TRUNCATED', 'FILE_DAMAGED', 'FILE_NOT_A_WORKBOOK'];
        const error = await readAll(file).catch((reason: unknown) => reason);
        expect(isPlanDeskError(error) && codes.includes(error.code)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('one flipped byte: read unchanged, or a named error', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => [i, `单位${i}`]);
    const whole = await workbookOf({ name: '表', rows });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] as number) ^ flip;
        const answer = await readAll(bytes).catch((reason: unknown) => reason);
        expect(answer === 60 || answer === 0 || isPlanDeskError(answer)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it.each<[string, string]>([
    ['a shared string that is not there', '<row r="1"><c r="A1" t="s"><v>7</v></c></row>'],
    ['rows out of order', '<row r="5"/><row r="2"/>'],
    ['a number that is none', '<row r="1"><c r="A1"><v>zwölf</v></c></row>'],
    ['an open row', '<row r="1"><c r="A1"><v>1</v></c>'],
  ])('%s', async (_, data) => {
    await refused(await rawWorkbook({ sheets: [{ name: '表', data }] }), 'FILE_DAMAGED', { sheet: '表' });
  });

  it('a cut compound file', async () => {
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['甲', 1]]), '表');
    const bytes = xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    for (const share of [0.2, 0.6, 0.9]) {
      const error = await readAll(bytes.subarray(0, bytes.length * share)).catch((reason: unknown) => reason);
      expect(isPlanDeskError(error)).toBe(true);
    }
  });
});
