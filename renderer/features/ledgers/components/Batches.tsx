import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import { ToneChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import { useUndoImport } from '../hooks/use-undo-import';
import styles from './Batches.module.css';

type Batch = Answer<'ledgers', 'batches'>['batches'][number];

/** What was imported, by whom, with which result; the whole of it can be undone while nothing later rests on it. */
export function Batches() {
  const { t } = useTranslation('ledgers');
  const { data, error } = useQuery(ask(useApi(), 'ledgers', 'batches', {}));
  const batches = useMemo(() => data?.batches ?? [], [data]);
  if (error) return <ErrorState error={error} />;
  if (!data || batches.length === 0) return null;
  return (
    <div className={styles.frame}>
      <Panel title={t('batches')} flush>
        <ul>
          {batches.map((batch) => (
            <BatchRow key={batch.id} batch={batch} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function BatchRow({ batch }: { batch: Batch }) {
  const { t } = useTranslation('ledgers');
  const { t: codes } = useTranslation('codes');
  const undo = useUndoImport();
  return (
    <li className={styles.row}>
      <span className={styles.file} title={batch.fileName}>
        {batch.fileName}
      </span>
      <span className={styles.muted}>{codes(`ledgerKind.${batch.kind}`)}</span>
      <span className={styles.muted}>
        {t('batchCounts', {
          created: batch.counts.created ?? 0,
          updated: batch.counts.updated ?? 0,
          rejected: batch.counts.rejected ?? 0,
        })}
      </span>
      <span className={styles.muted}>
        {batch.actor} {localMoment(batch.appliedAt)}
      </span>
      {batch.undoneAt ? (
        <ToneChip quiet tone="muted">
          {t('batchUndone', { at: localMoment(batch.undoneAt) })}
        </ToneChip>
      ) : (
        <Button
          size="small"
          disabled={!batch.canUndo}
          title={batch.why ?? undefined}
          onClick={() => void undo(batch.id, batch.fileName)}
        >
          {t('undo')}
        </Button>
      )}
    </li>
  );
}
