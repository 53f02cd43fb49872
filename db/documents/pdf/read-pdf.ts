import { performance } from 'node:perf_hooks';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { DocumentNote, ExtractionLimits, OutlineEntry, PageStart } from '../types';
import { linesOfPage, type PdfPage, type PdfPiece } from './lines';
import { stripMargins } from './margins';
import { openPdf } from './open-pdf';
import { locateOutline, readBookmarks } from './outline';
import { joinPages } from './paragraphs';

/** What a PDF yields; `state` tells a scan from a text document and a locked from a broken file. */
export interface PdfContent {
  readonly state: 'ok' | 'no-text' | 'protected' | 'damaged';
  readonly text: string;
  readonly pages: readonly PageStart[] | null;
  readonly outline: readonly OutlineEntry[];
  readonly headersFooters: readonly string[];
  readonly warnings: readonly DocumentNote[];
}

const NOTHING = { text: '', pages: null, outline: [], headersFooters: [] } as const;

/**
 * Reads the text of a PDF held in memory, page by page. Ordinary failures are states; throws only the signal's reason when
 * aborted.
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: ExtractionLimits,
  signal: AbortSignal | undefined,
  password: string | undefined,
): Promise<PdfContent> {
  const task = await openPdf(bytes, password);
  try {
    const document = await task.promise;
    return await readDocument(document, limits, signal);
  } catch (error) {
    signal?.throwIfAborted();
    return failure(error, password);
  } finally {
    await task.destroy();
  }
}

async function readDocument(
  document: PDFDocumentProxy,
  limits: ExtractionLimits,
  signal: AbortSignal | undefined,
): Promise<PdfContent> {
  const started = performance.now();
  const warnings: DocumentNote[] = [];
  const raw: PdfPage[] = [];
  let chars = 0;
  for (let number = 1; number <= document.numPages; number++) {
    signal?.throwIfAborted();
    if (
      number > limits.maxPages ||
      chars > limits.maxTextChars ||
      performance.now() - started > limits.maxMillis
    ) {
      warnings.push({
        code: 'TEXT_CUT',
        message: `文件过大，只读取了前 ${number - 1} 页（共 ${document.numPages} 页）的文字。`,
      });
      break;
    }
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    const pieces = content.items.filter((item): item is typeof item & PdfPiece => 'str' in item);
    const lines = linesOfPage(pieces);
    for (const line of lines) chars += line.text.length;
    const [left = 0, bottom = 0, right = 595, top = 842] = page.view;
    raw.push({ width: right - left, height: top - bottom, lines });
    page.cleanup();
  }
  const { pages, headersFooters } = stripMargins(raw);
  const joined = joinPages(pages);
  if (joined.text.trim() === '') return { ...NOTHING, state: 'no-text', pages: joined.pages, warnings };
  const bookmarks = await readBookmarks(document);
  return {
    state: 'ok',
    text: joined.text,
    pages: joined.pages,
    outline: locateOutline(bookmarks, joined),
    headersFooters,
    warnings,
  };
}

function failure(error: unknown, password: string | undefined): PdfContent {
  if (error instanceof Error && error.name === 'PasswordException') {
    const message =
      password === undefined
        ? 'PDF 设有打开密码，请提供去除密码的版本，或输入密码后再读取。'
        : 'PDF 的打开密码不正确，请核对后重试。';
    return { ...NOTHING, state: 'protected', warnings: [{ code: 'ENCRYPTED', message }] };
  }
  return {
    ...NOTHING,
    state: 'damaged',
    warnings: [{ code: 'DAMAGED', message: 'PDF 已损坏或不完整，无法读取，请重新获取。' }],
  };
}
