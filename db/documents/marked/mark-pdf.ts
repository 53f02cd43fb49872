import type { PDFDocument, PDFPage, PDFRef } from '@cantoo/pdf-lib';
import { PlanDeskError } from '../../domain/errors';
import type { MarkKind } from '../../domain/review/codes';
import type { PageStart } from '../types';
import { KIND_NAMES, type MarkedCopy, type MarkingWork, noteAside, type PlacedMark } from './marks';
import { edgesOf, type Quad } from './page-quads';
import { findOnPages, type PdfPlace } from './pdf-places';

/** Colours readers know from paper: yellow marker, blue remark, green proposal, red frame. */
const COLOURS: Readonly<Record<MarkKind, readonly [number, number, number]>> = {
  highlight: [1, 0.86, 0.25],
  comment: [0.55, 0.78, 1],
  suggestion: [0.62, 0.9, 0.6],
  box: [0.85, 0.1, 0.1],
};
/** Shown, printed with the page, not to be turned or scaled with it: bit 3 of the flags. */
const PRINTED = 4;
/** Written between two looks at what else is to be done. */
const OBJECTS_AT_A_TIME = 500;
/** Size of a note's sign, and how far it stands from the edges. Points. */
const NOTE = 20;

/**
 * A copy of a PDF with the marks as its own annotations, which every reader shows, lists and lets answer: highlights with
 * their comments, frames, and notes for what could not be put on its words. What the file held stays as it was, byte for
 * byte, with the marks behind it (files with a password are written anew).
 * @throws PlanDeskError MARKED_COPY_UNREADABLE when the file is locked or damaged
 */
export async function markPdf(
  bytes: Uint8Array,
  source: { readonly text: string; readonly pages: readonly PageStart[] | null; readonly password?: string },
  marks: readonly PlacedMark[],
  work: MarkingWork = {},
): Promise<MarkedCopy> {
  const { password } = source;
  const { places, aside } = await readable(() =>
    findOnPages(bytes, source.text, source.pages, marks, {
      ...work,
      ...(password === undefined ? {} : { password }),
    }),
  );
  const { PDFDocument: Pdf } = await import('@cantoo/pdf-lib');
  const document = await readable(() =>
    Pdf.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: false,
      ...(password === undefined ? { forIncrementalUpdate: true } : { password }),
    }),
  );
  const writer = new AnnotationWriter(document, await import('@cantoo/pdf-lib'));
  for (const place of places) writer.addPlace(place);
  const notes = new Map<number, number>();
  for (const { mark, page } of aside) {
    const before = notes.get(page) ?? 0;
    notes.set(page, before + 1);
    writer.addNote(page, mark, before);
  }
  writer.hangAll();
  work.signal?.throwIfAborted();
  const written = await writer.write(bytes);
  return { bytes: written, placed: marks.length - aside.length, aside: aside.length };
}

async function readable<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    throw new PlanDeskError(
      'MARKED_COPY_UNREADABLE',
      '这份 PDF 设有密码或已经损坏，不能制作批注稿。请提供可以打开的文件后重试。',
      {},
    );
  }
}

class AnnotationWriter {
  readonly #document: PDFDocument;
  readonly #pdf: typeof import('@cantoo/pdf-lib');
  readonly #pages: readonly PDFPage[];
  readonly #added = new Map<PDFPage, PDFRef[]>();
  readonly #multiplied: PDFRef;
  /** The library's list of what is to be saved. It looks through all objects at each change, so it is told once, at the end. */
  readonly #changes: PDFDocument['context']['snapshot'];

  constructor(document: PDFDocument, pdf: typeof import('@cantoo/pdf-lib')) {
    this.#document = document;
    this.#pdf = pdf;
    this.#pages = document.getPages();
    this.#changes = document.context.snapshot;
    document.context.snapshot = undefined;
    const { context } = document;
    this.#multiplied = context.register(context.obj({ Type: 'ExtGState', BM: 'Multiply' }));
  }

  /** Hangs the annotations on their pages. */
  hangAll(): void {
    const { PDFArray, PDFName } = this.#pdf;
    const { context } = this.#document;
    for (const [page, refs] of this.#added) {
      const before = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? [];
      page.node.set(PDFName.of('Annots'), context.obj([...before, ...refs]));
      this.#changes?.markRefForSave(page.ref);
    }
  }

