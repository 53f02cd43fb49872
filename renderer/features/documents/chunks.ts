import { paragraphText, type TableBlock, type ViewBlock } from '../../../electron/contract/reading';

/** Blocks that are drawn together. Heights are guesses in CSS pixels at scale 1, until the chunk has been drawn once. */
export interface Chunk {
  readonly blocks: readonly ViewBlock[];
  /** Stretch of the extracted text that it holds. */
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/** About a pane: small enough to be drawn between two frames. */
const CHUNK_HEIGHT = 700;
const LINE = 28;
const ROW_LINE = 24;
const ROW_PADDING = 10;
/** Characters on a line of the paper. */
const LINE_CHARACTERS = 40;
const PICTURE_LINE = 20;
/** Longer tables are drawn in several pieces. */
const TABLE_ROWS = 40;

/** Cuts a document into chunks in reading order. */
export function toChunks(blocks: readonly ViewBlock[], textLength: number): Chunk[] {
  const groups: { blocks: ViewBlock[]; height: number }[] = [];
  let group: { blocks: ViewBlock[]; height: number } = { blocks: [], height: 0 };
  for (const block of blocks.flatMap(cutTable)) {
    if (group.height >= CHUNK_HEIGHT) {
      groups.push(group);
      group = { blocks: [], height: 0 };
    }
    group.blocks.push(block);
    group.height += heightOf(block, LINE_CHARACTERS);
  }
  if (group.blocks.length > 0) groups.push(group);
  const starts = groups.map(({ blocks: own }) => firstStart(own));
  let from = 0;
  return groups.map(({ blocks: own, height }, at) => {
    const start = at === 0 ? 0 : (starts[at] ?? from);
    from = start;
    const next = starts.slice(at + 1).find((each) => each !== null);
    return { blocks: own, from: start, to: next ?? textLength, height };
  });
}

/** Where the first placed paragraph of some blocks begins; null when none is placed. */
function firstStart(blocks: readonly ViewBlock[]): number | null {
  for (const block of blocks) {
    if (block.kind === 'paragraph' && block.start >= 0) return block.start;
    if (block.kind !== 'table') continue;
    for (const row of block.rows) {
      for (const cell of row) {
        const inside = firstStart(cell.blocks);
        if (inside !== null) return inside;
      }
    }
  }
  return null;
}

/** A long table in pieces, cut where no cell reaches over the cut. */
function cutTable(block: ViewBlock): ViewBlock[] {
  if (block.kind !== 'table' || block.rows.length <= TABLE_ROWS) return [block];
  const pieces: TableBlock[] = [];
  let rows: TableBlock['rows'][number][] = [];
  let openUntil = 0;
  block.rows.forEach((row, at) => {
    rows.push(row);
    for (const cell of row) openUntil = Math.max(openUntil, at + cell.rows);
    if (rows.length < TABLE_ROWS || openUntil > at + 1) return;
    pieces.push({ ...block, rows });
    rows = [];
  });
  if (rows.length > 0) pieces.push({ ...block, rows });
  return pieces;
}

function heightOf(block: ViewBlock, characters: number): number {
  if (block.kind === 'page-break') return LINE;
  if (block.kind === 'table') {
    return block.rows.reduce((sum, row) => {
      const columns = row.reduce((count, cell) => count + cell.columns, 0) || 1;
      const lines = row.map((cell) => {
        const share = Math.max(3, Math.floor((characters * cell.columns) / columns));
        return cell.blocks.reduce((height, inner) => height + (heightOf(inner, share) / LINE) * ROW_LINE, 0);
      });
      return sum + Math.max(ROW_LINE, ...lines) + ROW_PADDING;
    }, 0);
  }
  const pictures = block.spans.reduce(
    (height, span) =>
      height + (typeof span === 'object' && 'height' in span ? span.height + PICTURE_LINE : 0),
    0,
  );
  const text = paragraphText(block);
  return (
    pictures + (text === '' && pictures > 0 ? 0 : Math.max(1, Math.ceil(text.length / characters)) * LINE)
  );
}
