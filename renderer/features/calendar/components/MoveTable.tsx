import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useStateWord } from '../../../ui/use-state-word';

type Move = Answer<'calendar', 'moves'>['rows'][number];

/** Terms before and after a change of the calendar. */
export function MoveTable({ label, rows }: { label: string; rows: readonly Move[] }) {
  const { t } = useTranslation('calendar');
  const { t: codes } = useTranslation('codes');
  const word = useStateWord();
  const term = (due: string | null, state: string | null, provisional: boolean) => (
    <>
      <div>{due ?? t('noDue')}</div>
      <div>{state !== null && word('duty', provisional ? 'provisional' : state)}</div>
    </>
  );
  return (
    <SimpleTable<Move>
      label={label}
      rows={rows}
      rowId={(move) => `${move.subjectId} ${move.rule} ${move.refId}`}
      columns={[
        { key: 'owner', label: t('owner'), cell: (move) => move.ownerName },
        {
          key: 'what',
          label: t('what'),
          cell: (move) => (
            <>
              <div>
                {codes(`rules.${move.rule}` as 'rules.R-FILE-20WD', { defaultValue: move.ruleTitle })}
              </div>
              <div>{move.refTitle}</div>
            </>
          ),
        },
        {
          key: 'before',
          label: t('before'),
          fixed: true,
          cell: (move) => term(move.dueBefore, move.stateBefore, move.provisionalBefore),
        },
        {
          key: 'after',
          label: t('after'),
          fixed: true,
          cell: (move) => term(move.dueAfter, move.stateAfter, move.provisionalAfter),
        },
      ]}
    />
  );
}
