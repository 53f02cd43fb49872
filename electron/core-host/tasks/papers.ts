import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openForReading } from '../../../db/connection';
import { createDocConverter, findConverter } from '../../../db/documents/convert-doc';
import { extractDocument } from '../../../db/documents/extract-text';
import { missingPaper } from '../../../db/documents/forms/paper-set';
import { renderFormPage } from '../../../db/documents/forms/render-html';
import { countPdfPages, joinPdfs, numberPdf } from '../../../db/documents/paper/pdf-pages';
import { sniffDocument } from '../../../db/documents/sniff';
import { openView } from '../../../db/documents/view/open-view';
import type { CheckedPicture } from '../../../db/documents/view/pictures';
import { blocksHtml, picturesHtml } from '../../../db/domain/reading/print-blocks';
import { readPackedDocument } from '../../../db/repositories/document';
import { readDocumentText } from '../../../db/repositories/document-text';
import { unpackDocument } from '../../../db/services/plans/pack-document';
import type { ViewedContent } from '../../contract/reading';
import type { TaskContext } from './context';

/** A paper of a set: a file in the scratch folder still to be printed, or pages already. `trouble`: why neither is the paper itself. */
export interface LaidPaper {
  title: string;
  html: string | null;
  pdf: string;
  trouble: string | null;
}

/** A page of ours as HTML, or a stored file. */
export type PaperToLay =
  | { title: string; html: string }
  | { title: string; sha256: string; fileName: string };

/** Pictures of one Word file that are printed with it; what is beyond would not fit into one page's memory. */
const MOST_PICTURE_BYTES = 80 * 1024 * 1024;
/** Longer texts are not searched in the preview: reading them again would take longer than laying them out. */
const SEARCHED_PAGES = 400;
const MISSING = '案卷中没有这份材料';
const ADD = '请补充后重新制作。';
const TROUBLE = {
  protected: '文件设有打开密码，不能并入',
  damaged: '文件已损坏，不能并入',
  kind: '这种格式的文件不能并入',
  'no-converter': '这台电脑没有能读取旧版 Word 文档的程序，不能并入',
  broken: '文件已损坏，不能并入',
  gone: '库中没有这份文件的原件',
} as const;

/** What stands in the place of a paper that is not there. */
export function placeholderPage(title: string, trouble: string = MISSING): string {
  return renderFormPage(missingPaper(title, trouble, ADD));
}

/** Reads the files of a set and turns each into pages, or into a page for the printer; one that cannot be is named in its place. */
export async function layOutPapersTask(
  input: { database: string; folder: string; papers: PaperToLay[] },
  { progress, signal }: TaskContext,
): Promise<LaidPaper[]> {
  await mkdir(input.folder, { recursive: true, mode: 0o700 });
  const { db, close } = openForReading(input.database);
  const laid: LaidPaper[] = [];
  try {
    for (const [at, paper] of input.papers.entries()) {
      signal.throwIfAborted();
      progress({ done: at, total: input.papers.length, label: 'paper-set' });
      const pdf = join(input.folder, `paper-${at}.pdf`);
      const html = join(input.folder, `paper-${at}.html`);
      const asPage = async (text: string, trouble: string | null): Promise<void> => {
        await writeFile(html, text, { mode: 0o600 });
        laid.push({ title: paper.title, html, pdf, trouble });
      };
      if ('html' in paper) {
        await asPage(paper.html, null);
        continue;
      }
      const packed = readPackedDocument(db, paper.sha256);
      const taken = packed
        ? await takePages(unpackDocument(packed), paper, readDocumentText(db, paper.sha256), signal)
        : { trouble: TROUBLE.gone };
      if ('trouble' in taken) await asPage(placeholderPage(paper.title, taken.trouble), taken.trouble);
      else if ('html' in taken) await asPage(taken.html, null);
      else {
        await writeFile(pdf, taken.pdf, { mode: 0o600 });
        laid.push({ title: paper.title, html: null, pdf, trouble: null });
      }
    }
  } finally {
    close();
  }
  return laid;
}

type Taken = { html: string } | { pdf: Uint8Array } | { trouble: string };

