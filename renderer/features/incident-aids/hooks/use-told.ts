import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';

/** Runs a command and says what came of it; `busy` names the one that is at work. */
export function useTold(): {
  busy: string | null;
  tell(name: string, done: string | null, work: () => Promise<unknown>): Promise<boolean>;
} {
  const { t } = useTranslation('incidentAids');
  const errorText = useErrorText();
  const [busy, setBusy] = useState<string | null>(null);
  const tell = useCallback(
    async (name: string, done: string | null, work: () => Promise<unknown>) => {
      setBusy(name);
      try {
        await work();
        if (done !== null) showToast({ tone: 'met', text: done });
        return true;
      } catch (error) {
        showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
        return false;
      } finally {
        setBusy(null);
      }
    },
    [t, errorText],
  );
  return { busy, tell };
}
