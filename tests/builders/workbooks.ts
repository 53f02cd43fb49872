import { Writable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A part of a zip: its name and content. */
export type Part = readonly [name: string, content: string | Buffer];

/** Zips parts in the given order. */
export async function zipOf(parts: readonly Part[], compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of parts) {
    zip.addBuffer(Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8'), name, { compress });
  }
  zip.end();
  const pieces: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        pieces.push(chunk);
        done();
      },
    });
    zip.outputStream.on('error', reject).pipe(sink).on('finish', resolve).on('error', reject);
  });
  return Buffer.concat(pieces);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_REL = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface RawSheet {
  name: string;
  /** What stands inside <sheetData>. */
  data: string;
  /** Such as ['A1:C1']. */
  merges?: readonly string[];
  state?: 'hidden' | 'veryHidden';
  /** The whole part instead of the usual frame. */
  xml?: string | Buffer;
}

export interface RawWorkbook {
  sheets: readonly RawSheet[];
  /** What stands inside <sst>. */
  sharedStrings?: string;
  /** What stands inside <styleSheet>. */
  styles?: string;
  date1904?: boolean;
  extra?: readonly Part[];
}

function contentTypes(sheets: number): string {
  const of = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const worksheets = Array.from({ length: sheets }, (_, i) => of(`worksheets/sheet${i + 1}`, 'worksheet'));
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${of('workbook', 'sheet.main')}${of('styles', 'styles')}${of('sharedStrings', 'sharedStrings')}${worksheets.join('')}</Types>`;
}

/** The parts of an .xlsx whose sheets are written by hand, to the letter: for oddities no writer produces. */
export function rawParts(book: RawWorkbook): Part[] {
  const sheetTags = book.sheets.map(
    (sheet, index) =>
      `<sheet name="${sheet.name}" sheetId="${index + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  const relations = book.sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const parts: Part[] = [
    ['[Content_Types].xml', contentTypes(book.sheets.length)],
    [
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE_REL}"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr${book.date1904 ? ' date1904="1"' : ''}/><sheets>${sheetTags.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE_REL}">${relations.join('')}<Relationship Id="rIdS" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdT" Type="${REL}/styles" Target="/xl/styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', `<styleSheet xmlns="${MAIN}">${book.styles ?? ''}</styleSheet>`],
    ['xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${book.sharedStrings ?? ''}</sst>`],
  ];
  book.sheets.forEach((sheet, index) => {
    const merges = sheet.merges ?? [];
    const mergeTags =
      merges.length === 0
        ? ''
        : `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
    const xml =
      sheet.xml ??
      `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${sheet.data}</sheetData>${mergeTags}</worksheet>`;
    parts.push([`xl/worksheets/sheet${index + 1}.xml`, xml]);
  });
  return [...parts, ...(book.extra ?? [])];
}

export async function rawWorkbook(book: RawWorkbook): Promise<Buffer> {
  return zipOf(rawParts(book));
}

const escapeXml = (text: string) =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

export function columnLetters(index: number): string {
  let rest = index + 1;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** Cells for `table`: text, numbers, booleans, empty, or a day (a serial shown as a date). */
export type BuiltCell = string | number | boolean | null | { serial: number };

export interface BuiltSheet {
  name: string;
  rows: readonly (readonly BuiltCell[])[];
  merges?: readonly string[];
  state?: 'hidden' | 'veryHidden';
}

/** An .xlsx of plain rows; style 1 shows dates. */
export async function workbookOf(...sheets: readonly BuiltSheet[]): Promise<Buffer> {
  return rawWorkbook({
    styles: '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    sheets: sheets.map(({ rows, ...rest }) => ({ ...rest, data: rows.map(rowXml).join('') })),
  });
}

function rowXml(cells: readonly BuiltCell[], index: number): string {
  const row = index + 1;
  const xml = cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${row}`)).join('');
  return `<row r="${row}">${xml}</row>`;
}

function cellXml(cell: BuiltCell, ref: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'object') return `<c r="${ref}" s="1"><v>${cell.serial}</v></c>`;
  return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
}
