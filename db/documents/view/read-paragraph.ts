import type { MissingPictureSpan, PictureSpan, Span, StyledSpan } from '../../domain/reading/blocks';
import { isOn } from '../docx/styles';
import { symbolText } from '../docx/symbols';
import { attributeOf, child, descendant, elements, settingOf, type XmlElement } from '../docx/xml-tree';

/** What a picture reference stands for: its place on the shelf, or why it is not drawn. */
export type PictureLookup = (id: string | undefined) => number | MissingPictureSpan['missing'];

/** What a paragraph's content turns out to be. `boxes` are text boxes in it, each with its own paragraphs. */
export interface ParagraphContent {
  readonly spans: readonly Span[];
  readonly boxes: readonly XmlElement[];
  readonly breakBefore: boolean;
  readonly breakAfter: boolean;
  /** Largest type size stated by a run, half points. */
  readonly size: number | null;
}

/** Content that is no text of the document; the same list as the reader of the extracted text skips. */
const SKIPPED = new Set([
  'pPr',
  'delText',
  'instrText',
  'delInstrText',
  'rt',
  'sdtPr',
  'sdtEndPr',
  'del',
  'moveFrom',
  'footnoteReference',
  'endnoteReference',
]);
const EMU_PER_PIXEL = 9525;
const PIXELS_PER_POINT = 96 / 72;
const MAX_PIXELS = 4000;

interface RunLooks {
  readonly bold: boolean;
  readonly underline: boolean;
  readonly raised: 'sup' | 'sub' | null;
  readonly hidden: boolean;
}
const PLAIN: RunLooks = { bold: false, underline: false, raised: null, hidden: false };

/** Reads what stands in a `w:p`, tracked changes accepted and hidden text left out. `bold` is what its style says. */
export function readParagraph(
  paragraph: XmlElement,
  bold: boolean,
  pictureOf: PictureLookup,
): ParagraphContent {
  const reader = new ParagraphReader(bold, pictureOf);
  reader.read(paragraph, { ...PLAIN, bold });
  return reader.finish();
}

class ParagraphReader {
  readonly #spans: Span[] = [];
  readonly #boxes: XmlElement[] = [];
  readonly #bold: boolean;
  readonly #pictureOf: PictureLookup;
  #breakBefore = false;
  #breakAfter = false;
  #size: number | null = null;
  #hasText = false;

  constructor(bold: boolean, pictureOf: PictureLookup) {
    this.#bold = bold;
    this.#pictureOf = pictureOf;
  }

  finish(): ParagraphContent {
    return {
      spans: this.#spans,
      boxes: this.#boxes,
      breakBefore: this.#breakBefore,
      breakAfter: this.#breakAfter,
      size: this.#size,
    };
  }

  read(of: XmlElement, looks: RunLooks): void {
    for (const each of elements(of)) this.#readOne(each, looks);
  }

