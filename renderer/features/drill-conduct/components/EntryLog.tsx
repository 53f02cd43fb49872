import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockWords, spanWords } from '../clock-words';
import type { WaitingEntry } from '../hooks/use-conduct';
import type { LogEntry } from '../types';
import styles from './stage.module.css';

/** Seconds from which the lateness of an inject is worth a colour. */
const MUCH = 60;

interface EntryLogProps {
  readonly log: readonly LogEntry[];
  readonly waiting: readonly WaitingEntry[];
  readonly chosen: LogEntry | null;
  onAgain(): void;
}

/** What happened, the newest on top. Corrections stand with what they correct; nothing ever vanishes. */
export function EntryLog({ log, waiting, chosen, onAgain }: EntryLogProps) {
  const { t } = useTranslation('drillConduct');
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const element = chosen && list.current?.querySelector(`[data-entry="${chosen.id}"]`);
    element?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);
  const entries = log.filter(({ kind }) => kind !== 'correction').reverse();
  return (
    <section className={styles.log} aria-label={t('log')}>
      <h2 className={styles.paneTitle}>{t('logCount', { count: entries.length })}</h2>
      {entries.length === 0 && waiting.length === 0 && <p className={styles.none}>{t('noEntries')}</p>}
      <ol className={styles.entries} ref={list}>
        {[...waiting].reverse().map((entry) => (
          <li key={`w${entry.key}`} className={styles.entry} data-tone={entry.failure ? 'late' : 'muted'}>
            <time className={styles.entryTime}>{clockWords(entry.pressed.clockSeconds)}</time>
            <span className={styles.entryKind} data-kind={entry.noted}>
              {t(`kind.${entry.noted}`)}
            </span>
            <span className={styles.entryText}>
              {[entry.actor, entry.text].filter(Boolean).join('：')}
              {entry.failure ? (
                <button type="button" className={styles.again} onClick={onAgain}>
                  {t('again', { why: entry.failure })}
                </button>
              ) : (
                <span className={styles.quiet}> {t('saving')}</span>
              )}
            </span>
          </li>
        ))}
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} chosen={entry.id === chosen?.id} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry, chosen }: { entry: LogEntry; chosen: boolean }) {
  const { t } = useTranslation('drillConduct');
  const { correction, delaySeconds } = entry;
  const words = [entry.actor, entry.text].filter(Boolean).join('：');
  return (
    <li className={styles.entry} data-entry={entry.id} aria-current={chosen || undefined}>
      <time className={styles.entryTime}>{clockWords(entry.clockSeconds)}</time>
      <span className={styles.entryKind} data-kind={entry.kind}>
        {t(`kind.${entry.kind}`)}
        {entry.injectNumber !== null && ` ${entry.injectNumber}`}
      </span>
      <span className={styles.entryText}>
        {correction ? <del>{words}</del> : words}
        {correction && (
          <span className={styles.corrected}>
            {correction.takenBack ? t('takenBack') : t('corrected', { text: correction.text })}
          </span>
        )}
        {delaySeconds !== null && !correction?.takenBack && (
          <span
            className={styles.delay}
            data-late={(entry.kind === 'inject' && delaySeconds > MUCH) || undefined}
          >
            {t(
              entry.kind !== 'inject'
                ? 'after'
                : delaySeconds < 0
                  ? 'early'
                  : delaySeconds === 0
                    ? 'onTime'
                    : 'late',
              { time: spanWords(delaySeconds) },
            )}
          </span>
        )}
        {entry.late && <span className={styles.quiet}> {t('fromPaper')}</span>}
      </span>
    </li>
  );
}
