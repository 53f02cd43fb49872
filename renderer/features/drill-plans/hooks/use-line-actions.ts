import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { OfficeLine } from '../year-plan';

/** Spot checks of a line, and taking it out of the plan. */
export function useLineActions() {
  const { t } = useTranslation('drillPlans');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const tried = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  return {
    /** As many units as the line wants drills; the inspection's own page changes that and draws. */
    planSpotCheck: ({ id, version, fields }: OfficeLine) =>
      tried(async () => {
        const sure = await confirm({
          title: t('lines.checkTitle'),
          body: t('lines.checkBody', { units: Math.max(1, fields.target) }),
          confirmLabel: t('lines.planCheck'),
        });
        if (sure === null) return;
        const units = Math.max(1, fields.target);
        const { inspectionId } = await api.drillPlans.planSpotCheck({ id, expectedVersion: version, units });
        go(`/inspections/${inspectionId}`);
      }),
    remove: ({ id, version, fields }: OfficeLine) =>
      tried(async () => {
        const answer = await confirm({
          title: t('lines.removeTitle', { topic: fields.topic }),
          reasonLabel: t('move.reason'),
          confirmLabel: t('lines.remove'),
          danger: true,
        });
        if (answer) await api.drillPlans.removeItem({ id, expectedVersion: version, reason: answer.reason });
      }),
  };
}
