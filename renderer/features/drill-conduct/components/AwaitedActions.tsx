import { useTranslation } from 'react-i18next';
import { spanWords } from '../clock-words';
import type { Inject } from '../types';
import styles from './stage.module.css';

interface AwaitedActionsProps {
  readonly injects: readonly Inject[];
  readonly seconds: number;
  readonly running: boolean;
}

const SHOWN = 3;

/** Expected actions that nobody has seen yet, the one whose time is over first. */
export function AwaitedActions({ injects, seconds, running }: AwaitedActionsProps) {
  const { t } = useTranslation('drillConduct');
  const awaited = injects
    .filter(
      (each) =>
        each.state === 'sent' && each.actionAfter === null && (each.actionBy !== null || each.expectedAction),
    )
    .sort((a, b) => (a.actionBy ?? Number.POSITIVE_INFINITY) - (b.actionBy ?? Number.POSITIVE_INFINITY));
  if (!running || awaited.length === 0) return null;
  return (
    <section aria-label={t('awaited')}>
      <h2 className={styles.paneTitle}>{t('awaitedCount', { count: awaited.length })}</h2>
      <ul>
        {awaited.slice(0, SHOWN).map((inject) => {
          const left = inject.actionBy === null ? null : inject.actionBy - seconds;
          return (
            <li
              key={inject.id}
              className={styles.awaited}
              data-late={(left !== null && left < 0) || undefined}
            >
              <span className={styles.awaitedNumber}>{inject.number}</span>
              <span className={styles.awaitedText}>{inject.expectedAction ?? inject.text}</span>
              {left !== null && (
                <span className={styles.awaitedTime}>
                  {t(left < 0 ? 'late' : 'within', { time: spanWords(left) })}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
