/// <reference path="./pdf-worker.d.ts" />

/**
 * Loads pdf.js with its parser in this thread: the caller already is a background process, and a bundled program has
 * no loose worker file to start.
 */
export async function loadPdfjs() {
  const worker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  (globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}
