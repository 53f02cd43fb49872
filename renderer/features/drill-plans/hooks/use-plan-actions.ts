import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';
import type { YearPlan } from '../year-plan';

/** What can be done with a plan as a whole. */
export function usePlanActions(plan: YearPlan, year: number) {
  const { t } = useTranslation('drillPlans');
  const api = useApi();
  const errorText = useErrorText();
  const saveFile = useSaveFile();
  const [busy, setBusy] = useState(false);
  const enterpriseId = plan.enterprise?.id ?? null;

  const tried = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  const fill = (fresh: boolean) =>
    tried(async () => {
      if (fresh) {
        const sure = await confirm({
          title: t('fill.freshTitle'),
          body: t('fill.freshBody'),
          confirmLabel: t('fill.freshConfirm'),
        });
        if (sure === null) return;
      }
      const { created, removed, unmet } = await api.drillPlans.fill({ enterpriseId, year, fresh });
      showToast({
        tone: unmet > 0 ? 'soon' : 'met',
        text: t(created === 0 ? 'fill.nothing' : 'fill.done', { count: created }),
        ...((removed > 0 || unmet > 0) && { detail: t('fill.detail', { removed, unmet }) }),
      });
    });
  const reopen = () =>
    tried(async () => {
      const kept = plan.plan;
      const answer =
        kept &&
        (await confirm({
          title: t('reopen.title'),
          body: t('reopen.body'),
          reasonLabel: t('move.reason'),
          confirmLabel: t('reopen.confirm'),
        }));
      if (kept && answer)
        await api.drillPlans.reopen({ id: kept.id, expectedVersion: kept.version, reason: answer.reason });
    });
  const name = plan.plan?.title ?? t('edit.usualTitle', { unit: plan.enterprise?.name ?? '', year });
  const save = (format: 'xlsx' | 'ics') =>
    void saveFile({
      title: t(`file.${format}`),
      defaultName: `${name}.${format}`,
      extension: format,
      failed: t('file.failed'),
      write: (file, options) => api.drillPlans.export({ enterpriseId, year, format, file }, options),
      saved: (_answer, fileName) => t('file.saved', { name: fileName }),
    });
  return { busy, fill, reopen, save };
}
