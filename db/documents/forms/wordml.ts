import { blankOf, type FormLine, type FormMark, printable } from './definition';
import { FONTS, LATIN_FONT, LINE_PITCH, MARK_COLOUR } from './typography';

/** Type of a stretch of text: font by role, size in points. */
export interface TextLook {
  readonly font: keyof typeof FONTS;
  readonly size: number;
}

/** Shape of a paragraph. */
export interface ParagraphShape {
  readonly align: 'left' | 'center' | 'right' | 'both';
  /** First line set in by two characters. */
  readonly indent?: boolean;
  /** Twentieths of a point. */
  readonly leftIndent?: number;
  /** Stays on the page of what follows. */
  readonly keepNext?: boolean;
  readonly newPage?: boolean;
  /** Space below in points. */
  readonly after?: number;
  /** Exact line pitch in points, or as the type asks for. */
  readonly pitch?: number | 'single';
}

const TWENTIETHS = 20;
const HALF_POINTS = 2;

/** w:p. The order of the properties is fixed by the schema (CT_PPr); Word refuses files that break it. */
export function paragraphXml(line: FormLine, look: TextLook, shape: ParagraphShape): string {
  const pitch = shape.pitch ?? LINE_PITCH;
  const spacing =
    ` w:before="0" w:after="${(shape.after ?? 0) * TWENTIETHS}"` +
    (pitch === 'single' ? '' : ` w:line="${pitch * TWENTIETHS}" w:lineRule="exact"`);
  const indent =
    (shape.leftIndent ? ` w:left="${Math.round(shape.leftIndent)}"` : '') +
    (shape.indent ? ` w:firstLineChars="200" w:firstLine="${look.size * 2 * TWENTIETHS}"` : '');
  return (
    `<w:p><w:pPr>${shape.keepNext ? '<w:keepNext/>' : ''}${shape.newPage ? '<w:pageBreakBefore/>' : ''}` +
    `<w:spacing${spacing}/>${indent === '' ? '' : `<w:ind${indent}/>`}<w:jc w:val="${shape.align}"/></w:pPr>` +
    `${line.map((part) => runXml(part, look)).join('')}</w:p>`
  );
}

function runXml(part: FormLine[number], look: TextLook): string {
  if (typeof part === 'string') return textRunXml(part, look);
  if ('mark' in part) return textRunXml(part.text, look, part.mark);
  return part.value === '' ? textRunXml(blankOf(part), look, 'blank') : textRunXml(part.value, look);
}

/** w:r. The order of its properties is fixed by the schema too (CT_RPr). */
function textRunXml(text: string, look: TextLook, as?: 'blank' | FormMark['mark']): string {
  if (text === '') return '';
  const size = look.size * HALF_POINTS;
  const strike = as === 'removed' ? '<w:strike/>' : '';
  const colour = as === 'removed' || as === 'added' ? `<w:color w:val="${MARK_COLOUR[as]}"/>` : '';
  const underline = as === 'blank' || as === 'added' ? '<w:u w:val="single"/>' : '';
  return (
    `<w:r><w:rPr>${fontsXml(look.font)}${strike}${colour}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` +
    `${underline}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
  );
}

function fontsXml(role: keyof typeof FONTS): string {
  const names = `w:ascii="${LATIN_FONT}" w:eastAsia="${FONTS[role].name}" w:hAnsi="${LATIN_FONT}" w:cs="${LATIN_FONT}"`;
  return `<w:rFonts w:hint="eastAsia" ${names}/>`;
}

/** A cell of `tableXml`; `content` is its paragraphs. Twentieths of a point. */
export interface CellXml {
  readonly content: string;
  readonly width: number;
  readonly span: number;
}

/** A row of `tableXml`; `height` is the least one, in points. */
export interface RowXml {
  readonly cells: readonly CellXml[];
  readonly height: number;
  readonly isHead: boolean;
  /** Cells begin at the top instead of the middle. */
  readonly fromTop?: boolean;
  readonly mayBreak: boolean;
}

const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');
const CELL_MARGINS = [
  ['top', 40],
  ['left', 85],
  ['bottom', 40],
  ['right', 85],
]
  .map(([side, width]) => `<w:${side} w:w="${width}" w:type="dxa"/>`)
  .join('');

/** w:tbl with thin black lines and fixed columns (twentieths of a point). */
export function tableXml(columns: readonly number[], rows: readonly RowXml[]): string {
  const width = columns.reduce((sum, column) => sum + column, 0);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders>` +
    `<w:tblLayout w:type="fixed"/><w:tblCellMar>${CELL_MARGINS}</w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${columns.map((column) => `<w:gridCol w:w="${column}"/>`).join('')}</w:tblGrid>` +
    `${rows.map(rowXml).join('')}</w:tbl>`
  );
}

function rowXml(row: RowXml): string {
  const cells = row.cells.map(
    ({ content, width, span }) =>
      `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}` +
      `<w:vAlign w:val="${row.fromTop ? 'top' : 'center'}"/></w:tcPr>${content}</w:tc>`,
  );
  return (
    `<w:tr><w:trPr>${row.mayBreak ? '' : '<w:cantSplit/>'}<w:trHeight w:val="${Math.round(row.height * TWENTIETHS)}" w:hRule="atLeast"/>` +
    `${row.isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`
  );
}

/** Text made safe for XML content and attributes. */
export function escapeXml(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
