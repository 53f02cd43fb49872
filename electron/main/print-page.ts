import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { BrowserWindow, dialog, session } from 'electron';

const PARTITION = 'print';
const SCHEME = 'print';

/** Pages on their way to the printer, by the word their address ends in. */
const pages = new Map<string, string>();

/**
 * Prints a complete page in a hidden window that runs no script and reaches nothing, or writes it as PDF where the
 * user says. The page comes from the core's forms; it is treated as hostile all the same.
 */
export function printPage(
  options: { html: string; title: string; pdf: boolean },
  parent: BrowserWindow | null,
): Promise<{ done: boolean; message: string }> {
  return shown(options.html, (page) => (options.pdf ? asPdf(page, options.title, parent) : onPaper(page)));
}

/** One at a time: a set of papers must not open a window for each. */
let turn: Promise<unknown> = Promise.resolve();

/** Lays a page out as a PDF, for the core: both files are its own. */
export function layOutPage(htmlFile: string, pdfFile: string): Promise<void> {
  const work = turn.then(async () => {
    const bytes = await shown(await readFile(htmlFile, 'utf8'), pdfOf);
    await writeFile(pdfFile, bytes, { mode: 0o600 });
  });
  turn = work.catch(() => undefined);
  return work;
}

async function shown<T>(html: string, work: (page: BrowserWindow) => Promise<T>): Promise<T> {
  const hidden = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      partition: PARTITION,
    },
  });
  const word = randomUUID();
  pages.set(word, html);
  try {
    servePages();
    await hidden.loadURL(`${SCHEME}://${word}/`);
    return await work(hidden);
  } finally {
    pages.delete(word);
    hidden.destroy();
  }
}

function pdfOf(page: BrowserWindow): Promise<Buffer> {
  return page.webContents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true });
}

/** Pages are served from memory: as a data address, one with pictures of PDF pages is longer than the browser takes. */
function servePages(): void {
  const { protocol } = session.fromPartition(PARTITION);
  if (protocol.isProtocolHandled(SCHEME)) return;
  protocol.handle(SCHEME, ({ url }) => {
    const html = pages.get(new URL(url).host);
    return html === undefined
      ? new Response('not found', { status: 404 })
      : new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
  });
}

async function asPdf(
  page: BrowserWindow,
  title: string,
  parent: BrowserWindow | null,
): Promise<{ done: boolean; message: string }> {
  const request = { title, defaultPath: `${title}.pdf`, filters: [{ name: 'PDF', extensions: ['pdf'] }] };
  const answer = parent ? await dialog.showSaveDialog(parent, request) : await dialog.showSaveDialog(request);
  if (answer.canceled || !answer.filePath) return { done: false, message: '' };
  await writeFile(answer.filePath, await pdfOf(page));
  return { done: true, message: answer.filePath };
}

function onPaper(page: BrowserWindow): Promise<{ done: boolean; message: string }> {
  return new Promise((resolve) => {
    page.webContents.print({ printBackground: true, pageSize: 'A4' }, (done, reason) =>
      resolve({ done, message: done ? '' : reason }),
    );
  });
}
