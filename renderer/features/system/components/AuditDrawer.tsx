import { useTranslation } from 'react-i18next';
import { FactList } from '../../../ui/RecordPage';
import { SideDrawer } from '../../../ui/SideDrawer';
import { localMoment } from '../../../ui/Timeline';
import type { AuditEntry } from '../hooks/use-audit-pages';
import { useAuditWords } from '../hooks/use-audit-words';
import styles from './audit.module.css';

/** One entry of the log with everything that was noted. */
export function AuditDrawer({ entry, onClose }: { entry: AuditEntry | null; onClose(): void }) {
  const { t } = useTranslation('system');
  const words = useAuditWords();
  if (!entry) return null;
  return (
    <SideDrawer
      open
      title={words.action(entry.action)}
      subtitle={t('audit.entry', { seq: entry.seq })}
      onClose={onClose}
    >
      <FactList
        facts={[
          { label: t('audit.column.at'), value: localMoment(entry.at), wide: true },
          { label: t('audit.column.actor'), value: entry.actor, wide: true },
          { label: t('audit.column.entity'), value: words.entity(entry.entity), wide: true },
          { label: t('audit.entityId'), value: entry.entityId, wide: true },
          ...words.details(entry).map((detail) => ({ ...detail, wide: true })),
        ]}
      />
      <p className={styles.raw}>{entry.action}</p>
    </SideDrawer>
  );
}
