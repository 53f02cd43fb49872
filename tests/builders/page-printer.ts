import { readFile, writeFile } from 'node:fs/promises';
import { buildPdf } from './documents-pdf';

/** Characters of a line and lines of a page as the stand-in prints them. */
const PER_LINE = 30;
const PER_PAGE = 30;

/** Stands for the window that lays pages out: the words of the page on as many sheets as they take. */
export function pagePrinter(printed: string[] = []): (html: string, pdf: string) => Promise<void> {
  return async (html, pdf) => {
    const page = await readFile(html, 'utf8');
    printed.push(page);
    const text = page
      .replace(/<style>[\s\S]*?<\/style>|<title>[\s\S]*?<\/title>/g, '')
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, '');
    const lines = text.match(new RegExp(`.{1,${PER_LINE}}`, 'gu')) ?? [''];
    const pages = Array.from({ length: Math.ceil(lines.length / PER_PAGE) }, (_, at) =>
      lines
        .slice(at * PER_PAGE, (at + 1) * PER_PAGE)
        .map((line, row) => ({ x: 60, y: 760 - row * 18, text: line })),
    );
    await writeFile(pdf, buildPdf({ pages }));
  };
}
