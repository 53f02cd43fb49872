import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { isCancelled } from '../../../api/errors';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { useErrorText } from '../../../ui/use-error-text';

export type DocumentRole = Question<'plans', 'attach'>['role'];

/** Text states that are worth a word of warning; the file is kept in every case. */
const warned: ReadonlySet<string> = new Set([
  'no-text',
  'protected',
  'damaged',
  'unsupported',
  'suspicious',
  'empty',
]);

/** Keeps an original file with a version and says what could be read of it. */
export function useAttach(): (versionId: string, file: GrantedFile, role: DocumentRole) => Promise<boolean> {
  const { t } = useTranslation('plans');
  const api = useApi();
  const errorText = useErrorText();
  return useCallback(
    async (versionId, file, role) => {
      try {
        const kept = await trackJob(t('attach.title', { name: file.name }), (options) =>
          api.plans.attach({ versionId, file: file.grant, role }, options),
        );
        const state = warned.has(kept.textState)
          ? t(`textState.${kept.textState}` as 'textState.ok')
          : undefined;
        showToast({
          tone: state ? 'soon' : 'met',
          text: t(kept.alreadyKept ? 'attach.alreadyKept' : 'attach.done', { name: file.name }),
          ...(state && { detail: state }),
        });
        return true;
      } catch (error) {
        if (!isCancelled(error))
          showToast({
            tone: 'late',
            text: t('attach.failed', { name: file.name }),
            detail: errorText(error),
          });
        return false;
      }
    },
    [t, api, errorText],
  );
}
