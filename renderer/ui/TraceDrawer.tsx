import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/contract';
import { ErrorState } from './ErrorState';
import { SideDrawer } from './SideDrawer';
import { StandingMark } from './StandingMark';
import { StateChip, ToneChip } from './StateChip';
import styles from './TraceDrawer.module.css';
import { usePeriodWord } from './use-period-word';
import { useRuleTitle } from './use-rule-title';

type DutyTrace = Answer<'duties', 'trace'>;

interface TraceDrawerProps {
  readonly open: boolean;
  readonly trace: DutyTrace | undefined;
  readonly error: unknown;
  onClose(): void;
}

/** Why a duty stands as it does: the count, the evidence, the rule in force and how well its wording is verified. */
export function TraceDrawer({ open, trace, error, onClose }: TraceDrawerProps) {
  const { t } = useTranslation('ui');
  const ruleTitle = useRuleTitle();
  return (
    <SideDrawer
      open={open}
      title={trace ? ruleTitle(trace.duty.rule, trace.duty.ruleTitle) : t('trace.title')}
      {...(trace && { subtitle: trace.duty.ownerName })}
      onClose={onClose}
    >
      {error ? <ErrorState error={error} /> : trace && <TraceBody trace={trace} />}
    </SideDrawer>
  );
}

function TraceBody({ trace }: { trace: DutyTrace }) {
  const { t } = useTranslation('ui');
  const periodWord = usePeriodWord();
  const { duty } = trace;
  // The rule and its source have a place of their own below.
  const lines = trace.lines.filter(({ text }) => text !== trace.ruleText && !text.startsWith(trace.source));
  return (
    <div className={styles.trace}>
      <div className={styles.head}>
        <StateChip state={duty.state} />
        {duty.due && <span>{t('trace.due', { date: duty.due })}</span>}
        <span className={styles.muted}>{periodWord(duty.period)}</span>
        {duty.leads && <span className={styles.muted}>{t('trace.leads')}</span>}
      </div>

      <h3>{t('trace.count')}</h3>
      <dl className={styles.lines}>
        {lines.map((line) => (
          <div key={`${line.label}${line.text}`}>
            <dt>{line.label}</dt>
            <dd>{line.text}</dd>
          </div>
        ))}
      </dl>

      {trace.skipped.length > 0 && (
        <>
          <h3>{t('trace.skipped', { count: trace.skipped.length })}</h3>
          <ul className={styles.skipped}>
            {trace.skipped.map((day) => (
              <li key={day.date}>
                <span>{day.date}</span>
                <span className={styles.muted}>{day.why}</span>
              </li>
            ))}
          </ul>
        </>
      )}

      <h3>{t('trace.evidence')}</h3>
      {trace.considered.length === 0 ? (
        <p className={styles.muted}>{t('trace.noEvidence')}</p>
      ) : (
        <ul className={styles.considered}>
          {trace.considered.map((item) => (
            <li key={`${item.kind}${item.id}`}>
              <ToneChip quiet tone={item.counted ? 'met' : 'muted'}>
                {t(item.counted ? 'trace.counted' : 'trace.notCounted')}
              </ToneChip>
              <span>{item.date}</span>
              <span className={styles.title}>
                {item.title}
                {item.why && <span className={styles.muted}>{item.why}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}

      <h3>{t('trace.rule')}</h3>
      <blockquote className={styles.rule}>
        <p>{trace.ruleText}</p>
        <footer>
          {trace.source} {trace.article} <StandingMark mark={trace.mark} />
        </footer>
      </blockquote>
      <p className={styles.muted}>{trace.markMeaning}</p>

      {trace.switches.length > 0 && (
        <>
          <h3>{t('trace.switches')}</h3>
          <dl className={styles.lines}>
            {trace.switches.map((item) => (
              <div key={item.key}>
                <dt>{item.note}</dt>
                <dd>{item.value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p className={styles.foot}>
        {duty.rule} · {t('trace.inForce', { date: trace.effectiveFrom })} ·{' '}
        {t('trace.calendar', { version: trace.calendar })}
      </p>
    </div>
  );
}
