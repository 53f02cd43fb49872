import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { SimpleTable } from '../../../ui/SimpleTable';
import { localMoment } from '../../../ui/Timeline';
import { documentPath } from '../../documents/document-path';
import type { KeptFile } from '../types';

interface FileListProps {
  readonly files: readonly KeptFile[];
  onDescribe?: ((file: KeptFile) => void) | undefined;
}

/** Files of a drill that are no photos. */
export function FileList({ files, onDescribe }: FileListProps) {
  const { t } = useTranslation('drillConduct');
  const go = useGo();
  return (
    <SimpleTable
      label={t('files.title')}
      rows={files}
      rowId={(file) => file.id}
      columns={[
        {
          key: 'file',
          label: t('files.file'),
          cell: (file) =>
            file.stored ? (
              <button type="button" className={blocks.link} onClick={() => go(documentPath(file.sha256))}>
                {file.fileName}
              </button>
            ) : (
              <>
                {file.fileName} <span className={blocks.small}>{t('files.missing')}</span>
              </>
            ),
        },
        { key: 'kind', label: t('files.kind'), fixed: true, cell: ({ kind }) => t(`fileKind.${kind}`) },
        { key: 'caption', label: t('files.caption'), cell: ({ caption }) => caption },
        { key: 'on', label: t('files.on'), fixed: true, cell: ({ createdAt }) => localMoment(createdAt) },
        {
          key: 'do',
          label: '',
          fixed: true,
          cell: (file) =>
            onDescribe && (
              <Button size="small" variant="text" onClick={() => onDescribe(file)}>
                {t('files.describe')}
              </Button>
            ),
        },
      ]}
    />
  );
}
