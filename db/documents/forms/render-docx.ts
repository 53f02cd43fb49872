import { packEntry, zipOf } from '../zip-writer';
import {
  type FormBlock,
  type FormCell,
  type FormDefinition,
  type FormSeal,
  type FormTable,
  sealDay,
} from './definition';
import { docxFrame } from './docx-frame';
import { PictureParts } from './picture-xml';
import { LINE_PITCH, SIZE, WALLET_ROW } from './typography';
import {
  type CellXml,
  escapeXml,
  type ParagraphShape,
  paragraphXml,
  type TextLook,
  tableXml,
} from './wordml';

const BODY: TextLook = { font: 'body', size: SIZE.三号 };
const TITLE: TextLook = { font: 'title', size: SIZE.二号 };
const SMALL: TextLook = { font: 'body', size: SIZE.小四 };
const REFERENCE: TextLook = { font: 'body', size: SIZE.四号 };

/**
 * Editable .docx of a form: A4 in the look of GB/T 9704, page numbers outside. Equal forms give equal bytes.
 * See [Note: frame] in docx-frame.ts.
 */
export function renderFormDocx(form: FormDefinition): Promise<Uint8Array> {
  return renderFormsDocx(form, [form]);
}

/**
 * Many forms of one kind as one editable .docx, each beginning on a page of its own: letters to a thousand units are one
 * document to print. `like` gives paper and properties.
 */
export async function renderFormsDocx(
  like: FormDefinition,
  forms: Iterable<FormDefinition>,
): Promise<Uint8Array> {
  const frame = await docxFrame(like.sheet ?? like.orientation ?? 'portrait');
  const bodies: string[] = [];
  const pictures = new PictureParts();
  for (const form of forms) {
    const blocks = form.blocks.map((block, i) =>
      renderBlock(block, frame.width, isHeldBy(form.blocks[i + 1]), pictures),
    );
    const title = form.sheet === 'wallet' ? '' : titleXml(form.title, bodies.length > 0);
    bodies.push(title + blocks.join(''));
  }
  return zipOf([
    ...pictures.join(frame.parts, frame.relationships),
    packEntry('word/document.xml', frame.opening + bodies.join('') + frame.closing),
    packEntry('docProps/core.xml', corePropertiesXml(like)),
  ]);
}

function titleXml(title: string, newPage: boolean): string {
  const lines = title.split('\n');
  const shape = (i: number): ParagraphShape => ({
    align: 'center',
    after: i === lines.length - 1 ? LINE_PITCH / 2 : 0,
    pitch: 34,
    keepNext: true,
    ...(newPage && i === 0 && { newPage }),
  });
  return lines.map((line, i) => paragraphXml([line], TITLE, shape(i))).join('');
}

/** A paragraph that leads to a table or a stamp does not stay behind on another page. */
function isHeldBy(next: FormBlock | undefined): boolean {
  return next?.kind === 'table' || next?.kind === 'seal';
}

function renderBlock(block: FormBlock, width: number, keepNext: boolean, pictures: PictureParts): string {
  switch (block.kind) {
    case 'reference':
      return paragraphXml(block.line, REFERENCE, { align: 'right' });
    case 'addressee':
      return paragraphXml(block.line, BODY, { align: 'left' });
    case 'paragraph': {
      const newPage = block.newPage ?? false;
      return paragraphXml(block.line, BODY, { align: 'both', indent: true, newPage, keepNext });
    }
    case 'note':
      return paragraphXml(block.line, SMALL, { align: 'left', pitch: 20 });
    case 'seal':
      return sealXml(block, BODY, width);
    case 'picture':
      return (
        pictures.place(block.picture) +
        paragraphXml([block.picture.caption], SMALL, { align: 'center', pitch: 20, after: 8 })
      );
    case 'table':
      // Word joins two tables that touch; the empty line keeps what follows apart.
      return (
        renderTable(block, width) +
        paragraphXml([], SMALL, { align: 'left', pitch: block.density === 'wallet' ? 1 : 12 })
      );
  }
}

/** Who stamps and, centred below, the day: in the right half of the width, never torn apart by a page end. */
function sealXml(seal: FormSeal, look: TextLook, width: number): string {
  const shape: ParagraphShape = { align: 'center', leftIndent: width * 0.48 };
  return (
    paragraphXml([], look, { ...shape, keepNext: true }) +
    paragraphXml([seal.by], look, { ...shape, keepNext: true }) +
    paragraphXml(sealDay(seal), look, { ...shape, after: LINE_PITCH / 2 })
  );
}

/** Type size and least row height of tables, in points. */
const TABLE_LOOKS = {
  form: { size: SIZE.四号, height: 32 },
  dense: { size: SIZE.五号, height: 22 },
  ledger: { size: SIZE.六号, height: 18 },
  wallet: { size: SIZE.小五, height: (WALLET_ROW / 25.4) * 72 },
} as const;

function renderTable(table: FormTable, width: number): string {
  const total = table.widths.reduce((sum, part) => sum + part, 0);
  const columns = table.widths.map((part) => Math.round((width * part) / total));
  const { size, height } = TABLE_LOOKS[table.density ?? 'form'];
  return tableXml(
    columns,
    table.rows.map((row, index) => {
      const isHead = index < (table.headRows ?? 0);
      const look: TextLook = { font: isHead ? 'head' : 'body', size };
      return {
        cells: cellsOf(row, columns, look, width),
        height,
        isHead,
        fromTop: table.density === 'wallet',
        mayBreak: row.some((cell) => cell.role === 'statement'),
      };
    }),
  );
}

function cellsOf(
  row: readonly FormCell[],
  columns: readonly number[],
  look: TextLook,
  width: number,
): CellXml[] {
  let column = 0;
  return row.map((cell) => {
    const span = cell.span ?? 1;
    const covered = columns.slice(column, column + span);
    column += span;
    return {
      content: cellContent(cell, look, width),
      width: covered.reduce((sum, part) => sum + part, 0),
      span,
    };
  });
}

function cellContent(cell: FormCell, look: TextLook, width: number): string {
  const align = cell.role === 'label' ? 'center' : cell.role === 'number' ? 'right' : 'left';
  const pitch = cell.role === 'statement' ? LINE_PITCH : 'single';
  if (cell.role === 'card') return cardContent(cell, look);
  const lines = cell.lines.map((line) => paragraphXml(line, look, { align, pitch }));
  return lines.join('') + (cell.seal ? sealXml(cell.seal, look, width) : '');
}

/** One side of a card: its first line is its head. A cell without lines still wants a paragraph. */
function cardContent(cell: FormCell, look: TextLook): string {
  const [head = [], ...rest] = cell.lines;
  return (
    paragraphXml(head, { font: 'head', size: SIZE.小四 }, { align: 'center', pitch: 'single', after: 3 }) +
    rest.map((line) => paragraphXml(line, look, { align: 'left', pitch: 'single', after: 2 })).join('')
  );
}

/** Title and legal basis; no author and no date, which nobody entered. */
function corePropertiesXml(form: FormDefinition): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    `<dc:title>${escapeXml(form.title.replaceAll('\n', ''))}</dc:title>` +
    `<dc:description>${escapeXml(form.basis)}</dc:description></cp:coreProperties>`
  );
}
