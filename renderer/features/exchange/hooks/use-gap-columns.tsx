import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ToneChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import type { Tone } from '../../../ui/tokens';
import { usePeriodWord } from '../../../ui/use-period-word';
import styles from '../components/levels.module.css';
import { TotalsMark } from '../components/TotalsMark';
import type { GapRow } from '../levels';

export const gapStates = ['never', 'missing', 'received', 'late', 'waiting', 'in-time'] as const;
const toneOf: Readonly<Record<GapRow['state'], Tone>> = {
  never: 'late',
  missing: 'late',
  received: 'soon',
  late: 'soon',
  waiting: 'open',
  'in-time': 'met',
};

/** Columns of the list of who has reported; the worst stands first when it is ordered by standing. */
export function useGapColumns(onChanges: (row: GapRow) => void, onTotals: (row: GapRow) => void) {
  const { t } = useTranslation('levels');
  const period = usePeriodWord();
  return useMemo(() => {
    const days = ({ state, daysLate }: GapRow) =>
      daysLate === 0
        ? ''
        : t(state === 'late' || state === 'received' ? 'gaps.lateDays' : 'gaps.overdueDays', {
            count: daysLate,
          });
    const notes = ({ missingNumbers, undoneAt, below, lyingSequence, remindedOn }: GapRow) =>
      [
        lyingSequence !== null && t('gaps.lying', { sequence: lyingSequence }),
        missingNumbers.length > 0 &&
          t('gaps.missingNumbers', { numbers: missingNumbers.join(t('separator')) }),
        undoneAt && t('gaps.undone', { at: localMoment(undoneAt) }),
        below.length > 0 && t('gaps.below', { names: below.join(t('separator')) }),
        remindedOn !== null && t('gaps.reminded', { on: remindedOn }),
      ]
        .filter((note) => note !== false && note !== null)
        .join('；');
    return [
      {
        key: 'name',
        label: t('gaps.name'),
        width: 168,
        text: (row: GapRow) => row.name,
        order: (row: GapRow) => row.regionCode,
      },
      {
        key: 'state',
        label: t('gaps.stateHead'),
        width: 164,
        text: (row: GapRow) => `${t(`gaps.state.${row.state}`)} ${days(row)}`.trim(),
        cell: (row: GapRow) => (
          <span className={styles.moved}>
            <ToneChip quiet tone={toneOf[row.state]}>
              {t(`gaps.state.${row.state}`)}
            </ToneChip>
            <span className={styles.quiet}>{days(row)}</span>
          </span>
        ),
        order: (row: GapRow) => gapStates.indexOf(row.state),
      },
      {
        key: 'reportedOn',
        label: t('gaps.reportedOn'),
        width: 96,
        text: (row: GapRow) => row.reportedOn ?? '',
      },
      { key: 'mergedOn', label: t('gaps.mergedOn'), width: 96, text: (row: GapRow) => row.mergedOn ?? '' },
      {
        key: 'lastPeriod',
        label: t('gaps.lastPeriod'),
        width: 96,
        text: (row: GapRow) => (row.lastPeriod ? period(row.lastPeriod) : ''),
        order: (row: GapRow) => row.lastOn ?? '',
      },
      {
        key: 'sequence',
        label: t('gaps.sequence'),
        width: 56,
        align: 'end' as const,
        text: (row: GapRow) => (row.lastSequence > 0 ? String(row.lastSequence) : ''),
        order: (row: GapRow) => row.lastSequence,
      },
      {
        key: 'phone',
        label: t('gaps.phone'),
        width: 108,
        text: (row: GapRow) => row.dutyPhone ?? t('gaps.noPhone'),
        cell: (row: GapRow) => row.dutyPhone ?? <span className={styles.quiet}>{t('gaps.noPhone')}</span>,
      },
      {
        key: 'totals',
        label: t('totals.head'),
        width: 136,
        text: ({ totals: [worst] }: GapRow) => (worst ? t(`totals.${worst.standing}`) : ''),
        cell: (row: GapRow) => <TotalsMark row={row} onOpen={() => onTotals(row)} />,
      },
      { key: 'notes', label: t('gaps.notes'), width: 168, grow: true, text: notes },
      {
        key: 'changes',
        label: t('gaps.changes'),
        width: 84,
        text: () => '',
        cell: (row: GapRow) =>
          row.officeId !== null && row.lastSequence > 0 ? (
            <Button
              size="small"
              tabIndex={-1}
              aria-label={t('gaps.changesOf', { name: row.name })}
              onClick={() => onChanges(row)}
            >
              {t('gaps.changes')}
            </Button>
          ) : null,
      },
    ];
  }, [t, period, onChanges, onTotals]);
}
