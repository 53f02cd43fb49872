/** The markup of one worksheet, built as text: for long tables nothing else is as fast or as small in memory. */

export type OutputCell = string | number | boolean | null | undefined;

/** Cell styles that `stylesXml` defines, by their index. */
export const STYLE = {
  plain: 0,
  title: 1,
  heading: 2,
  text: 3,
  day: 4,
  number: 5,
  wrong: 6,
  reason: 7,
} as const;
export type CellStyle = (typeof STYLE)[keyof typeof STYLE];

const LONGEST_TEXT = 32_767;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot hold
const NEEDS_ESCAPE = /[&<>\u0000-\u001f\ufffe\uffff\ud800-\udfff]|_x[\da-fA-F]{4}_/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text for an element or a quoted attribute; what XML cannot hold is left out. */
export function escapeXml(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text
    .replace(FORBIDDEN, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\r/g, '&#13;');
}

export function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/"/g, '&quot;').replace(/\n/g, '&#10;');
}

/** `0` → A, `26` → AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A cell; an empty one without a style of its own needs no markup. */
export function cellXml(letters: string, row: number, value: OutputCell, style: CellStyle): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number') {
    return Number.isFinite(value) ? `<c r="${letters}${row}" s="${style}"><v>${value}</v></c>` : '';
  }
  if (typeof value === 'boolean') return cellXml(letters, row, value ? '是' : '否', style);
  const text = value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT - 1)}…` : value;
  const space =
    text.charCodeAt(0) <= 0x20 || text.charCodeAt(text.length - 1) <= 0x20 ? ' xml:space="preserve"' : '';
  return `<c r="${letters}${row}" s="${style}" t="inlineStr"><is><t${space}>${escapeXml(text)}</t></is></c>`;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface SheetFrame {
  /** Column widths in characters. */
  readonly widths: readonly number[];
  /** The row that stays in view with everything above it. */
  readonly headingRow: number;
}

export function sheetStart({ widths, headingRow }: SheetFrame): string {
  const columns = widths
    .map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`)
    .join('');
  const pane = `<pane ySplit="${headingRow}" topLeftCell="A${headingRow + 1}" activePane="bottomLeft" state="frozen"/>`;
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns}</cols><sheetData>`
  );
}

/** `lastRow` = last row written; the filter covers the table under the heading. */
export function sheetEnd(frame: SheetFrame, lastRow: number, titleRows: readonly number[]): string {
  const last = columnLetters(Math.max(0, frame.widths.length - 1));
  const filter = `<autoFilter ref="A${frame.headingRow}:${last}${Math.max(frame.headingRow, lastRow)}"/>`;
  const areas =
    frame.widths.length > 1 ? titleRows.map((row) => `<mergeCell ref="A${row}:${last}${row}"/>`) : [];
  const merges =
    areas.length === 0 ? '' : `<mergeCells count="${areas.length}">${areas.join('')}</mergeCells>`;
  const page = '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
  return `</sheetData>${filter}${merges}${page}</worksheet>`;
}

/** The parts beside the sheets; `sheets` are their names. */
export function frameParts(sheets: readonly string[]): (readonly [name: string, content: string])[] {
  const types = sheets.map(
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const tags = sheets.map(
    (name, i) => `<sheet name="${escapeAttribute(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const relations = sheets.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types.join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${tags.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}<Relationship Id="rId${sheets.length + 1}" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', stylesXml()],
  ];
}

/** Fonts by name with the system's fallback; the order of the formats is that of `STYLE`. */
function stylesXml(): string {
  const font = (size: number, extra = '') =>
    `<font>${extra}<sz val="${size}"/><name val="宋体"/><family val="3"/><charset val="134"/></font>`;
  const fill = (rgb: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
  const line = (side: string) => `<${side} style="thin"><color rgb="FFB8C0CC"/></${side}>`;
  const format = (ids: string, alignment = '') =>
    `<xf ${ids} xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"${alignment === '' ? '/>' : ` applyAlignment="1"><alignment ${alignment}/></xf>`}`;
  const formats = [
    format('numFmtId="0" fontId="0" fillId="0" borderId="0"'),
    format('numFmtId="0" fontId="1" fillId="0" borderId="0"', 'horizontal="center" vertical="center"'),
    format(
      'numFmtId="49" fontId="2" fillId="2" borderId="1"',
      'horizontal="center" vertical="center" wrapText="1"',
    ),
    format('numFmtId="49" fontId="0" fillId="0" borderId="1"', 'vertical="center"'),
    format('numFmtId="164" fontId="0" fillId="0" borderId="1"', 'vertical="center"'),
    format('numFmtId="0" fontId="0" fillId="0" borderId="1"', 'vertical="center"'),
    format('numFmtId="49" fontId="0" fillId="3" borderId="1"', 'vertical="center"'),
    format('numFmtId="49" fontId="3" fillId="0" borderId="1"', 'vertical="center" wrapText="1"'),
  ];
  return (
    `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
    `<fonts count="4">${font(11)}${font(16, '<b/>')}${font(11, '<b/>')}${font(11, '<color rgb="FFB3261E"/>')}</fonts>` +
    `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fill('FFE8EEF6')}${fill('FFFFE0DC')}</fills>` +
    `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(line).join('')}<diagonal/></border></borders>` +
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
    `<cellXfs count="${formats.length}">${formats.join('')}</cellXfs></styleSheet>`
  );
}