  /** The file with what was added behind it; a file that was opened with a password as a whole. */
  async write(original: Uint8Array): Promise<Uint8Array> {
    if (!this.#changes) return this.#document.save();
    const added = await this.#document.saveIncremental(this.#changes, { objectsPerTick: OBJECTS_AT_A_TIME });
    return Buffer.concat([original, added]);
  }

  addPlace({ mark, page, quads, continued }: PdfPlace): void {
    const isBox = mark.box !== null;
    const [left, bottom, right, top] = edgesOf(quads);
    const rect = [left - 1, bottom - 1, right + 1, top + 1] as const;
    this.#add(page, mark, {
      Subtype: isBox ? 'Square' : 'Highlight',
      Rect: [...rect],
      ...(isBox ? { BS: { W: 1.5, S: 'S' } } : { QuadPoints: quads.flat() }),
      AP: { N: this.#appearance(mark.kind, rect, quads, isBox) },
      words: continued ? '（续前页）' : mark.body,
    });
  }

  /** A note in the margin; several of a page stand under each other. */
  addNote(page: number, mark: PlacedMark, before: number): void {
    const { x, y, width, height } = (this.#pages[page - 1] as PDFPage).getCropBox();
    const perColumn = Math.max(1, Math.floor(height / (NOTE + 4)) - 1);
    const left = x + width - (NOTE + 4) * (1 + Math.floor(before / perColumn));
    const top = y + height - 4 - (NOTE + 4) * (before % perColumn);
    this.#add(page, mark, {
      Subtype: 'Text',
      Rect: [left, top - NOTE, left + NOTE, top],
      Name: 'Comment',
      words: noteAside(mark),
    });
  }

  #add(
    page: number,
    mark: PlacedMark,
    { words, ...own }: { readonly words: string; readonly [key: string]: unknown },
  ): void {
    const { PDFHexString, PDFString } = this.#pdf;
    const target = this.#pages[page - 1];
    if (!target) return;
    const { context } = this.#document;
    const annotation = context.obj({
      Type: 'Annot',
      ...(own as Record<string, never>),
      F: PRINTED,
      C: [...COLOURS[mark.kind]],
      P: target.ref,
    });
    annotation.set(this.#pdf.PDFName.of('T'), PDFHexString.fromText(mark.author));
    annotation.set(this.#pdf.PDFName.of('Contents'), PDFHexString.fromText(words));
    annotation.set(this.#pdf.PDFName.of('Subj'), PDFHexString.fromText(KIND_NAMES[mark.kind]));
    annotation.set(this.#pdf.PDFName.of('M'), PDFString.of(pdfDate(mark.at)));
    annotation.set(this.#pdf.PDFName.of('CreationDate'), PDFString.of(pdfDate(mark.at)));
    const added = this.#added.get(target);
    const ref = context.register(annotation);
    if (added) added.push(ref);
    else this.#added.set(target, [ref]);
  }

  /** How the mark looks, for readers and printers that draw nothing of their own: multiplied, so words stay readable. */
  #appearance(
    kind: MarkKind,
    rect: readonly [number, number, number, number],
    quads: readonly Quad[],
    isBox: boolean,
  ): PDFRef {
    const { context } = this.#document;
    const colour = COLOURS[kind].join(' ');
    const figure = (value: number) => value.toFixed(2);
    const drawing = isBox
      ? `${colour} RG 1.5 w ${[rect[0] + 1, rect[1] + 1, rect[2] - rect[0] - 2, rect[3] - rect[1] - 2].map(figure).join(' ')} re S`
      : quads
          .map(([ax, ay, bx, by, cx, cy, dx, dy]) => {
            const points = [ax, ay, bx, by, dx, dy, cx, cy].map(figure);
            return `${points[0]} ${points[1]} m ${points[2]} ${points[3]} l ${points[4]} ${points[5]} l ${points[6]} ${points[7]} l h`;
          })
          .join(' ')
          .concat(' f');
    const stream = context.stream(isBox ? drawing : `/M gs ${colour} rg ${drawing}`, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [...rect],
      Resources: { ExtGState: { M: this.#multiplied } },
    });
    return context.register(stream);
  }
}

/** A moment as PDF writes it: D:YYYYMMDDHHmmSSZ. Figures alone: nothing else may stand in the file unescaped. */
function pdfDate(moment: string): string {
  return `D:${moment.replace(/\D/g, '').slice(0, 14)}Z`;
}