async function takePages(
  original: Uint8Array,
  { title, fileName }: { title: string; fileName: string },
  known: ReturnType<typeof readDocumentText>,
  signal: AbortSignal,
): Promise<Taken> {
  const { kind, problems } = sniffDocument(original, fileName);
  if (problems.some(({ code }) => code === 'ENCRYPTED')) return { trouble: TROUBLE.protected };
  if (kind === 'pdf') {
    const count = await countPdfPages(original);
    return typeof count === 'number' ? { pdf: original } : { trouble: TROUBLE[count] };
  }
  const converter = kind === 'doc' ? await findConverter() : null;
  const convert = converter === null ? null : createDocConverter(converter);
  // A paper that has just been handed in may not have been read yet.
  const { text, outline } = known ?? (await extractDocument(original, fileName, { signal }));
  const view = await openView(
    original,
    kind,
    { text, outline },
    convert && ((bytes) => convert(bytes, signal)),
  );
  if (view.show === 'none') return { trouble: TROUBLE[view.reason] };
  if (view.show === 'pdf') return { pdf: original };
  const [first, ...more] = view.pictures;
  if (kind === 'image' && first && more.length === 0) return { html: picturesHtml(title, [address(first)]) };
  return { html: blocksHtml(title, view.blocks, addresses(view.pictures)) };
}

function addresses(pictures: readonly CheckedPicture[]): Map<number, string> {
  let bytes = 0;
  const found = new Map<number, string>();
  for (const [at, picture] of pictures.entries()) {
    bytes += picture.bytes.length;
    if (bytes > MOST_PICTURE_BYTES) break;
    found.set(at, address(picture));
  }
  return found;
}

function address({ mime, bytes }: CheckedPicture): string {
  return `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** Pages of each file, in order; 0 where a file cannot be opened after all. */
export async function countPagesTask(input: { files: string[] }): Promise<number[]> {
  const counts: number[] = [];
  for (const file of input.files) {
    const count = await countPdfPages(await readFile(file));
    counts.push(typeof count === 'number' ? count : 0);
  }
  return counts;
}

/** Joins the cover and the papers and lays the result out for the viewer. */
export async function joinPapersTask(
  input: { title: string; cover: string; papers: { title: string; pdf: string }[]; folder: string },
  { progress }: TaskContext,
): Promise<{ pages: number; size: number }> {
  const cover = await readFile(input.cover);
  const coverPages = await countPdfPages(cover);
  const parts = [
    { title: '目录', bytes: cover as Uint8Array },
    ...(await Promise.all(
      input.papers.map(async ({ title, pdf }) => ({ title, bytes: (await readFile(pdf)) as Uint8Array })),
    )),
  ];
  const joined = await joinPdfs(input.title, parts, {
    numberFrom: typeof coverPages === 'number' ? coverPages : 0,
    onPart: (done) => progress({ done, total: parts.length, label: 'paper-set' }),
  });
  const pages = await countPdfPages(joined);
  return putOut(input.folder, joined, typeof pages === 'number' ? pages : 0);
}

/** Numbers the pages of one paper, unless told not to, and lays it out for the viewer. */
export async function numberPagesTask(input: {
  source: string;
  folder: string;
  numbered: boolean;
}): Promise<{ pages: number; size: number }> {
  const source = await readFile(input.source);
  if (!input.numbered) {
    const count = await countPdfPages(source);
    return putOut(input.folder, source, typeof count === 'number' ? count : 0);
  }
  const { bytes, pages } = await numberPdf(source);
  return putOut(input.folder, bytes, pages);
}

async function putOut(
  folder: string,
  bytes: Uint8Array,
  pages: number,
): Promise<{ pages: number; size: number }> {
  const read = pages <= SEARCHED_PAGES ? await extractDocument(bytes, 'paper.pdf') : null;
  const content: ViewedContent = {
    text: read?.text ?? '',
    pages: read?.pages ?? null,
    outline: read?.outline ?? [],
    blocks: [],
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'content'), JSON.stringify(content), { mode: 0o600 });
  await writeFile(join(folder, 'original'), bytes, { mode: 0o600 });
  return { pages, size: bytes.length };
}
