import type { Block } from './blocks';
import { ParagraphBuilder } from './paragraph';
import { attribute, localName, parseXml, type XmlAttributes } from './parse-xml';
import { isOn, type StyleLookup } from './styles';
import { symbolText } from './symbols';
import { TableBuilder } from './table';

/** What one part with running text (body, header, footer, notes) holds. */
export interface Story {
  readonly blocks: readonly Block[];
  /** Text was left out because it is formatted as hidden. */
  readonly hasHiddenText: boolean;
  /** The part pulls in another file, which is not read. */
  readonly hasForeignChunk: boolean;
  /** Tracked changes are present: insertions were kept, deletions dropped. */
  readonly hasTrackedChanges: boolean;
}

const NAMESPACES = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
];

/** Elements whose whole content is not text of the document: instructions, deleted text, former formatting, settings. */
const SKIPPED = new Set([
  'delText',
  'instrText',
  'delInstrText',
  'rt',
  'sdtPr',
  'sdtEndPr',
  'sectPr',
  'tblPr',
  'tblPrEx',
  'tblGrid',
  'tabs',
  'numPr',
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
  'numberingChange',
]);

/**
 * Reads the running text of a WordprocessingML part, as a reader sees it with all tracked changes accepted.
 * Numbers that Word generates (automatic numbering) are not in the file and hence not in the text.
 * Throws `ArchiveFault`.
 */
export function readStory(bytes: Uint8Array, maxDepth: number, styles: StyleLookup): Story {
  const reader = new StoryReader(styles);
  parseXml(bytes, maxDepth, reader);
  return reader.finish();
}

class StoryReader {
  readonly #styles: StyleLookup;
  readonly #blocks: Block[] = [];
  readonly #path: string[] = [];
  readonly #paragraphs: ParagraphBuilder[] = [];
  readonly #tables: TableBuilder[] = [];
  /** Of each open AlternateContent: whether a Choice was read, which makes its Fallback a repetition. */
  readonly #alternatives: boolean[] = [];
  #prefix: string | null = null;
  #skipping = 0;
  #inText = false;
  /** Text of a paragraph whose mark was deleted; it continues in the next paragraph. */
  #carried = '';
  #hasHiddenText = false;
  #hasForeignChunk = false;
  #hasTrackedChanges = false;

  constructor(styles: StyleLookup) {
    this.#styles = styles;
  }

  finish(): Story {
    this.#flushCarried();
    return {
      blocks: this.#blocks,
      hasHiddenText: this.#hasHiddenText,
      hasForeignChunk: this.#hasForeignChunk,
      hasTrackedChanges: this.#hasTrackedChanges,
    };
  }

  open(qualified: string, attributes: XmlAttributes): void {
    this.#prefix ??= wordPrefix(qualified, attributes);
    if (this.#skipping > 0) {
      this.#skipping += 1;
      return;
    }
    const name = this.#nameOf(qualified);
    const parent = this.#path.at(-1) ?? '';
    if (SKIPPED.has(name) || this.#isRemoved(name, parent)) {
      this.#skipping = 1;
      return;
    }
    this.#path.push(name);
    this.#enter(name, parent, attributes);
  }

  close(qualified: string): void {
    if (this.#skipping > 0) {
      this.#skipping -= 1;
      return;
    }
    this.#path.pop();
    this.#leave(this.#nameOf(qualified));
  }

  text(text: string): void {
    if (this.#inText && this.#skipping === 0) this.#paragraphs.at(-1)?.append(text);
  }

  /** Word's own elements go by their bare name, those of other vocabularies by a mark and their bare name. */
  #nameOf(qualified: string): string {
    const prefix = this.#prefix ?? '';
    return qualified.startsWith(prefix) && !qualified.includes(':', prefix.length)
      ? qualified.slice(prefix.length)
      : `+${localName(qualified)}`;
  }

