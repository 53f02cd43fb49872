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
  const details = JSON.parse(entry.details) as Readonly<Record<string, unknown>>;
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
          ...Object.entries(details).map(([name, value]) => ({
            label: words.detail(name),
            value: plain(value),
            wide: true,
          })),
        ]}
      />
      <p className={styles.raw}>{entry.action}</p>
    </SideDrawer>
  );
}

/** A noted value as text; lists line up, anything deeper is shown as it was written. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
