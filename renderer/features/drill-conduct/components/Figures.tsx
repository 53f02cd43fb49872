import { useTranslation } from 'react-i18next';
import { spanWords } from '../clock-words';
import type { Conduct } from '../types';
import styles from './stage.module.css';

/** The figures of a conduct, for reading out. */
export function Figures({ summary }: { summary: Conduct['summary'] }) {
  const { t } = useTranslation('drillConduct');
  const figures = [
    ['sent', String(summary.sent)],
    ['skipped', String(summary.skipped)],
    ['unsent', String(summary.unsent)],
    ['actions', String(summary.actions)],
    ['lateActions', String(summary.lateActions)],
    ['problems', String(summary.problems)],
    ['longestDelay', spanWords(summary.longestDelay)],
  ] as const;
  return (
    <dl className={styles.figures}>
      {figures.map(([key, value]) => (
        <div key={key} className={styles.figure}>
          <dt>{t(`figure.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
