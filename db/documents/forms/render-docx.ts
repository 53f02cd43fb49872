import type * as Docx from 'docx';
import {
  blankOf,
  dateLine,
  type FormBlock,
  type FormCell,
  type FormDefinition,
  type FormLine,
  type FormSeal,
  type FormTable,
  printable,
} from './definition';
import { fontTableXml } from './font-table';
import {
  FONTS,
  LANDSCAPE_PAGE,
  LATIN_FONT,
  LINE_PITCH,
  PAGE,
  PAGE_NUMBER_DROP,
  SIZE,
  twips,
} from './typography';

type Kit = typeof Docx;
type Align = 'left' | 'center' | 'right' | 'both';

interface TextLook {
  readonly font: keyof typeof FONTS;
  readonly size: number;
}

const BODY: TextLook = { font: 'body', size: SIZE.三号 };
const HALF_POINTS = 2;
const TWENTIETHS = 20;

/** Editable .docx of a form: A4 in the look of GB/T 9704, page numbers outside. Bytes. */
export async function renderFormDocx(form: FormDefinition): Promise<Uint8Array> {
  const kit = await import('docx');
  const document = buildDocument(kit, form);
  return kit.Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTableXml() }]);
}

function buildDocument(kit: Kit, form: FormDefinition): Docx.Document {
  const page = form.orientation === 'landscape' ? LANDSCAPE_PAGE : PAGE;
  const width = twips(page.width - page.left - page.right);
  const children = form.blocks.flatMap((block, index) =>
    renderBlock(kit, block, width, isHeldBy(form.blocks[index + 1])),
  );
  return new kit.Document({
    title: printable(form.title.replaceAll('\n', '')),
    description: printable(form.basis),
    creator: '',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fontsOf('body'), size: SIZE.三号 * HALF_POINTS } } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              // The library swaps the two for a sideways page.
              width: twips(Math.min(page.width, page.height)),
              height: twips(Math.max(page.width, page.height)),
              orientation: form.orientation ?? 'portrait',
            },
            margin: {
              top: twips(page.top),
              bottom: twips(page.bottom),
              left: twips(page.left),
              right: twips(page.right),
              header: twips(15),
              footer: twips(page.bottom - PAGE_NUMBER_DROP - 5),
            },
          },
        },
        footers: { default: footer(kit, 'right'), even: footer(kit, 'left') },
        children: [...titleParagraphs(kit, form.title), ...children],
      },
    ],
  });
}

/** A paragraph that leads to a table or a stamp does not stay behind on another page. */
function isHeldBy(next: FormBlock | undefined): boolean {
  return next?.kind === 'table' || next?.kind === 'seal';
}

function titleParagraphs(kit: Kit, text: string): Docx.Paragraph[] {
  const lines = text.split('\n');
  return lines.map((line, index) =>
    paragraph(
      kit,
      [line],
      { font: 'title', size: SIZE.二号 },
      {
        align: 'center',
        after: index === lines.length - 1 ? LINE_PITCH / 2 : 0,
        exact: 34,
        keepNext: true,
      },
    ),
  );
}

function renderBlock(
  kit: Kit,
  block: FormBlock,
  width: number,
  keepNext: boolean,
): (Docx.Paragraph | Docx.Table)[] {
  switch (block.kind) {
    case 'reference':
      return [paragraph(kit, block.line, { font: 'body', size: SIZE.四号 }, { align: 'right' })];
    case 'addressee':
      return [paragraph(kit, block.line, BODY, { align: 'left' })];
    case 'paragraph':
      return [
        paragraph(kit, block.line, BODY, {
          align: 'both',
          indent: true,
          newPage: block.newPage,
          keepNext,
        }),
      ];
    case 'note':
      return [paragraph(kit, block.line, { font: 'body', size: SIZE.小四 }, { align: 'left', exact: 20 })];
    case 'seal':
      return sealParagraphs(kit, block, BODY, width);
    case 'table':
      // Word joins two tables that touch; the empty line keeps what follows apart.
      return [
        renderTable(kit, block, width),
        paragraph(kit, [], { font: 'body', size: SIZE.五号 }, { align: 'left', exact: 12 }),
      ];
  }
}

/** Who stamps and, centred below, the day: in the right half of the width, never torn apart by a page end. */
function sealParagraphs(kit: Kit, seal: FormSeal, look: TextLook, width: number): Docx.Paragraph[] {
  const shape = { align: 'center', leftIndent: width * 0.48 } as const;
  return [
    paragraph(kit, [], look, { ...shape, keepNext: true }),
    paragraph(kit, [seal.by], look, { ...shape, keepNext: true }),
    paragraph(kit, dateLine(seal.date), look, { ...shape, after: LINE_PITCH / 2 }),
  ];
}

