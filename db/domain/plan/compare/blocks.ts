import { compactName } from '../../text/normalise';

/** A heading as text extraction found it: level 1 is the highest, `offset` counts characters of the text. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly offset: number;
}

/** A document to be compared: one line a paragraph or table row, cells of a row parted by tabs. */
export interface ComparedText {
  readonly text: string;
  readonly outline: readonly Heading[];
}

/** One line of a document. */
export interface TextBlock {
  readonly kind: 'heading' | 'paragraph' | 'row';
  /** Of a heading; 0 for other blocks. */
  readonly level: number;
  readonly text: string;
  /** Where it begins in the document's text. */
  readonly start: number;
}

/** A line of a contents page with its leader dots; begun at the first dot only, or a long row of dots would take hours. */
const LEADERS = /(?<![.．…·。‥])[.．…·。‥]{3,}\s*[\dⅠ-Ⅻivx]+$/u;
/** A line of a contents page whose page number follows a tab. */
const TABBED_PAGE = /^([^\t]+)\t\s*\d+$/u;
const NUMBERING =
  /^(?:第[一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|附件\s*\d*[:：]?|\d+(?:[.．]\d+)*[.．、)）]?)\s*/u;

/** A heading without its number, blanks aside: what it is called. */
export function headingName(text: string): string {
  const plain = compactName(text.trim().replace(NUMBERING, ''));
  return plain === '' ? compactName(text) : plain;
}

/** The lines of a document that say something. The contents page is left out: it repeats the headings with page numbers. */
export function textBlocks({ text, outline }: ComparedText): TextBlock[] {
  const names = new Set(outline.map((heading) => compactName(heading.text)));
  const blocks: TextBlock[] = [];
  let nextHeading = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    while (nextHeading < outline.length && (outline[nextHeading] as Heading).offset < start) nextHeading += 1;
    const heading = outline[nextHeading];
    const isHeading = heading !== undefined && heading.offset >= start && heading.offset <= end;
    const said = line.trim();
    if (said !== '' && (isHeading || !isContentsLine(said, names)))
      blocks.push({
        kind: isHeading ? 'heading' : said.includes('\t') ? 'row' : 'paragraph',
        level: isHeading ? heading.level : 0,
        text: said,
        start: start + line.indexOf(said),
      });
    start = end + 1;
  }
  return blocks;
}

function isContentsLine(line: string, names: ReadonlySet<string>): boolean {
  if (LEADERS.test(line)) return true;
  const title = TABBED_PAGE.exec(line)?.[1];
  return title !== undefined && names.has(compactName(title));
}

/** For each block the headings it stands under, highest first; a heading stands under itself. */
export function headingPaths(blocks: readonly TextBlock[]): (readonly number[])[] {
  let path: readonly number[] = [];
  return blocks.map((block, at) => {
    if (block.kind === 'heading')
      path = [...path.filter((above) => (blocks[above] as TextBlock).level < block.level), at];
    return path;
  });
}
