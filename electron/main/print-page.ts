import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { BrowserWindow, dialog, session } from 'electron';

const PARTITION = 'print';
const SCHEME = 'print';

/** Pages on their way to the printer, by the word their address ends in. */
const pages = new Map<string, string>();

/**
 * Prints a complete page in a hidden window that runs no script and reaches nothing, or writes it as PDF where the
 * user says. The page comes from the core's forms; it is treated as hostile all the same.
 */
export async function printPage(
  options: { html: string; title: string; pdf: boolean },
  parent: BrowserWindow | null,
): Promise<{ done: boolean; message: string }> {
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
  pages.set(word, options.html);
  try {
    servePages();
    await hidden.loadURL(`${SCHEME}://${word}/`);
    return options.pdf ? await asPdf(hidden, options.title, parent) : await onPaper(hidden);
  } finally {
    pages.delete(word);
    hidden.destroy();
  }
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
  const bytes = await page.webContents.printToPDF({
    pageSize: 'A4',
    printBackground: true,
    preferCSSPageSize: true,
  });
  await writeFile(answer.filePath, bytes);
  return { done: true, message: answer.filePath };
}

function onPaper(page: BrowserWindow): Promise<{ done: boolean; message: string }> {
  return new Promise((resolve) => {
    page.webContents.print({ printBackground: true, pageSize: 'A4' }, (done, reason) =>
      resolve({ done, message: done ? '' : reason }),
    );
  });
}
