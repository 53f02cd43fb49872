import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import blocks from '../../../ui/blocks.module.css';
import { Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useSaveFile } from '../../../ui/use-save-file';
import type { Revision } from '../revision-forms';
import styles from './revision.module.css';

type Names = 'named' | 'unnamed';

/** Copies of the reviewed files with all marks as annotations or comments of their own. */
export function MarkedCopies({ revision }: { revision: Revision }) {
  const { t } = useTranslation('reviewRevision');
  const api = useApi();
  const saveFile = useSaveFile();
  const [names, setNames] = useState<Names>('named');
  if (revision.documents.length === 0) return null;
  const save = ({ sha256, fileName }: Revision['documents'][number]) => {
    const dot = fileName.lastIndexOf('.');
    const extension = dot < 0 ? 'pdf' : fileName.slice(dot + 1).toLowerCase();
    const name = t('copy.name', { name: dot < 0 ? fileName : fileName.slice(0, dot) });
    return saveFile({
      title: t('copy.save'),
      defaultName: `${name}.${extension}`,
      extension,
      failed: t('copy.failed'),
      write: (file, options) =>
        api.reviewRevision.markedCopy(
          { id: revision.id, sha256, withNames: names === 'named', file },
          options,
        ),
      saved: ({ placed, aside }, saved) =>
        t(aside > 0 ? 'copy.savedAside' : 'copy.saved', { name: saved, placed, aside }),
    });
  };
  return (
    <Panel title={t('copy.title')}>
      <p className={blocks.small}>{t('copy.text')}</p>
      <div className={styles.filter}>
        <Segments<Names>
          label={t('copy.title')}
          segments={(['named', 'unnamed'] as const).map((key) => ({ key, label: t(`copy.${key}`) }))}
          chosen={names}
          onChoose={setNames}
        />
      </div>
      <SimpleTable
        label={t('copy.title')}
        rows={revision.documents}
        rowId={({ sha256 }) => sha256}
        columns={[
          { key: 'file', label: t('copy.title'), cell: ({ fileName }) => fileName },
          { key: 'marks', label: '', fixed: true, cell: ({ marks }) => t('copy.marks', { count: marks }) },
          {
            key: 'save',
            label: '',
            fixed: true,
            cell: (row) => (
              <Button size="small" variant="text" onClick={() => void save(row)}>
                {t('copy.save')}
              </Button>
            ),
          },
        ]}
      />
    </Panel>
  );
}
