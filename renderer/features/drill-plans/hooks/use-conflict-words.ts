import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { isGrave, type PlanConflict } from '../../../../electron/contract/year-plan';
import type { Tone } from '../../../ui/tokens';
import { usePeriodWord } from '../../../ui/use-period-word';
import type { YearPlan } from '../year-plan';

/** Conflicts of a plan as sentences. */
export function useConflictWords(plan: YearPlan): (conflict: PlanConflict) => string {
  const { t } = useTranslation('drillPlans');
  const periodWord = usePeriodWord();
  return useCallback(
    ({ kind, about, otherId, other }) => {
      const otherTitle = other ?? plan.drills.find(({ id }) => id === otherId)?.title ?? '';
      if (kind !== 'duty') return t(`conflict.${kind}`, { about, other: otherTitle });
      const [rule, period = ''] = about.split('|');
      const title = plan.ground.requirements.find((one) => one.rule === rule)?.title ?? rule;
      return t('conflict.duty', {
        title,
        period: period.includes('/') ? period.split('/')[1] : periodWord(period),
      });
    },
    [plan, t, periodWord],
  );
}

export const toneOfConflict = ({ kind }: PlanConflict): Tone => (isGrave(kind) ? 'late' : 'soon');
