import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { dutyStanding } from '../../../../electron/contract/clock';
import type { Answer } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import { toneOfStanding, useCountdownText } from '../../../ui/Clock';
import { StateChip } from '../../../ui/StateChip';
import { ToneIcon } from '../../../ui/ToneIcon';
import { useNumberFormat } from '../../../ui/use-number-format';
import { usePeriodWord } from '../../../ui/use-period-word';
import { useRuleTitle } from '../../../ui/use-rule-title';
import { dutyPath } from '../duty-paths';
import styles from './DutyRows.module.css';
import type { DutyKey } from './DutyTraceDrawer';

/** A line stands for `duties` of `units` under one rule until one day; `duty` is the first of them. */
export type DutyLine = Answer<'duties', 'inbox'>['groups'][number]['lines'][number];
type Duty = DutyLine['duty'];

interface DutyRowsProps {
  readonly lines: readonly DutyLine[];
  /** Leaves the owner out on the owner's own page. */
  readonly withOwner?: boolean;
  onTrace(duty: DutyKey): void;
  /** Opens the rows that a line of many units stands for. */
  onOpenMany?(duty: Duty): void;
}

/** Duties line by line: whose, which law, until when, and the one next step. Pressing the term opens its count. */
export function DutyRows({ lines, withOwner = true, onTrace, onOpenMany }: DutyRowsProps) {
  const { t } = useTranslation('duties');
  const format = useNumberFormat();
  const ruleTitle = useRuleTitle();
  const periodWord = usePeriodWord();
  return (
    <ul className={styles.rows}>
      {lines.map(({ duty, duties, units }) => {
        const rule = ruleTitle(duty.rule, duty.ruleTitle);
        const many = units > 1;
        const openMany = () => onOpenMany?.(duty);
        return (
          <li
            key={`${duty.subjectId}|${duty.rule}|${duty.period}|${duty.refId}`}
            className={styles.row}
            data-owner={withOwner || undefined}
          >
            <Term
              duty={duty}
              title={t(many ? 'openTraceOfOne' : 'openTrace')}
              onTrace={() =>
                onTrace({
                  subjectId: duty.subjectId,
                  rule: duty.rule,
                  period: duty.period,
                  refId: duty.refId,
                })
              }
            />
            {withOwner && many && (
              <button type="button" className={styles.owner} onClick={openMany}>
                {t('units', { count: units, total: format(units) })}
              </button>
            )}
            {withOwner && !many && <Owner duty={duty} />}
            <span
              className={styles.what}
              title={[rule, many ? '' : duty.refTitle].filter(Boolean).join('　')}
            >
              <span className={styles.rule}>{rule}</span>
              {!many && duty.refTitle && <span className={styles.ref}>{withoutOwner(duty)}</span>}
              {duties > units && (
                <span className={styles.count}>
                  {t(many ? 'duties' : 'andOthers', { count: duties, total: format(duties) })}
                </span>
              )}
            </span>
            <span className={styles.period}>{duty.period.includes('/') ? '' : periodWord(duty.period)}</span>
            {many ? (
              <Button size="small" onClick={openMany}>
                {t('openMany')}
              </Button>
            ) : (
              <NextStep duty={duty} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Whose duty it is; leads to the unit. */
function Owner({ duty }: { duty: Duty }) {
  const go = useGo();
  return (
    <button
      type="button"
      className={styles.owner}
      title={duty.ownerName}
      onClick={() => go(`/enterprises/${duty.subjectId}`)}
    >
      {duty.ownerName}
    </button>
  );
}

/** The one next step of a duty that is not done yet. */
function NextStep({ duty }: { duty: Duty }) {
  const { t } = useTranslation('duties');
  const go = useGo();
  if (duty.state === 'met' || duty.state === 'not-applicable' || duty.state === 'waived') return <span />;
  return (
    <Button size="small" onClick={() => go(dutyPath(duty))}>
      {t(`action.${duty.action.kind}` as 'action.none', { defaultValue: t('action.none') })}
    </Button>
  );
}

/** The plan's title without the name of its unit, which stands beside it already. */
function withoutOwner({ refTitle, ownerName }: Duty): string {
  const short = refTitle.startsWith(ownerName) ? refTitle.slice(ownerName.length) : refTitle;
  return short || refTitle;
}

/** Days left with the due day, or the state where no day is set. */
function Term({ duty, title, onTrace }: { duty: Duty; title: string; onTrace(): void }) {
  const countdownText = useCountdownText();
  const standing = dutyStanding(duty);
  const counted = standing !== null && standing !== 'done' && standing !== 'provisional';
  const tone = counted ? toneOfStanding[standing] : 'muted';
  return (
    <button type="button" className={styles.term} data-tone={tone} title={title} onClick={onTrace}>
      {counted && duty.daysLeft !== null ? (
        <>
          <ToneIcon tone={tone} />
          <span className={styles.days}>{countdownText(standing, duty.daysLeft, 'civil')}</span>
        </>
      ) : (
        <StateChip state={duty.state} quiet />
      )}
      <span className={styles.due}>{duty.due}</span>
    </button>
  );
}
