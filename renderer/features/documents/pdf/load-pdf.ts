import {
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentLoadingTask,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { fetchOriginal, pdfDataUrl } from '../../../api/document-parts';

/** A small file comes in one piece; of a large one only what the shown pages need. */
const FIRST_BYTES = 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;

/** Fetches stretches of the original from the program itself; pdf.js decides which. */
class PartTransport extends PDFDataRangeTransport {
  readonly #ticket: string;

  constructor(ticket: string, size: number, first: Uint8Array) {
    super(size, first);
    this.#ticket = ticket;
  }

  override requestDataRange(begin: number, end: number): void {
    fetchOriginal(this.#ticket, begin, end).then(
      (bytes) => this.onDataRange(begin, bytes),
      // The ticket went with its database; the page shows what it has until it is left.
      () => this.abort(),
    );
  }
}

/** Starts the parser's thread; it loads while the core prepares the document. */
export function startPdfWorker(): Worker {
  return new Worker(workerUrl, { type: 'module' });
}

/**
 * Opens a prepared PDF in a worker of its own. Scripts, forms of XFA, links and attachments of the file are not used;
 * everything pdf.js needs comes from the program. Destroy the task and the worker when done.
 */
export async function loadPdf(
  port: Worker,
  ticket: string,
  size: number,
  password: string | null,
): Promise<{ task: PDFDocumentLoadingTask; end(): void }> {
  const first = await fetchOriginal(ticket, 0, Math.min(size, FIRST_BYTES));
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    range: new PartTransport(ticket, size, first),
    worker,
    rangeChunkSize: CHUNK_BYTES,
    disableAutoFetch: true,
    ...(password !== null && { password }),
    cMapUrl: pdfDataUrl('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: pdfDataUrl('standard_fonts'),
    iccUrl: pdfDataUrl('iccs'),
    // Decoders as plain script: the content policy allows no code that is made at run time.
    wasmUrl: pdfDataUrl('wasm'),
    useWasm: false,
    useWorkerFetch: true,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  return {
    task,
    end() {
      void task.destroy().finally(() => {
        worker.destroy();
        port.terminate();
      });
    },
  };
}
