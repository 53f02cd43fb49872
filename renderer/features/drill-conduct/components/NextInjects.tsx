import { useTranslation } from 'react-i18next';
import { clockWords, spanWords } from '../clock-words';
import type { Inject } from '../types';
import styles from './stage.module.css';

interface NextInjectsProps {
  /** Those that wait, in the order in which they are due. */
  readonly injects: readonly Inject[];
  readonly chosen: Inject | null;
  readonly seconds: number;
}

const SHOWN = 3;
/** Seconds before its time from which an inject is to be got ready. */
const NEAR = 60;

/** The chosen inject in full and the two after it, each with the time until it is due. */
export function NextInjects({ injects, chosen, seconds }: NextInjectsProps) {
  const { t } = useTranslation('drillConduct');
  const at = Math.max(
    0,
    injects.findIndex(({ id }) => id === chosen?.id),
  );
  const first = Math.max(0, Math.min(at, injects.length - SHOWN));
  const shown = injects.slice(first, first + SHOWN);
  return (
    <section className={styles.injects} aria-label={t('nextInjects')}>
      {shown.length === 0 && <p className={styles.none}>{t('noInjects')}</p>}
      {shown.map((inject) => (
        <InjectCard key={inject.id} inject={inject} chosen={inject.id === chosen?.id} seconds={seconds} />
      ))}
      {injects.length > first + SHOWN && (
        <p className={styles.quiet}>{t('moreInjects', { count: injects.length - first - SHOWN })}</p>
      )}
    </section>
  );
}

function InjectCard({ inject, chosen, seconds }: { inject: Inject; chosen: boolean; seconds: number }) {
  const { t } = useTranslation('drillConduct');
  const left = inject.dueSeconds - seconds;
  return (
    <article className={styles.inject} data-chosen={chosen || undefined} aria-current={chosen}>
      <div className={styles.injectNumber}>{inject.number}</div>
      <div className={styles.injectBody}>
        <InjectWay inject={inject} />
        <p className={styles.injectText}>{inject.text}</p>
        {chosen && inject.expectedAction && (
          <p className={styles.injectExpected}>{t('expected', { text: inject.expectedAction })}</p>
        )}
      </div>
      <div
        className={styles.countdown}
        data-tone={left < 0 ? 'late' : left <= NEAR ? 'soon' : undefined}
        title={clockWords(inject.dueSeconds)}
      >
        <span className={styles.countdownWord}>{t(left < 0 ? 'overdue' : 'dueIn')}</span>
        {spanWords(left)}
        <span className={styles.countdownWord}>T+{clockWords(inject.dueSeconds)}</span>
      </div>
    </article>
  );
}

/** From whom, to whom, by which means. */
export function InjectWay({ inject }: { inject: Inject }) {
  const { t } = useTranslation('drillConduct');
  return (
    <p className={styles.injectWay}>
      {[inject.fromWhom, inject.toWhom].filter(Boolean).join(' → ')} · {t(`channel.${inject.channel}`)}
      {inject.beyondEnd && <span className={styles.beyond}> · {t('beyondEnd')}</span>}
    </p>
  );
}
