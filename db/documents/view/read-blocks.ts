import type { ParagraphBlock, Span, TableBlock, TableCell, ViewBlock } from '../../domain/reading/blocks';
import { levelOfOutline, type StyleLookup } from '../docx/styles';
import { attributeOf, child, elements, settingOf, type XmlElement } from '../docx/xml-tree';
import type { Numbering } from './numbering';
import { type Looks, readLooks } from './paragraph-looks';
import { type PictureLookup, readParagraph } from './read-paragraph';
import { isBlank, trimSpans } from './spans';

/** What the other parts of the file say about its paragraphs. */
export interface BlockContext {
  readonly styles: StyleLookup;
  readonly looks: (style: string | null) => Looks;
  readonly numbering: Numbering;
  readonly pictureOf: PictureLookup;
}

/** Wider tables are cut: Word itself stops at 63 columns. */
const MAX_COLUMNS = 200;
/** Usual type size of official text, half points: runs larger or smaller than that keep their own size. */
const USUAL_SIZE = 24;

/**
 * The blocks of a body, a cell or a note in order, as a reader sees them with all tracked changes accepted. Offsets
 * are not known yet: see `placeBlocks`.
 */
export function readBlocks(container: XmlElement, context: BlockContext): ViewBlock[] {
  const reader = new BlockReader(context);
  reader.read(container);
  return reader.finish();
}

class BlockReader {
  readonly #blocks: ViewBlock[] = [];
  readonly #context: BlockContext;
  /** Spans of a paragraph whose mark is deleted by a tracked change: it runs on into the next one. */
  #carried: Span[] = [];

  constructor(context: BlockContext) {
    this.#context = context;
  }

  finish(): ViewBlock[] {
    this.#flush();
    return this.#blocks;
  }

  read(container: XmlElement): void {
    for (const each of elements(container)) {
      switch (each.name) {
        case 'p':
          this.#paragraph(each);
          break;
        case 'tbl': {
          this.#flush();
          const table = readTable(each, this.#context);
          if (table) this.#blocks.push(table);
          break;
        }
        case 'AlternateContent': {
          const choice = child(each, 'Choice') ?? child(each, 'Fallback');
          if (choice) this.read(choice);
          break;
        }
        case 'del':
        case 'moveFrom':
        case 'sectPr':
        case 'sdtPr':
        case 'tcPr':
          break;
        default:
          this.read(each);
      }
    }
  }

  #paragraph(paragraph: XmlElement): void {
    const { styles, pictureOf } = this.#context;
    const properties = child(paragraph, 'pPr');
    const styleId = (properties && settingOf(properties, 'pStyle')) ?? null;
    const style = styles(styleId);
    const content = readParagraph(paragraph, style.bold, pictureOf);
    for (const box of content.boxes) this.#blocks.push(...readBlocks(box, this.#context));
    const mark = child(properties, 'rPr');
    if (mark && (child(mark, 'del') || child(mark, 'moveFrom'))) {
      this.#carried.push(...content.spans);
      return;
    }
    const looks = { ...this.#context.looks(styleId), ...readLooks(properties) };
    const spans = [...this.#carried, ...content.spans];
    this.#carried = [];
    if (content.breakBefore || looks.pageBreakBefore) this.#break();
    this.#blocks.push(
      toParagraph(spans, looks, {
        level: levelOf(properties) ?? style.level,
        number: this.#numberOf(looks, styleId, spans),
        size: content.size ?? style.size,
      }),
    );
    const section = child(properties, 'sectPr');
    const newPage = section !== undefined && settingOf(section, 'type') !== 'continuous';
    if (content.breakAfter || newPage) this.#break();
  }

  #numberOf(looks: Looks, style: string | null, spans: readonly Span[]): string {
    const { list } = looks;
    // Word counts empty paragraphs of a list as well, but prints their numbers only where something stands.
    if (list === undefined || list === '0') return '';
    const { numbering } = this.#context;
    const number = numbering.next(list, looks.listLevel ?? numbering.levelOfStyle(list, style));
    return isBlank(spans) ? '' : number;
  }

