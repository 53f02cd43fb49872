import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import type { ViewedContent } from '../../../../electron/contract/reading';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { fetchContent } from '../../../api/document-parts';
import { isCancelled } from '../../../api/errors';

type Opened = Answer<'documents', 'open'>;

/** What became of opening a document. */
export type Prepared =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'locked'; readonly wrong: boolean }
  | { readonly state: 'unshown'; readonly reason: string }
  | {
      readonly state: 'ready';
      readonly opened: Opened;
      readonly content: ViewedContent;
      readonly pdf: PDFDocumentProxy | null;
    };

/** Prepares a document, fetches its parts and opens a PDF; everything is given back when the screen is left. */
export function usePrepared(
  sha256: string,
  kind: string,
  password: string | null,
  attempt: number,
): Prepared {
  const api = useApi();
  const [prepared, setPrepared] = useState<Prepared>({ state: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks for another try
  useEffect(() => {
    const controller = new AbortController();
    let end: (() => void) | null = null;
    let starting: ReturnType<typeof startPdf> | null = kind === 'pdf' ? startPdf() : null;
    const tell = (next: Prepared) => {
      if (!controller.signal.aborted) setPrepared(next);
    };
    const prepare = async () => {
      tell({ state: 'loading' });
      const opened = await api.documents.open({ sha256 }, { signal: controller.signal });
      if (opened.show === 'none') {
        tell({ state: 'unshown', reason: opened.reason ?? 'kind' });
        return;
      }
      if (opened.show === 'pdf') starting ??= startPdf();
      const parser = opened.show === 'pdf' ? await starting : null;
      const [content, loading] = await Promise.all([
        fetchContent(opened.ticket),
        parser?.loadPdf(parser.port, opened.ticket, opened.size, password),
      ]);
      end = loading?.end ?? null;
      if (controller.signal.aborted) {
        end?.();
        return;
      }
      const pdf = loading ? await loading.task.promise : null;
      tell({ state: 'ready', opened, content, pdf });
    };
    prepare().catch((error: unknown) => {
      if (isCancelled(error)) return;
      const name = error instanceof Error ? error.name : '';
      if (name === 'PasswordException') tell({ state: 'locked', wrong: password !== null });
      else if (name === 'InvalidPDFException') tell({ state: 'unshown', reason: 'broken' });
      else tell({ state: 'failed', error });
    });
    return () => {
      controller.abort();
      if (end) end();
      else void starting?.then(({ port }) => port.terminate());
    };
  }, [api, sha256, kind, password, attempt]);
  return prepared;
}

/** Loads pdf.js and its thread, and beside them the code that draws pages. */
async function startPdf() {
  void import('../components/PdfSheets');
  const { loadPdf, startPdfWorker } = await import('../pdf/load-pdf');
  return { loadPdf, port: startPdfWorker() };
}
