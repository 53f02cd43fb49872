import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import { StandingMark } from '../../../ui/StandingMark';
import { localMoment } from '../../../ui/Timeline';
import { ToneIcon } from '../../../ui/ToneIcon';
import type { Tone } from '../../../ui/tokens';
import { useLawWord } from '../../../ui/use-law-word';
import { useNow } from '../hooks/use-now';
import type { IncidentClock } from '../incident-form';
import styles from './incidents.module.css';

const SOON_MS = 15 * 60_000;

const toneByState: Readonly<Record<IncidentClock['state'], Tone>> = {
  open: 'open',
  soon: 'soon',
  overdue: 'late',
  met: 'met',
  'met-late': 'late',
  'not-applicable': 'muted',
};

/** 1:02:03 of milliseconds, without a sign. */
export function countdownText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The legal terms of reporting, counting down. */
export function ClockPanel({ clocks, now: answered }: { clocks: readonly IncidentClock[]; now: number }) {
  const { t } = useTranslation('incidents');
  const now = useNow(answered);
  return (
    <section className={styles.clocks} aria-label={t('clock.title')}>
      <h2 className={styles.sideTitle}>{t('clock.title')}</h2>
      {clocks.map((clock) => (
        <ReportClock key={clock.rule} clock={clock} now={now} />
      ))}
    </section>
  );
}

/** Between two answers of the core the term may have become near or have run out. */
function stateAt({ state, dueAt }: IncidentClock, now: number): IncidentClock['state'] {
  if (dueAt === null || (state !== 'open' && state !== 'soon')) return state;
  if (now > dueAt) return 'overdue';
  return dueAt - now <= SOON_MS ? 'soon' : state;
}

function ReportClock({ clock, now }: { clock: IncidentClock; now: number }) {
  const { t } = useTranslation('incidents');
  const lawWord = useLawWord();
  const state = stateAt(clock, now);
  const tone = toneByState[state];
  const running = clock.metAt === null && clock.dueAt !== null;
  return (
    <div className={styles.clock} data-tone={tone}>
      <div className={styles.clockHead}>
        <ToneIcon tone={tone} />
        <span>{lawWord(clock.title)}</span>
        <StandingMark mark={clock.mark} />
      </div>
      {running && clock.dueAt !== null && (
        <div className={styles.countdown} role="timer" aria-label={lawWord(clock.title)}>
          {t(state === 'overdue' ? 'clock.over' : 'clock.left', { time: countdownText(clock.dueAt - now) })}
        </div>
      )}
      {!running && <div className={styles.clockState}>{t(`clock.state.${state}`)}</div>}
      {clock.dueAt !== null && running && (
        <div className={styles.muted}>
          {t('clock.due', { at: localMoment(new Date(clock.dueAt).toISOString()) })}
        </div>
      )}
      {clock.metAt !== null && (
        <div className={styles.muted}>
          {t('clock.met', { at: localMoment(new Date(clock.metAt).toISOString()) })}
        </div>
      )}
      {clock.to.length > 0 && (
        <div className={styles.muted}>{t('clock.to', { to: clock.to.map(lawWord).join(t('arrow')) })}</div>
      )}
      <Tooltip title={clock.trace.map((line) => <div key={line}>{line}</div>)}>
        <button type="button" className={styles.basis}>
          {clock.article}
        </button>
      </Tooltip>
    </div>
  );
}
