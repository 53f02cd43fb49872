import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { PlanDrill, Shift, YearPlan } from '../year-plan';

interface Times {
  readonly date: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
}

/**
 * Moves drills: shows the new day at once, asks for a reason where the plan is approved, and takes the last move back. `pending` is the
 * drill that was let go and is not yet answered.
 */
export function useMoves(plan: YearPlan | undefined) {
  const { t } = useTranslation('drillPlans');
  const api = useApi();
  const errorText = useErrorText();
  const [pending, setPending] = useState<(Shift & { version: number }) | null>(null);
  const [last, setLast] = useState<{ id: string; before: Times } | null>(null);
  const approved = plan?.plan?.state === 'approved';
  // The answer has come back with the next version of the drill.
  const arrived = plan?.drills.some(({ id, version }) => id === pending?.id && version > pending.version);
  useEffect(() => {
    if (arrived) setPending(null);
  }, [arrived]);

  const move = useCallback(
    async (drill: PlanDrill, to: Times, back = false): Promise<boolean> => {
      const { id, version, title } = drill;
      const moved = to.date !== drill.date;
      const asked =
        approved && moved
          ? await confirm({
              title: t(back ? 'move.backTitle' : 'move.reasonTitle', { title }),
              body: t('move.reasonBody', { date: to.date }),
              reasonLabel: t('move.reason'),
              confirmLabel: t('move.confirm'),
            })
          : { reason: null };
      if (asked === null) return false;
      setPending({ id, date: to.date, version });
      try {
        await api.drillPlans.move({ id, expectedVersion: version, ...to, reason: asked.reason });
        const before = { date: drill.date ?? to.date, startsAt: drill.startsAt, endsAt: drill.endsAt };
        setLast(back || drill.date === null ? null : { id, before });
        showToast({ tone: 'met', text: t(moved ? 'move.done' : 'move.timesDone', { title, date: to.date }) });
        return true;
      } catch (error) {
        setPending(null);
        showToast({ tone: 'late', text: t('move.failed'), detail: errorText(error) });
        return false;
      }
    },
    [api, approved, errorText, t],
  );

  const lastDrill = plan?.drills.find(({ id }) => id === last?.id);
  const undo =
    last !== null && lastDrill?.movable === true ? () => void move(lastDrill, last.before, true) : null;
  return { pending, move, undo };
}
