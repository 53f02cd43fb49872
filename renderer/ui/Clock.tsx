import Popover from '@mui/material/Popover';
import { type MouseEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClockStanding, clockStanding } from '../../electron/contract/clock';
import styles from './Clock.module.css';
import { StandingMark } from './StandingMark';
import { ToneIcon } from './ToneIcon';
import type { Tone } from './tokens';
import { useRuleTitle } from './use-rule-title';

/** A legal clock with its arithmetic, as the core gives it. */
export interface ClockFacts {
  readonly rule: string;
  readonly ruleTitle: string;
  readonly article: string;
  readonly mark: string;
  /** Day 0, 'YYYY-MM-DD'. */
  readonly startOn: string;
  readonly due: string;
  readonly workingDays: number;
  /** Working days from today to the due day; 0 on the day itself, negative after it. */
  readonly daysLeft: number;
  readonly skipped: readonly { readonly date: string; readonly why: string }[];
  readonly provisional: boolean;
  readonly calendarVersion: string;
  /** `stopped` once decided; every other state still runs or has run out. */
  readonly state: string;
}

const soonWithin = 2;

/** The tone of days left: late after the due day, soon within two days of it. */
export function toneOfDays(daysLeft: number, soon = soonWithin): Tone {
  if (daysLeft < 0) return 'late';
  return daysLeft <= soon ? 'soon' : 'open';
}

/** Days left in words: 还有 3 个工作日, 今天到期, 已逾期 2 个工作日. */
export function useDaysLeftText(): (daysLeft: number, unit: 'working' | 'civil') => string {
  const { t } = useTranslation('ui');
  return (daysLeft, unit) => {
    if (daysLeft === 0) return t('clock.today');
    return daysLeft > 0
      ? t(`clock.left.${unit}`, { count: daysLeft })
      : t(`clock.over.${unit}`, { count: -daysLeft });
  };
}

/** The tone of a standing: the same wherever a term is shown. */
export const toneOfStanding: Readonly<Record<ClockStanding, Tone>> = {
  done: 'muted',
  provisional: 'provisional',
  overdue: 'late',
  today: 'soon',
  soon: 'soon',
  open: 'open',
};

/** How a term stands in words, by its standing first and its days second. */
export function useCountdownText(): (
  standing: ClockStanding,
  daysLeft: number,
  unit: 'working' | 'civil',
) => string {
  const { t } = useTranslation('ui');
  const daysLeftText = useDaysLeftText();
  return (standing, daysLeft, unit) => {
    if (standing === 'done') return t('clock.stopped');
    if (standing === 'today') return t('clock.today');
    if (standing === 'overdue' && daysLeft === 0) return t('clock.justOver');
    if (standing === 'provisional' && daysLeft <= 0) return t('clock.provisionalOver');
    return daysLeftText(daysLeft, unit);
  };
}

/** Days left and due day of a legal term; pressing it opens the count. */
export function Clock({ clock }: { clock: ClockFacts }) {
  const { t } = useTranslation('ui');
  const countdownText = useCountdownText();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const popoverId = useId();
  const standing = clockStanding(clock);
  const tone = toneOfStanding[standing];
  return (
    <>
      <button
        type="button"
        className={styles.clock}
        data-tone={tone}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? popoverId : undefined}
        onClick={(event: MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
      >
        <ToneIcon tone={tone} />
        <span className={styles.left}>{countdownText(standing, clock.daysLeft, 'working')}</span>
        <span className={styles.due}>{t('clock.due', { date: clock.due })}</span>
        {clock.provisional && <span className={styles.provisional}>{t('clock.provisional')}</span>}
      </button>
      <Popover
        id={popoverId}
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      >
        <ClockCount clock={clock} />
      </Popover>
    </>
  );
}

/** The count itself: start, working days, skipped days, rule, article, standing. */
function ClockCount({ clock }: { clock: ClockFacts }) {
  const { t } = useTranslation('ui');
  const ruleTitle = useRuleTitle();
  return (
    <div className={styles.count} role="dialog" aria-label={t('clock.countTitle')}>
      <h3 className={styles.countTitle}>{ruleTitle(clock.rule, clock.ruleTitle)}</h3>
      <dl className={styles.facts}>
        <dt>{t('clock.start')}</dt>
        <dd>{t('clock.startText', { date: clock.startOn })}</dd>
        <dt>{t('clock.term')}</dt>
        <dd>{t('clock.termText', { count: clock.workingDays })}</dd>
        <dt>{t('clock.skipped')}</dt>
        <dd>
          {clock.skipped.length === 0 ? (
            t('clock.noneSkipped')
          ) : (
            <ul className={styles.skipped}>
              {clock.skipped.map((day) => (
                <li key={day.date}>
                  <span>{day.date}</span>
                  <span>{day.why}</span>
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt>{t('clock.lastDay')}</dt>
        <dd className={styles.strong}>{clock.due}</dd>
        <dt>{t('clock.basis')}</dt>
        <dd>
          {clock.article} <StandingMark mark={clock.mark} />
        </dd>
        <dt>{t('clock.calendar')}</dt>
        <dd>
          {clock.provisional
            ? t('clock.calendarProvisional', { version: clock.calendarVersion })
            : clock.calendarVersion}
        </dd>
      </dl>
      <div className={styles.ruleId}>{clock.rule}</div>
    </div>
  );
}
