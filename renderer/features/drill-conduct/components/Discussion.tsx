import { useTranslation } from 'react-i18next';
import { clockWords, spanWords } from '../clock-words';
import type { Inject, LogEntry } from '../types';
import { InjectWay } from './NextInjects';
import styles from './stage.module.css';

const STEPS = ['told', 'asked', 'answered', 'concluded'] as const;

interface DiscussionProps {
  readonly inject: Inject | null;
  readonly log: readonly LogEntry[];
  readonly seconds: number;
}

/** 模拟推演: an inject, the question, the answers, the result; one step after the other, with the time it takes. */
export function Discussion({ inject, log, seconds }: DiscussionProps) {
  const { t } = useTranslation('drillConduct');
  if (!inject) return <p className={styles.none}>{t('allDiscussed')}</p>;
  const of = (kind: LogEntry['kind']) =>
    log.filter((each) => each.injectId === inject.id && each.kind === kind && !each.correction?.takenBack);
  const asked = of('question')[0];
  const words = (entry: LogEntry) => entry.correction?.text || entry.text;
  const step = inject.stage === null ? -1 : STEPS.indexOf(inject.stage);
  return (
    <section className={styles.discussion} aria-label={t('discussion')}>
      <ol className={styles.steps}>
        {STEPS.map((each, at) => (
          <li
            key={each}
            className={styles.step}
            data-done={at <= step || undefined}
            aria-current={at === step + 1 || undefined}
          >
            {t(`step.${each}`)}
          </li>
        ))}
        {asked && inject.stage !== 'concluded' && (
          <li className={styles.discussed}>
            {t('discussed', { time: spanWords(Math.max(0, seconds - asked.clockSeconds)) })}
          </li>
        )}
      </ol>
      <div className={styles.told}>
        <span className={styles.injectNumber}>{inject.number}</span>
        <div className={styles.injectBody}>
          <InjectWay inject={inject} />
          <p className={styles.toldText}>{inject.text}</p>
          {inject.state === 'waiting' && (
            <p className={styles.quiet}>{t('plannedFor', { time: clockWords(inject.dueSeconds) })}</p>
          )}
        </div>
      </div>
      {inject.state === 'sent' && (
        <p className={styles.question}>{asked ? words(asked) : (inject.question ?? t('askNow'))}</p>
      )}
      <ul className={styles.answers}>
        {of('answer').map((entry) => (
          <li key={entry.id}>
            <strong>{entry.actor ?? t('somebody')}</strong>
            {words(entry)}
          </li>
        ))}
      </ul>
    </section>
  );
}
