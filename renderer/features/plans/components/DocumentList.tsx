import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import OpenInNewIcon from '@mui/icons-material/OpenInNewOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { InlineNote } from '../../../ui/InlineNote';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import { useProblemText } from '../../../ui/use-error-text';
import { useFileSize } from '../../../ui/use-file-size';
import { documentPath } from '../../documents/document-path';
import { useDocumentActions } from '../hooks/use-document-actions';
import styles from './plans.module.css';

type Document = Answer<'plans', 'get'>['versions'][number]['documents'][number];

const toneByText: Readonly<Record<string, Tone>> = {
  ok: 'met',
  'no-text': 'soon',
  protected: 'soon',
  damaged: 'late',
  suspicious: 'late',
  empty: 'late',
};

/** The original files of a version: what each is, whether its text can be searched, open, export, take away. */
export function DocumentList({ documents, editable }: { documents: readonly Document[]; editable: boolean }) {
  const { t } = useTranslation('plans');
  if (documents.length === 0) return <p className={blocks.muted}>{t('documents.none')}</p>;
  return (
    <ul>
      {documents.map((document) => (
        <DocumentRow key={document.id} document={document} editable={editable} />
      ))}
    </ul>
  );
}

function DocumentRow({ document, editable }: { document: Document; editable: boolean }) {
  const { t } = useTranslation('plans');
  const { t: codes } = useTranslation('codes');
  const problemText = useProblemText();
  const fileSize = useFileSize();
  const actions = useDocumentActions(document);
  const go = useGo();
  return (
    <li className={styles.document}>
      <div className={styles.documentLine}>
        <Button
          variant="text"
          size="small"
          className={styles.fileName ?? ''}
          disabled={!document.stored}
          onClick={() => go(documentPath(document.sha256))}
        >
          {document.fileName}
        </Button>
        <span className={blocks.muted}>{codes(`documentRole.${document.role}`)}</span>
        <span className={blocks.muted}>{fileSize(document.size)}</span>
        {document.pages !== null && (
          <span className={blocks.muted}>{t('documents.pages', { count: document.pages })}</span>
        )}
        {document.stored ? (
          <ToneChip quiet tone={toneByText[document.textState] ?? 'muted'}>
            {t(`textState.${document.textState}` as 'textState.ok', { defaultValue: document.textState })}
          </ToneChip>
        ) : (
          <ToneChip quiet tone="muted">
            {t('documents.notStored')}
          </ToneChip>
        )}
        <span className={styles.documentActions}>
          <IconTool label={t('documents.open')} disabled={!document.stored} onPress={actions.open}>
            <OpenInNewIcon fontSize="small" />
          </IconTool>
          <IconTool label={t('documents.export')} disabled={!document.stored} onPress={actions.save}>
            <DownloadIcon fontSize="small" />
          </IconTool>
          {editable && (
            <IconTool label={t('documents.detach')} onPress={actions.detach}>
              <DeleteIcon fontSize="small" />
            </IconTool>
          )}
        </span>
      </div>
      {document.warnings.map((warning) => (
        <InlineNote key={warning.code} tone="soon">
          {problemText(warning)}
        </InlineNote>
      ))}
    </li>
  );
}

interface IconToolProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
  onPress(): Promise<void>;
}

function IconTool({ label, disabled = false, children, onPress }: IconToolProps) {
  return (
    <Tooltip title={label}>
      <span>
        <IconButton aria-label={label} disabled={disabled} onClick={() => void onPress()}>
          {children}
        </IconButton>
      </span>
    </Tooltip>
  );
}
