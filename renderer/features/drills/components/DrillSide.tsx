import { useTranslation } from 'react-i18next';
import { useSystemState } from '../../../app/use-system-state';
import { toneOfDays, useDaysLeftText } from '../../../ui/Clock';
import { InlineNote } from '../../../ui/InlineNote';
import { ToneChip } from '../../../ui/StateChip';
import { usePeriodWord } from '../../../ui/use-period-word';
import { RaiseFromDrill } from '../../plans/components/RaiseFromDrill';
import { civilDaysBetween } from '../civil-days';
import { type Drill, isHeld } from '../drill-form';
import styles from './drills.module.css';

/** Days before a planned drill from which it counts as near. */
const nearDays = 7;

/** Kept in sight: how long until the drill, which duties it counts for, why it was moved. */
export function DrillSide({ drill }: { drill: Drill }) {
  const { t } = useTranslation('drills');
  const periodWord = usePeriodWord();
  const { today } = useSystemState();
  const held = isHeld(drill.state);
  return (
    <div className={styles.side}>
      {!held && drill.state !== 'cancelled' && drill.fields.plannedOn !== null && (
        <PlannedDay date={drill.fields.plannedOn} />
      )}
      {held && !drill.fields.evaluated && <InlineNote tone="soon">{t('side.notEvaluated')}</InlineNote>}
      {drill.clashes.map((clash) => (
        <InlineNote key={clash.id} tone="soon">
          {t('side.clash', { ...clash, shared: clash.shared.join(t('side.separator')) })}
        </InlineNote>
      ))}
      <section>
        <h2 className={styles.sideTitle}>{t(held ? 'side.meets' : 'side.willMeet')}</h2>
        {drill.meets.length === 0 ? (
          <p className={styles.muted}>{t(held ? 'side.meetsNone' : 'side.willMeetNone')}</p>
        ) : (
          <ul className={styles.meets}>
            {drill.meets.map((duty) => (
              <li key={`${duty.rule}${duty.period}`}>
                {duty.title}
                <span className={styles.muted}>{periodWord(duty.period)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {drill.stateReason && (
        <section>
          <h2 className={styles.sideTitle}>{t('side.reason')}</h2>
          <p>{drill.stateReason}</p>
        </section>
      )}
      {held && drill.ours && drill.fields.planId !== null && (
        <RaiseFromDrill
          drillId={drill.id}
          planId={drill.fields.planId}
          heldOn={drill.fields.endOn ?? drill.fields.startOn ?? today}
        />
      )}
      {!drill.ours && <InlineNote tone="open">{t('foreign')}</InlineNote>}
    </div>
  );
}

function PlannedDay({ date }: { date: string }) {
  const { t } = useTranslation('drills');
  const { today } = useSystemState();
  const daysLeftText = useDaysLeftText();
  const days = civilDaysBetween(today, date);
  return (
    <section>
      <h2 className={styles.sideTitle}>{t('field.plannedOn')}</h2>
      <p className={styles.plannedDay}>{date}</p>
      <ToneChip quiet tone={toneOfDays(days, nearDays)}>
        {days === 0 ? t('side.today') : daysLeftText(days, 'civil')}
      </ToneChip>
    </section>
  );
}
