import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Core } from '../../db/core';
import { paperSetCover } from '../../db/documents/forms/paper-set';
import { renderFormPage } from '../../db/documents/forms/render-html';
import { PlanDeskError } from '../../db/domain/errors';
import { paperSetOf } from '../../db/services/forms/paper-set';
import type { Progress } from '../contract/define';
import type { Host } from './host-state';
import { type LaidPaper, placeholderPage } from './tasks/papers';

/** A PDF that is laid out for the viewer. */
export interface Paper {
  ticket: string;
  title: string;
  pages: number;
  size: number;
}

export interface PaperOf {
  readonly entity: string;
  readonly id: string | null;
}

interface Work {
  readonly signal: AbortSignal;
  progress(progress: Progress): void;
}

const TIMEOUT_MS = 300_000;
/** A set of scanned plans is held in memory while it is joined. */
const MEMORY_MB = 3072;

/**
 * Lays a complete page out as a PDF with page numbers and keeps it for the viewer.
 * @throws PlanDeskError NO_PRINTER on the command line
 */
export async function layOut(
  host: Host,
  title: string,
  html: string,
  of: PaperOf,
  work: Work,
): Promise<Paper> {
  const print = printerOf(host);
  return inFolders(host, async (folder, scratch) => {
    work.progress({ done: 0, total: 2, label: 'lay-out' });
    const [page, pdf] = [join(scratch, 'page.html'), join(scratch, 'page.pdf')];
    await writeFile(page, html, { mode: 0o600 });
    await print(page, pdf);
    work.signal.throwIfAborted();
    work.progress({ done: 1, total: 2, label: 'lay-out' });
    // Cards to be cut are no pages.
    const numbered = !html.includes('<article class="form-page form-wallet">');
    const laid = await host.tasks.run(
      'number-pages',
      { source: pdf, folder, numbered },
      { signal: work.signal, timeoutMs: TIMEOUT_MS },
    );
    return keep(host, folder, title, laid, of);
  });
}

/**
 * Lays a stored file out as a PDF and keeps it for the viewer: a Word file as its text and tables, a PDF as it is.
 * @throws PlanDeskError NO_PRINTER, PAPER_NOT_PRINTABLE
 */
export async function layOutStored(
  host: Host,
  core: Core,
  { title, sha256, fileName }: { title: string; sha256: string; fileName: string },
  of: PaperOf,
  work: Work,
): Promise<Paper> {
  const print = printerOf(host);
  return inFolders(host, async (folder, scratch) => {
    const [laid] = await host.tasks.run(
      'lay-out-papers',
      { database: core.file, folder: scratch, papers: [{ title, sha256, fileName }] },
      { ...work, timeoutMs: TIMEOUT_MS },
    );
    if (!laid || laid.trouble !== null)
      throw new PlanDeskError(
        'PAPER_NOT_PRINTABLE',
        `“${fileName}”不能排成页，请用电脑里的其他程序打开后打印。`,
        { fileName },
      );
    if (laid.html !== null) await print(laid.html, laid.pdf);
    work.signal.throwIfAborted();
    const put = await host.tasks.run(
      'number-pages',
      { source: laid.pdf, folder, numbered: false },
      { signal: work.signal, timeoutMs: TIMEOUT_MS },
    );
    return keep(host, folder, title, put, of);
  });
}

export interface SetPaper {
  title: string;
  from: number;
  pages: number;
  trouble: string | null;
}

/**
 * All papers of a case as one PDF. What is missing or cannot be read is named on a page in its place.
 * @throws PlanDeskError NOT_FOUND, NO_PRINTER
 */
export async function layOutPaperSet(
  host: Host,
  core: Core,
  caseId: string,
  work: Work,
): Promise<Paper & { parts: SetPaper[] }> {
  const print = printerOf(host);
  const set = paperSetOf(core.read, core.law, core.clock.today(), caseId);
  const title = `${set.unitName}应急预案备案材料`;
  return inFolders(host, async (folder, scratch) => {
    const laid = await host.tasks.run(
      'lay-out-papers',
      {
        database: core.file,
        folder: scratch,
        papers: set.papers.map((paper) =>
          'form' in paper
            ? { title: paper.title, html: renderFormPage(paper.form) }
            : 'missing' in paper
              ? { title: paper.title, html: placeholderPage(paper.title) }
              : paper,
        ),
      },
      { ...work, timeoutMs: TIMEOUT_MS },
    );
    for (const [at, paper] of laid.entries()) {
      work.signal.throwIfAborted();
      work.progress({ done: at, total: laid.length + 2, label: 'paper-set' });
      if (paper.html !== null) await print(paper.html, paper.pdf);
    }
    const counts = await host.tasks.run('count-pages', { files: laid.map(({ pdf }) => pdf) }, work);
    const parts = placed(
      laid,
      counts,
      set.papers.map((paper) => 'missing' in paper),
    );
    const [page, cover] = [join(scratch, 'cover.html'), join(scratch, 'cover.pdf')];
    await writeFile(page, renderFormPage(paperSetCover({ ...set, papers: parts })), { mode: 0o600 });
    await print(page, cover);
    work.signal.throwIfAborted();
    const joined = await host.tasks.run(
      'join-papers',
      { title, cover, papers: laid.map(({ title: name, pdf }) => ({ title: name, pdf })), folder },
      { ...work, timeoutMs: TIMEOUT_MS, memoryMb: MEMORY_MB },
    );
    const paper = keep(host, folder, title, joined, { entity: 'filing_case', id: caseId });
    return { ...paper, parts };
  });
}

/** The page on which each paper begins; the cover bears no number. */
function placed(
  laid: readonly LaidPaper[],
  counts: readonly number[],
  missing: readonly boolean[],
): SetPaper[] {
  let next = 1;
  return laid.map(({ title, trouble }, at) => {
    const pages = counts[at] ?? 0;
    const from = next;
    next += pages;
    return { title, from, pages, trouble: trouble ?? (missing[at] ? '缺少' : null) };
  });
}

function printerOf(host: Host): (html: string, pdf: string) => Promise<void> {
  const { printer } = host.options;
  if (!printer)
    throw new PlanDeskError(
      'NO_PRINTER',
      '排版成页需要程序的窗口，命令行下不能制作 PDF，请在程序里制作，或者导出 Word。',
      {},
    );
  return printer;
}

/** A folder that stays when the work succeeds, and one for what is needed on the way. */
async function inFolders<T>(host: Host, work: (folder: string, scratch: string) => Promise<T>): Promise<T> {
  const { folder } = host.views.newFolder();
  const scratch = `${folder}-work`;
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  try {
    return await work(folder, scratch);
  } catch (error) {
    host.views.discard(folder);
    throw error;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function keep(
  host: Host,
  folder: string,
  title: string,
  laid: { pages: number; size: number },
  of: PaperOf,
): Paper {
  const ticket = folder.slice(-36);
  host.views.keep(ticket, { ticket, show: 'pdf', reason: null, size: laid.size });
  host.papers.set(ticket, { title, ...of });
  return { ticket, title, ...laid };
}
