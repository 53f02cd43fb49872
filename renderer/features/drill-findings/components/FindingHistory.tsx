import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { StateChip } from '../../../ui/StateChip';
import type { Finding } from '../finding-forms';
import styles from './drill-findings.module.css';

const clock = (seconds: number) => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `T+${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};

/** What a finding rests on, what was done about it, who takes it up, and how often it was found. */
export function FindingHistory({ finding }: { finding: Finding }) {
  const { t } = useTranslation('drillFindings');
  const go = useGo();
  const { log, files, corrections, chain, carriedTo } = finding;
  return (
    <>
      {log.length > 0 && (
        <section className={styles.part}>
          <h3>{t('part.log')}</h3>
          <ul>
            {log.map((entry) => (
              <li key={entry.id}>
                <span className={styles.muted}>
                  {[clock(entry.clockSeconds), entry.actor].filter(Boolean).join(' ')}
                </span>
                <span className={styles.lines}>{entry.text}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {corrections.length > 0 && (
        <section className={styles.part}>
          <h3>{t('part.corrections')}</h3>
          <ul>
            {corrections.map((one) => (
              <li key={one.id}>
                <span className={styles.muted}>
                  {t('correction.done', { on: one.doneOn, by: one.doneBy })}
                </span>
                <span className={styles.lines}>{one.measure}</span>
                <span className={styles.lines}>{t('correction.proof', { proof: one.proof })}</span>
                <span className={styles.muted}>
                  {one.verdict === null
                    ? t('correction.waiting')
                    : t(`correction.${one.verdict}`, { on: one.verifiedOn, by: one.verifiedBy })}
                </span>
                {one.verifyNote && <span className={styles.lines}>{one.verifyNote}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {files.length > 0 && (
        <section className={styles.part}>
          <h3>{t('part.files')}</h3>
          <ul>
            {files.map((file) => (
              <li key={file.id}>{[file.fileName, file.caption].filter(Boolean).join('　')}</li>
            ))}
          </ul>
        </section>
      )}
      {carriedTo && (
        <section className={styles.part}>
          <h3>{t('part.carried')}</h3>
          <button
            type="button"
            className={styles.title}
            onClick={() => go(`/drills/${carriedTo.id}?tab=findings`)}
          >
            {[carriedTo.on, carriedTo.title].filter(Boolean).join('　')}
          </button>
          {finding.carriedReason && <p className={styles.lines}>{finding.carriedReason}</p>}
        </section>
      )}
      {chain.length > 0 && (
        <section className={styles.part}>
          <h3>{t('part.chain', { count: chain.length })}</h3>
          <ul>
            {chain.map((link) => (
              <li key={link.id}>
                <span className={styles.muted}>
                  {link.heldOn} {link.drillTitle}
                </span>
                <span className={styles.end}>
                  {link.id === finding.id ? (
                    <span>{link.title}</span>
                  ) : (
                    <button
                      type="button"
                      className={styles.title}
                      onClick={() => go(`/drills/${link.drillId}?tab=findings&finding=${link.id}`)}
                    >
                      {link.title}
                    </button>
                  )}
                  <StateChip quiet of="drillFinding" state={link.state} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
