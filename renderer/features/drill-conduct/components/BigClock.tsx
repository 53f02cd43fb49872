import { useTranslation } from 'react-i18next';
import { clockWords, spanWords } from '../clock-words';
import type { Run } from '../types';
import styles from './stage.module.css';

interface BigClockProps {
  readonly run: Run | null;
  readonly seconds: number;
  readonly durationMinutes: number | null;
}

/** The drill's clock, as large as the window allows, with the word for where it stands. */
export function BigClock({ run, seconds, durationMinutes }: BigClockProps) {
  const { t } = useTranslation('drillConduct');
  const stands = run === null ? 'ready' : run.interrupted ? 'interrupted' : run.state;
  const left = durationMinutes === null ? null : durationMinutes * 60 - seconds;
  return (
    <section className={styles.clock} data-stands={stands} aria-label={t('clock')}>
      <div className={styles.clockLine}>
        <span className={styles.clockWord}>{t(`stands.${stands}`)}</span>
        {left !== null && stands !== 'ready' && stands !== 'ended' && (
          <span className={styles.clockLeft} data-over={left < 0 || undefined}>
            {t(left < 0 ? 'overTime' : 'timeLeft', { time: spanWords(left) })}
          </span>
        )}
      </div>
      <time className={styles.digits} role="timer" aria-live="off">
        {clockWords(seconds)}
      </time>
    </section>
  );
}
