import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { usePermission } from '../../../app/use-system-state';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import type { RecordAction } from '../../../ui/RecordPage';
import { useErrorText, useProblemText } from '../../../ui/use-error-text';
import type { Review } from '../review-forms';

/** On which tab a review goes on, where the heading has no step of its own. */
const goesOnAt: Partial<Record<Review['state'], 'collecting' | 'meeting'>> = {
  drawn: 'collecting',
  collected: 'meeting',
  met: 'meeting',
  passed: 'meeting',
  failed: 'meeting',
};

/** Steps of preparing and collecting; to those that are taken on a tab of their own it leads. */
export function useReviewActions(
  review: Review | undefined,
  edit: () => void,
  tabs: { shown: string; show: (tab: 'collecting' | 'meeting') => void },
): RecordAction[] {
  const { t } = useTranslation('reviews');
  const api = useApi();
  const errorText = useErrorText();
  const problemText = useProblemText();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  if (!review?.ours || !mayEdit) return [];
  const at = { id: review.id, expectedVersion: review.version };
  const say = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      showToast({ tone: 'met', text: done });
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  const open = async () => {
    const { experts, returned } = review.counts;
    const complete = returned === experts;
    const answer = await confirm({
      title: t(complete ? 'collect.openTitle' : 'collect.closeTitle'),
      body: complete
        ? t('collect.openBody')
        : t('collect.closeBody', { count: experts - returned, late: review.counts.overdue }),
      confirmLabel: t('action.collect'),
      ...(complete ? {} : { reasonLabel: t('reason'), danger: true }),
    });
    if (answer)
      await say(
        () => api.reviews.openResults({ ...at, reason: complete ? null : answer.reason }),
        t('collect.opened'),
      );
  };
  const takeOut = async () => {
    const answer = await confirm({
      title: t('void.title'),
      body: t('void.body'),
      reasonLabel: t('reason'),
      confirmLabel: t('action.void'),
      danger: true,
    });
    if (answer) await say(() => api.reviews.void({ ...at, reason: answer.reason }), t('void.done'));
  };
  const step = (action: Review['actions'][number]['action'], run: () => void): RecordAction[] =>
    review.actions
      .filter((one) => one.action === action)
      .map(({ blockers }) => ({
        key: action,
        label: t(`action.${action as 'draw'}`),
        primary: action !== 'void',
        danger: action === 'void',
        // Ending early is possible, with a reason.
        blockers: action === 'collect' ? [] : blockers.map(problemText),
        run,
      }));
  const beingPrepared = ['prepared', 'drawn', 'sent', 'marking'].includes(review.state);
  const next = goesOnAt[review.state];
  return [
    ...(mayDecide ? step('void', () => void takeOut()) : []),
    ...(beingPrepared ? [{ key: 'edit', label: t('action.edit'), run: edit }] : []),
    ...step('draw', () => void say(() => api.reviews.settle(at), t('experts.settled'))),
    ...(mayDecide ? step('collect', () => void open()) : []),
    ...(next && next !== tabs.shown
      ? [
          {
            key: 'next',
            label: t(`next.${review.state as 'met'}`),
            primary: true,
            run: () => tabs.show(next),
          },
        ]
      : []),
  ];
}