  #flush(): void {
    const spans = this.#carried;
    this.#carried = [];
    if (!isBlank(spans)) this.#blocks.push(toParagraph(spans, {}, { level: null, number: '', size: null }));
  }

  #break(): void {
    const last = this.#blocks.at(-1);
    if (last && last.kind !== 'page-break') this.#blocks.push({ kind: 'page-break' });
  }
}

function levelOf(properties: XmlElement | undefined): number | null | undefined {
  const own = properties && settingOf(properties, 'outlineLvl');
  return own === undefined ? undefined : levelOfOutline(Number(own));
}

function toParagraph(
  spans: readonly Span[],
  looks: Looks,
  facts: { level: number | null; number: string; size: number | null },
): ParagraphBlock {
  const { spans: trimmed, leading } = trimSpans(spans);
  const firstLine = (looks.firstLine ?? 0) + leading;
  const { level, number, size } = facts;
  return {
    kind: 'paragraph',
    start: -1,
    spans: trimmed,
    ...(level !== null && { level }),
    ...(looks.align && { align: looks.align }),
    ...(looks.indent && { indent: looks.indent }),
    ...(firstLine !== 0 && { firstLine }),
    ...(number !== '' && { number }),
    ...(size !== null && size !== USUAL_SIZE && { size: size / 2 }),
  };
}

/** A table with its merged cells; null when nothing is left of it. */
function readTable(table: XmlElement, context: BlockContext): TableBlock | null {
  const grid = elements(child(table, 'tblGrid') ?? table)
    .filter((each) => each.name === 'gridCol')
    .map((each) => Math.max(0, Number(attributeOf(each, 'w')) || 0))
    .slice(0, MAX_COLUMNS);
  const total = grid.reduce((sum, width) => sum + width, 0);
  const rows: MutableCell[][] = [];
  /** The cell that stands open downwards in each grid column. */
  let above: (MutableCell | undefined)[] = [];
  for (const row of rowsOf(table)) {
    const properties = child(row, 'trPr');
    if (properties && (child(properties, 'del') || child(properties, 'moveFrom'))) continue;
    const cells: MutableCell[] = [];
    const below: (MutableCell | undefined)[] = [];
    let column = skipped(properties, 'gridBefore');
    if (column > 0) cells.push({ columns: column, rows: 1, blocks: [] });
    for (const each of cellsOf(row)) {
      if (column >= MAX_COLUMNS) break;
      const cell = child(each, 'tcPr');
      if (cell && child(cell, 'cellDel')) continue;
      const span = Math.min(
        MAX_COLUMNS - column,
        Math.max(1, Number(settingOf(cell ?? each, 'gridSpan')) || 1),
      );
      const merge = cell && child(cell, 'vMerge');
      const upper = above[column];
      const blocks = readBlocks(each, context);
      if (merge && attributeOf(merge, 'val') !== 'restart' && upper) {
        upper.rows += 1;
        // Text of a covered cell is in the extracted text; dropping it here would hide it from the reader.
        upper.blocks.push(...blocks.filter((block) => block.kind !== 'paragraph' || !isBlank(block.spans)));
        below[column] = upper;
      } else {
        const made: MutableCell = { columns: span, rows: 1, blocks };
        cells.push(made);
        if (merge) below[column] = made;
      }
      column += span;
    }
    above = below;
    rows.push(cells);
  }
  if (rows.length === 0) return null;
  const widths = total > 0 ? grid.map((width) => Math.round((width / total) * 1000) / 1000) : [];
  return { kind: 'table', start: -1, widths, rows };
}

interface MutableCell extends TableCell {
  rows: number;
  blocks: ViewBlock[];
}

function skipped(properties: XmlElement | undefined, name: string): number {
  return Math.min(MAX_COLUMNS, Math.max(0, Number(properties && settingOf(properties, name)) || 0));
}

/** Rows, also those inside content controls. */
function rowsOf(table: XmlElement): XmlElement[] {
  return inside(table, 'tr');
}

function cellsOf(row: XmlElement): XmlElement[] {
  return inside(row, 'tc');
}

function inside(of: XmlElement, name: string): XmlElement[] {
  return elements(of).flatMap((each) => {
    if (each.name === name) return [each];
    return /^(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(each.name) ? inside(each, name) : [];
  });
}
