import { useTranslation } from 'react-i18next';
import type { SettingKey, SettingValue } from '../../../../electron/contract/settings';
import { useApi } from '../../../api/context';
import { isCancelled } from '../../../api/errors';
import { usePermission } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { useErrorText } from '../../../ui/use-error-text';

type Changes = { readonly [K in SettingKey]?: SettingValue<K> };

/** Stored duties rest on these. */
const decidesDuties = (key: string) => key.startsWith('rules.');

/**
 * Stores changed settings one by one and, when duties rest on one of them, works all duties out anew: the status line
 * shows that, the screen need not wait.
 */
export function useChangeSettings(): (changes: Changes) => Promise<void> {
  const { t } = useTranslation('system');
  const api = useApi();
  const errorText = useErrorText();
  const mayRecompute = usePermission('edit');

  const recompute = async () => {
    try {
      const title = t('settings.recomputing');
      const { changed } = await trackJob(title, (options) => api.duties.recompute({}, options));
      showToast({ tone: 'met', text: t('settings.recomputed', { count: changed }) });
    } catch (error) {
      if (!isCancelled(error))
        showToast({ tone: 'late', text: t('settings.recomputeFailed'), detail: errorText(error) });
    }
  };

  return async (changes) => {
    const keys = Object.keys(changes) as SettingKey[];
    for (const key of keys) await api.system.changeSetting({ key, value: changes[key] });
    if (mayRecompute && keys.some(decidesDuties)) void recompute();
  };
}
