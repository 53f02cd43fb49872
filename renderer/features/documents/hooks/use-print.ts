import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewedContent } from '../../../../electron/contract/reading';
import { nativeShell } from '../../../api/shell';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';

/** Prints the document that is shown, in a window that runs no script. */
export function usePrint(
  title: string,
  ticket: string,
  content: ViewedContent,
  pdf: PDFDocumentProxy | null,
) {
  const { t } = useTranslation('documents');
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  /** Pages of a PDF that are ready for the printer; 0 while there are none. */
  const [ready, setReady] = useState(0);
  const print = useCallback(async () => {
    setBusy(true);
    try {
      const { printableHtml } = await import('../print/print-document');
      const html = await printableHtml(title, ticket, content, pdf, setReady);
      if (html === null) {
        showToast({ tone: 'soon', text: t('printTooLong') });
        return;
      }
      const { done, message } = await nativeShell().print({ html, title, pdf: false });
      if (!done && message !== '') showToast({ tone: 'late', text: t('printFailed'), detail: message });
    } catch (error) {
      showToast({ tone: 'late', text: t('printFailed'), detail: errorText(error) });
    } finally {
      setBusy(false);
      setReady(0);
    }
  }, [title, ticket, content, pdf, t, errorText]);
  return { busy, ready, print };
}
