import type { Block, BlockHeading } from './blocks';
import { levelOfOutline, type ParagraphStyle, type StyleLookup } from './styles';

/** Character formatting of the run being read; null leaves it to the paragraph's style. */
export interface RunFormat {
  bold: boolean | null;
  size: number | null;
  hidden: boolean;
}

/** A paragraph while it is being read. */
export class ParagraphBuilder {
  styleId: string | null = null;
  /** Outline level set on the paragraph itself, as stored (0–9). */
  outlineLevel: number | null = null;
  /** Its paragraph mark is deleted by a tracked change: it runs on into the next paragraph. */
  markDeleted = false;
  /** Some of its text is formatted as hidden and was left out. */
  hasHiddenText = false;
  run: RunFormat = { bold: null, size: null, hidden: false };
  readonly #pieces: string[] = [];
  #visible = 0;
  #boldVisible = 0;
  #inheritedVisible = 0;
  #maxSize: number | null = null;

  startRun(): void {
    this.run = { bold: null, size: null, hidden: false };
  }

  append(text: string): void {
    if (this.run.hidden) {
      this.hasHiddenText = true;
      return;
    }
    this.#pieces.push(text);
    const visible = text.replace(/\s/g, '').length;
    this.#visible += visible;
    if (this.run.bold === true) this.#boldVisible += visible;
    else if (this.run.bold === null) this.#inheritedVisible += visible;
    if (this.run.size !== null && visible > 0) this.#maxSize = Math.max(this.#maxSize ?? 0, this.run.size);
  }

  text(): string {
    return this.#pieces.join('');
  }

  /** The finished paragraph; `before` is text carried over from a paragraph that runs on into this one. */
  toBlock(styles: StyleLookup, before: string): Block {
    const style = styles(this.styleId);
    const text = (before + this.text()).trim();
    const level = this.outlineLevel === null ? style.level : levelOfOutline(this.outlineLevel);
    const headings: BlockHeading[] = [];
    if (level !== null && text !== '') headings.push({ level, text: text.replace(/\s+/g, ' '), at: 0 });
    return { text, headings, inTable: false, bold: this.#isBold(style), size: this.#maxSize ?? style.size };
  }

  #isBold(style: ParagraphStyle): boolean {
    const bold = this.#boldVisible + (style.bold ? this.#inheritedVisible : 0);
    return this.#visible > 0 && bold === this.#visible;
  }
}
