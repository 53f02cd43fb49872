import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { isCancelled } from '../../../api/errors';
import { nativeShell } from '../../../api/shell';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { useErrorText } from '../../../ui/use-error-text';

export type Paper = Answer<'filing', 'get'>['papers'][number];

/** Kinds of files that are offered when papers are chosen. */
const paperExtensions = ['pdf', 'jpg', 'jpeg', 'png', 'tif', 'bmp', 'docx', 'doc', 'wps', 'xlsx', 'txt'];

/** Papers beside a material: several files chosen at once, and taking one out with a reason. */
export function usePapers(caseId: string) {
  const { t } = useTranslation('filing');
  const api = useApi();
  const errorText = useErrorText();
  const add = useCallback(
    async (material: string, label: string) => {
      const files = await nativeShell().openFile({
        title: t('paper.choose', { label }),
        filters: [{ name: t('paper.kinds'), extensions: paperExtensions }],
        multiple: true,
      });
      for (const { name, grant } of files)
        try {
          await trackJob(t('paper.reading', { name }), (options) =>
            api.filing.attach({ id: caseId, material, file: grant }, options),
          );
        } catch (error) {
          if (isCancelled(error)) return;
          showToast({ tone: 'late', text: t('paper.failed', { name }), detail: errorText(error) });
        }
    },
    [t, api, errorText, caseId],
  );
  const remove = useCallback(
    async (paper: Paper) => {
      if (paper.id === null) return;
      const answer = await confirm({
        title: t('paper.removeTitle', { name: paper.fileName }),
        body: t('paper.removeBody'),
        confirmLabel: t('paper.remove'),
        reasonLabel: t('paper.removeReason'),
        danger: true,
      });
      if (!answer) return;
      try {
        await api.filing.detach({ documentId: paper.id, reason: answer.reason });
      } catch (error) {
        showToast({ tone: 'late', text: t('paper.removeFailed'), detail: errorText(error) });
      }
    },
    [t, api, errorText],
  );
  return { add, remove };
}