function renderTable(kit: Kit, table: FormTable, width: number): Docx.Table {
  const total = table.widths.reduce((sum, part) => sum + part, 0);
  const columns = table.widths.map((part) => Math.round((width * part) / total));
  const size = table.density === 'dense' ? SIZE.五号 : SIZE.四号;
  return new kit.Table({
    width: { size: width, type: 'dxa' },
    columnWidths: columns,
    layout: 'fixed',
    margins: { top: 40, bottom: 40, left: 85, right: 85 },
    rows: table.rows.map((row, index) => {
      let column = 0;
      const cells = row.map((cell) => {
        const span = cell.span ?? 1;
        const cellWidth = columns.slice(column, column + span).reduce((sum, part) => sum + part, 0);
        column += span;
        return renderCell(kit, cell, cellWidth, size, index < (table.headRows ?? 0));
      });
      return new kit.TableRow({
        children: cells,
        cantSplit: !row.some((cell) => cell.role === 'statement'),
        tableHeader: index < (table.headRows ?? 0),
        height: { value: (table.density === 'dense' ? 22 : 32) * TWENTIETHS, rule: 'atLeast' },
      });
    }),
  });
}

function renderCell(kit: Kit, cell: FormCell, width: number, size: number, isHead: boolean): Docx.TableCell {
  const look: TextLook = { font: isHead ? 'head' : 'body', size };
  const align: Align = cell.role === 'label' ? 'center' : cell.role === 'number' ? 'right' : 'left';
  const exact = cell.role === 'statement' ? LINE_PITCH : undefined;
  return new kit.TableCell({
    width: { size: width, type: 'dxa' },
    columnSpan: cell.span ?? 1,
    verticalAlign: 'center',
    children: [
      ...cell.lines.map((line) => paragraph(kit, line, look, { align, exact: exact ?? 'single' })),
      ...(cell.seal ? sealParagraphs(kit, cell.seal, look, width) : []),
    ],
  });
}

interface ParagraphShape {
  readonly align: Align;
  /** First line set in by two characters. */
  readonly indent?: boolean;
  /** Twentieths of a point. */
  readonly leftIndent?: number;
  /** Stays on the page of what follows. */
  readonly keepNext?: boolean | undefined;
  readonly newPage?: boolean | undefined;
  /** Points. */
  readonly after?: number;
  /** Exact line pitch in points; the text's own unless told. */
  readonly exact?: number | 'single';
}

function paragraph(kit: Kit, line: FormLine, look: TextLook, shape: ParagraphShape): Docx.Paragraph {
  const pitch = shape.exact ?? LINE_PITCH;
  return new kit.Paragraph({
    alignment: shape.align,
    keepNext: shape.keepNext ?? false,
    pageBreakBefore: shape.newPage ?? false,
    spacing: {
      after: (shape.after ?? 0) * TWENTIETHS,
      ...(pitch === 'single' ? {} : { line: pitch * TWENTIETHS, lineRule: 'exact' }),
    },
    indent: {
      ...(shape.indent ? { firstLineChars: 200, firstLine: look.size * 2 * TWENTIETHS } : {}),
      ...(shape.leftIndent ? { left: Math.round(shape.leftIndent) } : {}),
    },
    children: line.map((part) => {
      const blank = typeof part !== 'string' && part.value === '';
      const text = typeof part === 'string' ? part : blank ? blankOf(part) : part.value;
      return new kit.TextRun({
        text: printable(text),
        font: fontsOf(look.font),
        size: look.size * HALF_POINTS,
        ...(blank && text !== '' ? { underline: { type: 'single' } } : {}),
      });
    }),
  });
}

/** “— 1 —” in 四号, one character in from the outer edge: right on odd pages, left on even ones. */
function footer(kit: Kit, side: 'left' | 'right'): Docx.Footer {
  const look = { font: fontsOf('number'), size: SIZE.四号 * HALF_POINTS };
  const inset = SIZE.四号 * TWENTIETHS;
  return new kit.Footer({
    children: [
      new kit.Paragraph({
        alignment: side,
        indent: { [side]: inset },
        children: [new kit.TextRun({ ...look, children: ['— ', kit.PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

function fontsOf(role: keyof typeof FONTS) {
  const { name } = FONTS[role];
  return { ascii: LATIN_FONT, hAnsi: LATIN_FONT, eastAsia: name, cs: LATIN_FONT, hint: 'eastAsia' };
}
