import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import { LANDSCAPE_PAGE, PAGE, PAGE_NUMBER_DROP, SIZE } from '../forms/typography';

/** Why a PDF cannot be taken page for page. */
export type PdfTrouble = 'protected' | 'damaged';

/** A paper of a set: its title for the bookmarks, its pages. */
export interface SetPart {
  readonly title: string;
  readonly bytes: Uint8Array;
}

const POINTS_PER_MM = 72 / 25.4;
/** More pages than any plan has; a file that claims more is no paper. */
const MOST_PAGES = 5_000;

/** Pages of a PDF, or why they cannot be used. */
export async function countPdfPages(bytes: Uint8Array): Promise<number | PdfTrouble> {
  try {
    const count = (await open(bytes)).getPageCount();
    return count > 0 && count <= MOST_PAGES ? count : 'damaged';
  } catch (error) {
    return /encrypt/i.test(String(error)) ? 'protected' : 'damaged';
  }
}

/**
 * Joins papers page for page: a bookmark for each, pages numbered through from `numberFrom` (pages before it bear none).
 * Scripts and actions of the joined files stay behind.
 */
export async function joinPdfs(
  title: string,
  parts: readonly SetPart[],
  options: { numberFrom: number; onPart?: (done: number) => void },
): Promise<Uint8Array> {
  const { PDFDocument: Pdf } = await import('@cantoo/pdf-lib');
  const joined = await Pdf.create({ updateMetadata: false });
  joined.setTitle(title);
  const marks: { title: string; page: number }[] = [];
  for (const [at, part] of parts.entries()) {
    const source = await open(part.bytes);
    marks.push({ title: part.title, page: joined.getPageCount() });
    for (const page of await joined.copyPages(source, source.getPageIndices()))
      await withoutActions(joined.addPage(page));
    options.onPart?.(at + 1);
  }
  await addBookmarks(joined, marks);
  await addNumbers(joined, options.numberFrom);
  return joined.save();
}

/** The same pages with their numbers at the foot: “— 1 —”, outside, as GB/T 9704 has it. */
export async function numberPdf(bytes: Uint8Array): Promise<{ bytes: Uint8Array; pages: number }> {
  const document = await open(bytes);
  await addNumbers(document, 0);
  return { bytes: await document.save(), pages: document.getPageCount() };
}

async function open(bytes: Uint8Array): Promise<PDFDocument> {
  const { PDFDocument: Pdf } = await import('@cantoo/pdf-lib');
  return Pdf.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
}

/** A page keeps its looks (stamps are annotations), but nothing that acts when it is opened or clicked. */
async function withoutActions(page: PDFPage): Promise<void> {
  const { PDFDict, PDFName } = await import('@cantoo/pdf-lib');
  page.node.delete(PDFName.of('AA'));
  const annotations = page.node.Annots();
  for (let at = 0; annotations && at < annotations.size(); at++) {
    const annotation = annotations.lookup(at);
    if (!(annotation instanceof PDFDict)) continue;
    for (const key of ['A', 'AA', 'Dest', 'PA']) annotation.delete(PDFName.of(key));
  }
}

async function addBookmarks(
  document: PDFDocument,
  marks: readonly { title: string; page: number }[],
): Promise<void> {
  const { PDFHexString, PDFName, PDFNull, PDFNumber } = await import('@cantoo/pdf-lib');
  const { context } = document;
  const root = context.nextRef();
  const refs = marks.map(() => context.nextRef());
  for (const [at, mark] of marks.entries()) {
    const [before, after] = [refs[at - 1], refs[at + 1]];
    const destination = [document.getPage(mark.page).ref, PDFName.of('XYZ'), PDFNull, PDFNull, PDFNull];
    const entry = context.obj({ Parent: root, Dest: context.obj(destination) });
    entry.set(PDFName.of('Title'), PDFHexString.fromText(mark.title));
    if (before) entry.set(PDFName.of('Prev'), before);
    if (after) entry.set(PDFName.of('Next'), after);
    const ref = refs[at];
    if (ref) context.assign(ref, entry);
  }
  const [first, last] = [refs[0], refs.at(-1)];
  if (!first || !last) return;
  context.assign(
    root,
    context.obj({ Type: 'Outlines', First: first, Last: last, Count: PDFNumber.of(marks.length) }),
  );
  document.catalog.set(PDFName.of('Outlines'), root);
  document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

async function addNumbers(document: PDFDocument, from: number): Promise<void> {
  const { StandardFonts } = await import('@cantoo/pdf-lib');
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const [at, page] of document.getPages().entries()) {
    if (at < from) continue;
    const words = `— ${at - from + 1} —`;
    await drawAtFoot(page, words, font.widthOfTextAtSize(words, SIZE.四号), font, (at - from) % 2 === 1);
  }
}

/** Draws below the text as the page is seen, however it lies in the file: turned, cut, or with an origin of its own. */
async function drawAtFoot(
  page: PDFPage,
  words: string,
  length: number,
  font: Awaited<ReturnType<PDFDocument['embedFont']>>,
  atLeft: boolean,
): Promise<void> {
  const { degrees } = await import('@cantoo/pdf-lib');
  const box = page.getCropBox();
  const turn = (((page.getRotation().angle % 360) + 360) % 360) as 0 | 90 | 180 | 270;
  const [width, height] = turn % 180 === 0 ? [box.width, box.height] : [box.height, box.width];
  const paper = width > height ? LANDSCAPE_PAGE : PAGE;
  const scale = width / (paper.width * POINTS_PER_MM);
  const edge = (atLeft ? paper.left : paper.right) * POINTS_PER_MM * scale + SIZE.四号;
  const x = atLeft ? edge : width - edge - length;
  const y = (paper.bottom - PAGE_NUMBER_DROP) * POINTS_PER_MM * scale;
  const place = {
    0: [x, y],
    90: [box.width - y, x],
    180: [box.width - x, box.height - y],
    270: [y, box.height - x],
  }[turn];
  page.drawText(words, {
    x: box.x + (place[0] ?? 0),
    y: box.y + (place[1] ?? 0),
    size: SIZE.四号,
    font,
    rotate: degrees(turn),
  });
}
