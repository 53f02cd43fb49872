import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { useNumberFormat } from '../../../ui/use-number-format';
import { useUndoMerge } from '../hooks/use-undo-merge';
import type { PackageView } from '../types';
import { CountsTable } from './CountsTable';
import styles from './exchange.module.css';
import { TotalsCheck } from './TotalsCheck';

export interface Merged extends Answer<'exchange', 'merge'> {
  readonly view: PackageView;
}

/** What the merge wrote, and the way back. */
export function MergeResult({ merged, onUndone }: { merged: Merged; onUndone(): void }) {
  const { t } = useTranslation('exchange');
  const go = useGo();
  const format = useNumberFormat();
  const undo = useUndoMerge();
  const { tables, batchId, view } = merged;
  const sum = (outcome: 'added' | 'changed') => tables.reduce((total, one) => total + one[outcome], 0);
  return (
    <>
      <div className={styles.notes}>
        <InlineNote tone="met">
          {t('merge.done', {
            sender: view.sender.name,
            added: format(sum('added')),
            changed: format(sum('changed')),
          })}
        </InlineNote>
      </div>
      <Panel
        title={t('counts.title')}
        flush
        actions={
          <>
            <Button onClick={() => go('/exchange')}>{t('merge.log')}</Button>
            <Button
              onClick={async () => {
                if (await undo(batchId, view.sender.name)) onUndone();
              }}
            >
              {t('undo.run')}
            </Button>
          </>
        }
      >
        <CountsTable tables={tables} />
      </Panel>
      <TotalsCheck officeId={view.sender.id} />
    </>
  );
}
