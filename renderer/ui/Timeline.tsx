import { useTranslation } from 'react-i18next';
import { wallText } from '../../electron/contract/clock';
import { EmptyState } from './EmptyState';
import styles from './Timeline.module.css';

interface TimelineEntry {
  /** Moment in UTC, ISO 8601. */
  readonly at: string;
  /** The civil date the entry is about, when it differs from when it was entered. */
  readonly onDate: string | null;
  readonly actor: string;
  readonly action: string;
  readonly text: string;
}

/** Everything that happened to a record, newest first, with who did it. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t } = useTranslation('ui');
  if (entries.length === 0) return <EmptyState title={t('timeline.empty')} />;
  return (
    <ol className={styles.timeline}>
      {entries.map((entry) => (
        <li key={`${entry.at}${entry.action}${entry.text}`} className={styles.entry}>
          <time className={styles.date} dateTime={entry.onDate ?? entry.at}>
            {entry.onDate ?? localMoment(entry.at).slice(0, 10)}
          </time>
          <div className={styles.what}>
            <div>{entry.text}</div>
            <div className={styles.who}>
              {t('timeline.by', { actor: entry.actor, at: localMoment(entry.at) })}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** A stored UTC moment as it is read in China, whatever zone this PC is set to: `2026-11-21 14:05`. */
export function localMoment(moment: string): string {
  return wallText(moment);
}
