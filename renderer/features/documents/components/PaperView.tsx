import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ViewedContent } from '../../../../electron/contract/reading';
import { fetchContent } from '../../../api/document-parts';
import { ErrorState } from '../../../ui/ErrorState';
import type { PaperViewProps } from '../../../ui/paper-view';
import { usePrint } from '../hooks/use-print';
import { loadPdf, startPdfWorker } from '../pdf/load-pdf';
import { Viewer } from './Viewer';
import styles from './viewer.module.css';

interface Opened {
  readonly content: ViewedContent;
  readonly pdf: PDFDocumentProxy;
}

/** The pages of a form or of a paper set, as they will be printed and saved. */
export function PaperView({ paper, onPrinter }: PaperViewProps) {
  const { t } = useTranslation('documents');
  const { ticket, size } = paper;
  const [opened, setOpened] = useState<Opened | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let left = false;
    let end: (() => void) | null = null;
    const port = startPdfWorker();
    const open = async () => {
      const [content, loading] = await Promise.all([fetchContent(ticket), loadPdf(port, ticket, size, null)]);
      end = loading.end;
      if (left) return loading.end();
      const pdf = await loading.task.promise;
      if (!left) setOpened({ content, pdf });
    };
    open().catch((reason: unknown) => {
      if (!left) setError(reason);
    });
    return () => {
      left = true;
      if (end) end();
      else port.terminate();
    };
  }, [ticket, size]);
  if (error !== null) return <ErrorState error={error} />;
  if (!opened)
    return (
      <p className={styles.outlineEmpty} role="status">
        {t('loading')}
      </p>
    );
  return <Pages paper={paper} opened={opened} onPrinter={onPrinter} />;
}

function Pages({ paper, opened, onPrinter }: PaperViewProps & { opened: Opened }) {
  const { content, pdf } = opened;
  const { print } = usePrint(paper.title, paper.ticket, content, pdf);
  useEffect(() => onPrinter(print), [onPrinter, print]);
  return (
    <Viewer
      fileName={paper.title}
      ticket={paper.ticket}
      size={paper.size}
      content={content}
      pdf={pdf}
      at={null}
      words=""
      bare
    />
  );
}
