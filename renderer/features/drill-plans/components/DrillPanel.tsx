import CloseIcon from '@mui/icons-material/Close';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { Fragment, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanConflict } from '../../../../electron/contract/year-plan';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateBox } from '../../../ui/form/DateField';
import { FieldFrame } from '../../../ui/form/FieldFrame';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { Panel } from '../../../ui/Page';
import { StateChip } from '../../../ui/StateChip';
import { ToneIcon } from '../../../ui/ToneIcon';
import { useErrorText } from '../../../ui/use-error-text';
import { toneOfConflict, useConflictWords } from '../hooks/use-conflict-words';
import type { PlanDrill, YearPlan } from '../year-plan';
import styles from './plan.module.css';

interface DrillPanelProps {
  readonly plan: YearPlan;
  readonly drill: PlanDrill;
  /** Where it is carried to just now. */
  readonly carriedTo: string | null;
  readonly conflicts: readonly PlanConflict[];
  readonly mayEdit: boolean;
  onMove(to: { date: string; startsAt: string | null; endsAt: string | null }): void;
  onClose(): void;
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;

/** 9:00, 9：00 and 0900 as 09:00; what is no time stays. */
function tidyTime(text: string): string {
  const [, hours, minutes] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text.normalize('NFKC').trim()) ?? [];
  return hours === undefined || minutes === undefined ? text : `${hours.padStart(2, '0')}:${minutes}`;
}

/** One drill of the plan: what it is for, why it stands there, what conflicts, and another day or time for it. */
export function DrillPanel({ plan, drill, carriedTo, conflicts, mayEdit, onMove, onClose }: DrillPanelProps) {
  const { t } = useTranslation('drillPlans');
  const { t: common } = useTranslation('common');
  const go = useGo();
  const word = useCodeWord();
  const words = useConflictWords(plan);
  const facts: readonly (readonly [string, string | null])[] = [
    [t('field.plan'), drill.planTitle],
    [t('field.kind'), drill.planKind && word('codes.planKind', drill.planKind)],
    [t('field.form'), drill.form && word('codes.drillForm', drill.form)],
    [t('field.meets'), drill.meets.map(({ title }) => title).join('；') || null],
    [t('field.place'), drill.place],
    [t('field.resources'), drill.resources.map(({ name }) => name).join('、') || null],
    [t('field.why'), drill.why],
  ];
  return (
    <Panel
      title={drill.title}
      actions={
        <IconButton size="small" aria-label={common('close')} onClick={onClose}>
          <CloseIcon fontSize="small" />
        </IconButton>
      }
    >
      <StateChip of="drill" state={drill.state} />
      {carriedTo !== null && carriedTo !== drill.date && (
        <p role="status">{t('carry.over', { date: carriedTo })}</p>
      )}
      {conflicts.map((conflict) => (
        <div key={`${conflict.kind}${conflict.about}${conflict.otherId}`} className={styles.conflict}>
          <ToneIcon tone={toneOfConflict(conflict)} />
          <span>{words(conflict)}</span>
        </div>
      ))}
      {drill.movable && conflicts.length === 0 && <p className={styles.muted}>{t('carry.fine')}</p>}
      <dl className={styles.facts}>
        {facts.map(
          ([label, value]) =>
            value !== null && (
              <Fragment key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </Fragment>
            ),
        )}
      </dl>
      {mayEdit && drill.movable && (
        <Reschedule key={`${drill.id}${drill.version}`} drill={drill} onMove={onMove} />
      )}
      <div className={styles.buttons}>
        <Button size="small" variant="outlined" onClick={() => go(`/drills/${drill.id}`)}>
          {t('side.open')}
        </Button>
        {mayEdit && drill.movable && <FixButton drill={drill} />}
      </div>
    </Panel>
  );
}

function Reschedule({ drill, onMove }: Pick<DrillPanelProps, 'drill' | 'onMove'>) {
  const { t } = useTranslation('drillPlans');
  const dateId = useId();
  const [date, setDate] = useState(drill.date ?? '');
  const [startsAt, setStart] = useState(drill.startsAt ?? '');
  const [endsAt, setEnd] = useState(drill.endsAt ?? '');
  useEffect(() => setDate(drill.date ?? ''), [drill.date]);
  const timesFit = [startsAt, endsAt].every((time) => time === '' || clockTime.test(time));
  const changed =
    date !== drill.date || startsAt !== (drill.startsAt ?? '') || endsAt !== (drill.endsAt ?? '');
  return (
    <div className={styles.edit}>
      <div className={styles.wide}>
        <FieldFrame label={t('field.date')} inputId={dateId}>
          {(describedBy) => (
            <DateBox
              id={dateId}
              label={t('field.date')}
              value={date}
              describedBy={describedBy}
              onChange={setDate}
            />
          )}
        </FieldFrame>
      </div>
      <LabelledInput
        label={t('field.startsAt')}
        value={startsAt}
        placeholder="09:00"
        onChange={(event) => setStart(event.target.value)}
        onBlur={() => setStart(tidyTime(startsAt))}
      />
      <LabelledInput
        label={t('field.endsAt')}
        value={endsAt}
        placeholder="11:00"
        {...(!timesFit && { error: t('field.timeWrong') })}
        onChange={(event) => setEnd(event.target.value)}
        onBlur={() => setEnd(tidyTime(endsAt))}
      />
      {changed && (
        <Button
          className={styles.wide ?? ''}
          variant="contained"
          size="small"
          disabled={!isoDate.test(date) || !timesFit}
          onClick={() => onMove({ date, startsAt: startsAt || null, endsAt: endsAt || null })}
        >
          {t('move.save')}
        </Button>
      )}
    </div>
  );
}

/** Keeps a proposal from moving the drill, or lets it again. */
function FixButton({ drill }: { drill: PlanDrill }) {
  const { t } = useTranslation('drillPlans');
  const api = useApi();
  const errorText = useErrorText();
  const fix = async () => {
    try {
      await api.drillPlans.fix({ id: drill.id, expectedVersion: drill.version, fixed: !drill.fixed });
    } catch (error) {
      showToast({ tone: 'late', text: t('move.failed'), detail: errorText(error) });
    }
  };
  return (
    <Button size="small" aria-pressed={drill.fixed} title={t('fix.help')} onClick={() => void fix()}>
      {t(drill.fixed ? 'fix.release' : 'fix.fix')}
    </Button>
  );
}
