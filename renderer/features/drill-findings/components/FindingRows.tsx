import { useTranslation } from 'react-i18next';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { StateChip, ToneChip } from '../../../ui/StateChip';
import type { Finding } from '../finding-forms';
import styles from './drill-findings.module.css';

/** Findings as short rows; each opens beside the page. */
export function FindingRows({
  findings,
  showDrill = false,
  onOpen,
}: {
  readonly findings: readonly Finding[];
  /** They come from several drills. */
  readonly showDrill?: boolean;
  onOpen(finding: Finding): void;
}) {
  const { t } = useTranslation('drillFindings');
  const word = useCodeWord();
  return (
    <ul className={styles.list}>
      {findings.map((finding) => (
        <li key={finding.id} className={styles.row}>
          <span className={styles.number}>{finding.number}</span>
          <div className={styles.what}>
            <button type="button" className={styles.title} onClick={() => onOpen(finding)}>
              {finding.title}
            </button>
            <div className={styles.facts}>
              {showDrill && <span>{finding.drill.title}</span>}
              <span>{word('codes.findingArea', finding.area)}</span>
              {finding.sectionPath.length > 0 && <span>{finding.sectionPath.at(-1)}</span>}
              {finding.owner !== null && <span>{t('row.owner', { owner: finding.owner })}</span>}
              {finding.dueOn !== null && (
                <span className={finding.overdue ? styles.late : undefined}>
                  {t(finding.overdue ? 'row.overdue' : 'row.due', { date: finding.dueOn })}
                </span>
              )}
              {finding.carriedTo && !showDrill && (
                <span>{t('row.carried', { drill: finding.carriedTo.title })}</span>
              )}
              {finding.trigger && <span>{t('row.proposed')}</span>}
            </div>
          </div>
          <div className={styles.end}>
            {finding.severity === 'serious' && (
              <ToneChip quiet tone="late">
                {word('codes.findingSeverity', finding.severity)}
              </ToneChip>
            )}
            {finding.chain.length > 0 && (
              <ToneChip quiet tone="soon">
                {t('row.repeated', { count: finding.chain.length })}
              </ToneChip>
            )}
            <StateChip of="drillFinding" state={finding.state} />
          </div>
        </li>
      ))}
    </ul>
  );
}