  /** Deleted and moved-away text, and the repetition that AlternateContent keeps for old programs. */
  #isRemoved(name: string, parent: string): boolean {
    if (name === '+Fallback') return this.#alternatives.at(-1) === true;
    if (name !== 'del' && name !== 'moveFrom') return false;
    this.#hasTrackedChanges = true;
    return parent !== 'rPr' && parent !== 'trPr';
  }

  #enter(name: string, parent: string, attributes: XmlAttributes): void {
    const paragraph = this.#paragraphs.at(-1);
    const table = this.#tables.at(-1);
    switch (name) {
      case 'p':
        this.#paragraphs.push(new ParagraphBuilder());
        break;
      case 'r':
        paragraph?.startRun();
        break;
      case 't':
      case '+t':
        this.#inText = true;
        break;
      case 'tab':
      case 'ptab':
        if (parent === 'r') paragraph?.append('\t');
        break;
      case 'br':
      case 'cr':
        paragraph?.append('\n');
        break;
      case 'noBreakHyphen':
        paragraph?.append('-');
        break;
      case 'sym':
        paragraph?.append(
          symbolText(attribute(attributes, 'font') ?? '', attribute(attributes, 'char') ?? ''),
        );
        break;
      case 'tbl':
        this.#flushCarried();
        this.#tables.push(new TableBuilder());
        break;
      case 'tr':
        table?.startRow();
        break;
      case 'tc':
        table?.startCell();
        break;
      case 'del':
      case 'moveFrom':
        if (parent === 'trPr' && table) table.rowDeleted = true;
        else if (this.#path.at(-3) === 'pPr' && paragraph) paragraph.markDeleted = true;
        break;
      case 'ins':
      case 'moveTo':
        this.#hasTrackedChanges = true;
        break;
      case 'cellDel':
        if (table) table.cellDeleted = true;
        break;
      case 'altChunk':
        this.#hasForeignChunk = true;
        break;
      case '+AlternateContent':
        this.#alternatives.push(false);
        break;
      case '+Choice':
        if (this.#alternatives.length > 0) this.#alternatives[this.#alternatives.length - 1] = true;
        break;
      default:
        if (paragraph) this.#format(paragraph, name, parent, attribute(attributes, 'val'));
    }
  }

  #format(paragraph: ParagraphBuilder, name: string, parent: string, value: string | undefined): void {
    if (parent === 'pPr') {
      if (name === 'pStyle') paragraph.styleId = value ?? null;
      else if (name === 'outlineLvl') paragraph.outlineLevel = Number(value);
    } else if (parent === 'rPr' && this.#path.at(-3) === 'r') {
      if (name === 'b') paragraph.run.bold = isOn(value);
      else if (name === 'sz') paragraph.run.size = Number(value) || null;
      else if (name === 'vanish') paragraph.run.hidden = isOn(value);
    }
  }

  #leave(name: string): void {
    switch (name) {
      case 't':
      case '+t':
        this.#inText = false;
        break;
      case 'p':
        this.#endParagraph();
        break;
      case 'tc':
        this.#flushCarried();
        this.#tables.at(-1)?.endCell();
        break;
      case 'tr':
        this.#tables.at(-1)?.endRow();
        break;
      case 'tbl':
        for (const row of this.#tables.pop()?.rows ?? []) this.#emit(row);
        break;
      case '+AlternateContent':
        this.#alternatives.pop();
        break;
    }
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    if (paragraph.hasHiddenText) this.#hasHiddenText = true;
    if (paragraph.markDeleted) {
      this.#carried += paragraph.text();
      return;
    }
    const block = paragraph.toBlock(this.#styles, this.#carried);
    this.#carried = '';
    this.#emit(block);
  }

  #flushCarried(): void {
    const text = this.#carried.trim();
    this.#carried = '';
    this.#emit({ text, headings: [], inTable: false, bold: false, size: null });
  }

  #emit(block: Block): void {
    if (block.text === '') return;
    const table = this.#tables.at(-1);
    if (table) table.addToCell(block);
    else this.#blocks.push(block);
  }
}

/** The prefix that the root element binds to Word's vocabulary, colon included; nearly always `w:`. */
function wordPrefix(root: string, attributes: XmlAttributes): string {
  for (const [key, value] of Object.entries(attributes)) {
    if (!NAMESPACES.includes(value)) continue;
    if (key === 'xmlns') return '';
    if (key.startsWith('xmlns:')) return `${key.slice('xmlns:'.length)}:`;
  }
  return root.slice(0, root.indexOf(':') + 1);
}
