import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanConflict } from '../../../../electron/contract/year-plan';
import { useGo } from '../../../app/use-go';
import { LocalTable } from '../../../ui/DataTable/LocalTable';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { useStateWord } from '../../../ui/use-state-word';
import { useConflictWords } from '../hooks/use-conflict-words';
import type { PlanDrill, YearPlan } from '../year-plan';
import styles from './plan.module.css';

/** Widths of the columns in CSS pixels. */
const widths = {
  date: 120,
  title: 250,
  kind: 110,
  form: 80,
  place: 76,
  meets: 210,
  state: 88,
  conflict: 200,
} as const;

interface PlanListProps {
  readonly plan: YearPlan;
  readonly drills: readonly PlanDrill[];
  readonly conflicts: readonly PlanConflict[];
}

/** The drills of the plan as rows. */
export function PlanList({ plan, drills, conflicts }: PlanListProps) {
  const { t } = useTranslation('drillPlans');
  const go = useGo();
  const word = useCodeWord();
  const stateWord = useStateWord();
  const conflictWords = useConflictWords(plan);
  const columns = useMemo(
    () => [
      {
        key: 'date',
        label: t('field.date'),
        width: widths.date,
        text: ({ date, startsAt }: PlanDrill) =>
          date === null ? t('side.undated') : startsAt === null ? date : `${date} ${startsAt}`,
      },
      {
        key: 'title',
        label: t('field.drill'),
        width: widths.title,
        text: ({ title }: PlanDrill) => title,
        opens: true,
      },
      {
        key: 'kind',
        label: t('field.kind'),
        width: widths.kind,
        text: ({ planKind }: PlanDrill) => (planKind === null ? '' : word('codes.planKind', planKind)),
      },
      {
        key: 'form',
        label: t('field.form'),
        width: widths.form,
        text: ({ form }: PlanDrill) => (form === null ? '' : word('codes.drillForm', form)),
      },
      {
        key: 'state',
        label: t('field.state'),
        width: widths.state,
        text: ({ state }: PlanDrill) => stateWord('drill', state),
      },
      {
        key: 'conflict',
        label: t('field.conflict'),
        width: widths.conflict,
        text: ({ id }: PlanDrill) =>
          conflicts
            .filter(({ drillId }) => drillId === id)
            .map(conflictWords)
            .join('；'),
      },
      {
        key: 'meets',
        label: t('field.meets'),
        width: widths.meets,
        text: ({ meets }: PlanDrill) => meets.map(({ title }) => title).join('；'),
      },
      {
        key: 'place',
        label: t('field.place'),
        width: widths.place,
        text: ({ place }: PlanDrill) => place ?? '',
      },
    ],
    [t, word, stateWord, conflicts, conflictWords],
  );
  return (
    <div className={styles.listPane}>
      <LocalTable
        label={t('side.plan')}
        rows={drills}
        rowId={({ id }) => id}
        columns={columns}
        onOpen={({ id }) => go(`/drills/${id}`)}
        empty={<EmptyState title={t('list.empty')} text={t('list.emptyText')} />}
      />
    </div>
  );
}