  #readOne(each: XmlElement, looks: RunLooks): void {
    if (SKIPPED.has(each.name)) return;
    switch (each.name) {
      case 'r':
        this.#readRun(each);
        break;
      case 't':
        this.#append(each.children.filter((part) => typeof part === 'string').join(''), looks);
        break;
      case 'tab':
      case 'ptab':
        this.#append('\t', looks);
        break;
      case 'br':
        if (attributeOf(each, 'type') === 'page') this.#pageBreak();
        // The reader of the extracted text writes a line end for every kind of break.
        this.#append('\n', looks);
        break;
      case 'cr':
        this.#append('\n', looks);
        break;
      case 'noBreakHyphen':
        this.#append('-', looks);
        break;
      case 'sym':
        this.#append(symbolText(attributeOf(each, 'font') ?? '', attributeOf(each, 'char') ?? ''), looks);
        break;
      case 'lastRenderedPageBreak':
        this.#pageBreak();
        break;
      case 'drawing':
      case 'pict':
      case 'object':
        this.#readDrawing(each);
        break;
      case 'AlternateContent': {
        const choice = child(each, 'Choice') ?? child(each, 'Fallback');
        if (choice) this.read(choice, looks);
        break;
      }
      case 'rPr':
        break;
      default:
        this.read(each, looks);
    }
  }

  #readRun(run: XmlElement): void {
    const properties = child(run, 'rPr');
    const size = Number(settingOf(properties ?? run, 'sz')) || null;
    const on = (name: string): boolean | null => {
      const property = child(properties, name);
      return property ? isOn(attributeOf(property, 'val')) : null;
    };
    const raised = properties && settingOf(properties, 'vertAlign');
    const looks: RunLooks = {
      bold: on('b') ?? this.#bold,
      underline: on('u') ?? false,
      raised: raised === 'superscript' ? 'sup' : raised === 'subscript' ? 'sub' : null,
      hidden: on('vanish') ?? false,
    };
    const before = this.#hasText;
    this.read(run, looks);
    if (size !== null && (this.#hasText || before)) this.#size = Math.max(this.#size ?? 0, size);
  }

  #append(text: string, looks: RunLooks): void {
    if (text === '' || looks.hidden) return;
    if (text.trim() !== '') this.#hasText = true;
    const styled: StyledSpan = {
      text,
      ...(looks.bold && { bold: true }),
      ...(looks.underline && { underline: true }),
      ...(looks.raised && { raised: looks.raised }),
    };
    const before = this.#spans.at(-1);
    if (before !== undefined && typeof before !== 'string' && 'text' in before && sameLooks(before, styled))
      this.#spans[this.#spans.length - 1] = { ...before, text: before.text + text };
    else this.#spans.push(styled);
  }

  #pageBreak(): void {
    if (this.#hasText) this.#breakAfter = true;
    else this.#breakBefore = true;
  }

  #readDrawing(drawing: XmlElement): void {
    const box = descendant(drawing, 'txbxContent');
    if (box) {
      this.#boxes.push(box);
      return;
    }
    const blip = descendant(drawing, 'blip');
    const old = descendant(drawing, 'imagedata');
    const size = blip || !old ? sizeOfDrawing(drawing) : sizeOfShape(drawing);
    const id = attributeOf(blip, 'embed') ?? attributeOf(old, 'id');
    const linked = attributeOf(blip, 'link') !== undefined;
    const found = id === undefined ? (linked ? 'external' : 'format') : this.#pictureOf(id);
    this.#spans.push(
      typeof found === 'string'
        ? { missing: found, ...size }
        : ({ picture: found, ...size, name: nameOf(drawing) } satisfies PictureSpan),
    );
  }
}

function sameLooks(one: StyledSpan, other: StyledSpan): boolean {
  return one.bold === other.bold && one.underline === other.underline && one.raised === other.raised;
}

function sizeOfDrawing(drawing: XmlElement): { width: number; height: number } {
  const extent = descendant(drawing, 'extent');
  return {
    width: pixels(Number(attributeOf(extent, 'cx')) / EMU_PER_PIXEL),
    height: pixels(Number(attributeOf(extent, 'cy')) / EMU_PER_PIXEL),
  };
}

/** Pictures of old documents carry their size in a style: "width:120pt;height:80pt". */
function sizeOfShape(drawing: XmlElement): { width: number; height: number } {
  const style = attributeOf(descendant(drawing, 'shape'), 'style') ?? '';
  const points = (name: string): number =>
    Number(new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([\\d.]+)pt`).exec(style)?.[1]);
  return {
    width: pixels(points('width') * PIXELS_PER_POINT),
    height: pixels(points('height') * PIXELS_PER_POINT),
  };
}

function pixels(value: number): number {
  return Number.isFinite(value) && value > 0 ? Math.min(MAX_PIXELS, Math.round(value)) : 0;
}

function nameOf(drawing: XmlElement): string {
  const properties = descendant(drawing, 'docPr');
  return (attributeOf(properties, 'descr') ?? attributeOf(properties, 'name') ?? '').slice(0, 200);
}
