import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOptions } from '../api/client';
import { ErrorState } from './ErrorState';
import { InlineNote } from './InlineNote';
import { PagePreview } from './PagePreview';
import type { Paper } from './paper-view';
import { useSaveFile } from './use-save-file';

interface PaperPreviewProps {
  /** Said until the paper has come with its own title. */
  readonly title: string;
  /** What the core answered, or why it did not. */
  readonly paper: {
    readonly data:
      | { readonly html: string; readonly title: string; readonly ownLayout?: boolean }
      | undefined;
    readonly error: Error | null;
  };
  /** Begins the name of a saved file; the paper's title unless told. */
  readonly fileName?: string;
  /** Writes the paper into a file, by its ending as Word or, in the office's own layout, as PDF; absent: not as Word. */
  write?(file: string, options: CallOptions): Promise<unknown>;
  layOut?(options: CallOptions): Promise<Paper>;
  /** More ways to take the paper out, before those of every paper. */
  readonly actions?: ReactNode;
  /** Said below the head. */
  readonly note?: ReactNode;
  onClose(): void;
}

/**
 * A paper of the core as it is printed, and as a file: editable Word; in the office's own layout where it has one. Where
 * there is nothing to show the reason stands in its place, and what asks for another paper stays within reach.
 */
export function PaperPreview(props: PaperPreviewProps) {
  const { title: expected, paper, fileName, write, layOut, actions, note, onClose } = props;
  const { t } = useTranslation('ui');
  const saveFile = useSaveFile();
  const { data, error } = paper;
  const title = data?.title ?? expected;
  const own = data?.ownLayout ?? false;
  const save = (extension: 'docx' | 'pdf') =>
    write &&
    saveFile({
      title: t(extension === 'docx' ? 'paper.word' : 'paper.ownPdf'),
      defaultName: `${fileName ?? title}.${extension}`,
      extension,
      failed: t('paper.failed'),
      write,
      saved: (_answer, name) => t('paper.saved', { name }),
    });
  return (
    <PagePreview
      title={title}
      html={data?.html}
      waiting={!error}
      {...(layOut && { layOut })}
      note={
        <>
          {error && <ErrorState error={error} />}
          {note}
          {own && <InlineNote tone="open">{t('paper.ownNote')}</InlineNote>}
        </>
      }
      actions={
        <>
          {actions}
          {own && write && (
            <Button disabled={!data} onClick={() => void save('pdf')}>
              {t('paper.ownPdf')}
            </Button>
          )}
          {write && (
            <Button disabled={!data} onClick={() => void save('docx')}>
              {t('paper.word')}
            </Button>
          )}
        </>
      }
      onClose={onClose}
    />
  );
}
