import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Folder of the character maps that come with pdf.js. Chinese PDFs often name a map (GBK-EUC-H, UniGB-UCS2-H)
 * instead of carrying one; without these files their text stays unreadable. Null when the library's folder is not
 * beside the program: such files then read as having no text.
 */
export function characterMapFolder(): string | null {
  try {
    const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
    const folder = join(root, 'cmaps');
    return existsSync(folder) ? `${folder}/` : null;
  } catch {
    return null;
  }
}
