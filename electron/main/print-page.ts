import { writeFile } from 'node:fs/promises';
import { BrowserWindow, dialog } from 'electron';

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
      partition: 'print',
    },
  });
  try {
    await hidden.loadURL(
      `data:text/html;charset=utf-8;base64,${Buffer.from(options.html, 'utf8').toString('base64')}`,
    );
    return options.pdf ? await asPdf(hidden, options.title, parent) : await onPaper(hidden);
  } finally {
    hidden.destroy();
  }
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
