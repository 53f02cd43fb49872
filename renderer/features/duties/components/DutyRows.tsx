import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { dutyStanding } from '../../../../electron/contract/clock';
import { useGo } from '../../../app/use-go';
import { toneOfStanding, useCountdownText } from '../../../ui/Clock';
import { StateChip } from '../../../ui/StateChip';
import { ToneIcon } from '../../../ui/ToneIcon';
import { usePeriodWord } from '../../../ui/use-period-word';
import { dutyPath } from '../duty-paths';
import type { Duty, DutyGroup } from '../group-duties';
import styles from './DutyRows.module.css';
import type { DutyKey } from './DutyTraceDrawer';

interface DutyRowsProps {
  readonly groups: readonly DutyGroup[];
  /** Leaves the owner out on the owner's own page. */
  readonly withOwner?: boolean;
  onTrace(duty: DutyKey): void;
}

/** Duties line by line: whose, which law, until when, and the one next step. Pressing the term opens its count. */
export function DutyRows({ groups, withOwner = true, onTrace }: DutyRowsProps) {
  const { t } = useTranslation('duties');
  const { t: codes, i18n } = useTranslation('codes');
  const go = useGo();
  const periodWord = usePeriodWord();
  // Rule packs bring Chinese titles only; the catalogue has English ones for the rules that it knows.
  const ruleOf = ({ rule, ruleTitle }: Duty) =>
    i18n.language === 'zh' && ruleTitle !== ''
      ? ruleTitle
      : codes(`rules.${rule}` as 'rules.R-FILE-20WD', { defaultValue: ruleTitle || rule });
  return (
    <ul className={styles.rows}>
      {groups.map(({ first: duty, count }) => (
        <li
          key={`${duty.subjectId}|${duty.rule}|${duty.period}|${duty.refId}`}
          className={styles.row}
          data-owner={withOwner || undefined}
        >
          <Term
            duty={duty}
            onTrace={() =>
              onTrace({ subjectId: duty.subjectId, rule: duty.rule, period: duty.period, refId: duty.refId })
            }
          />
          {withOwner && (
            <button
              type="button"
              className={styles.owner}
              title={duty.ownerName}
              onClick={() => go(`/enterprises/${duty.subjectId}`)}
            >
              {duty.ownerName}
            </button>
          )}
          <span className={styles.what} title={[ruleOf(duty), duty.refTitle].filter(Boolean).join('　')}>
            <span className={styles.rule}>{ruleOf(duty)}</span>
            {duty.refTitle && <span className={styles.ref}>{withoutOwner(duty)}</span>}
            {count > 1 && <span className={styles.count}>{t('andOthers', { count })}</span>}
          </span>
          <span className={styles.period}>{duty.period.includes('/') ? '' : periodWord(duty.period)}</span>
          {duty.state !== 'met' && duty.state !== 'not-applicable' && duty.state !== 'waived' ? (
            <Button size="small" onClick={() => go(dutyPath(duty))}>
              {t(`action.${duty.action.kind}` as 'action.none', {
                defaultValue: t('action.none'),
              })}
            </Button>
          ) : (
            <span />
          )}
        </li>
      ))}
    </ul>
  );
}

/** The plan's title without the name of its unit, which stands beside it already. */
function withoutOwner({ refTitle, ownerName }: Duty): string {
  const short = refTitle.startsWith(ownerName) ? refTitle.slice(ownerName.length) : refTitle;
  return short || refTitle;
}

/** Days left with the due day, or the state where no day is set. */
function Term({ duty, onTrace }: { duty: Duty; onTrace(): void }) {
  const { t } = useTranslation('duties');
  const countdownText = useCountdownText();
  const standing = dutyStanding(duty);
  const counted = standing !== null && standing !== 'done' && standing !== 'provisional';
  const tone = counted ? toneOfStanding[standing] : 'muted';
  return (
    <button type="button" className={styles.term} data-tone={tone} title={t('openTrace')} onClick={onTrace}>
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
