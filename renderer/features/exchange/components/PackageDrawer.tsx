import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../app/use-system-state';
import { FactList } from '../../../ui/RecordPage';
import { SideDrawer } from '../../../ui/SideDrawer';
import { ToneChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import { usePeriodWord } from '../../../ui/use-period-word';
import { useUndoMerge } from '../hooks/use-undo-merge';
import type { LoggedPackage, MergeBatch } from '../types';
import { CountsTable } from './CountsTable';
import styles from './exchange.module.css';

interface PackageDrawerProps {
  readonly logged: LoggedPackage;
  readonly batches: readonly MergeBatch[];
  onClose(): void;
}

/** One package of the log with the merges that came of it. */
export function PackageDrawer({ logged, batches, onClose }: PackageDrawerProps) {
  const { t } = useTranslation('exchange');
  const period = usePeriodWord();
  return (
    <SideDrawer
      open
      title={logged.fileName ?? t('log.noFile')}
      subtitle={t(logged.direction === 'out' ? 'log.sentTo' : 'log.cameFrom', { partner: logged.partner })}
      onClose={onClose}
    >
      <FactList
        facts={[
          { label: t('facts.sequence'), value: logged.sequence, wide: true },
          { label: t('facts.period'), value: logged.period && period(logged.period), wide: true },
          { label: t('log.at'), value: localMoment(logged.at), wide: true },
          { label: t('log.id'), value: logged.id, wide: true },
        ]}
      />
      {batches.map((batch) => (
        <Merge key={batch.id} batch={batch} />
      ))}
    </SideDrawer>
  );
}

function Merge({ batch }: { batch: MergeBatch }) {
  const { t } = useTranslation('exchange');
  const undo = useUndoMerge();
  const mayExchange = usePermission('exchange');
  return (
    <section className={styles.section}>
      <h3>{t('log.mergedBy', { actor: batch.actor, at: localMoment(batch.appliedAt) })}</h3>
      <CountsTable tables={batch.tables} />
      <div className={styles.buttons}>
        {batch.undoneAt ? (
          <ToneChip tone="muted">{t('log.undoneAt', { at: localMoment(batch.undoneAt) })}</ToneChip>
        ) : (
          mayExchange && (
            <Button disabled={!batch.canUndo} onClick={() => void undo(batch.id, batch.sender)}>
              {t('undo.run')}
            </Button>
          )
        )}
        {!batch.undoneAt && batch.why && <span className={styles.muted}>{batch.why}</span>}
      </div>
    </section>
  );
}
