import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { isCancelled } from '../../../api/errors';
import { nativeShell } from '../../../api/shell';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { useErrorText } from '../../../ui/use-error-text';

export type OwnTemplate = ReturnType<typeof useOwnTemplate>;

/** Replacing a form: choose a file, see what is wrong with it, see it filled, put it to use. */
export function useOwnTemplate({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('system');
  const api = useApi();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [file, setFile] = useState<string | null>(null);
  const [checked, setChecked] = useState<Answer<'forms', 'check'> | null>(null);
  /** Ticket of the filled sample that is shown. */
  const [tried, setTried] = useState<string | null>(null);
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      if (!isCancelled(error)) showToast({ tone: 'late', text: t('forms.failed'), detail: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  const tryOut = (from: { file: string } | { number: number }) =>
    during(async () => setTried((await api.forms.tryOut({ form: id, from })).ticket));
  return {
    busy,
    checked,
    tried,
    choose: () =>
      during(async () => {
        const [chosen] = await nativeShell().openFile({
          title: t('forms.chooseFile'),
          filters: [{ name: 'Word', extensions: ['docx'] }],
        });
        if (!chosen) return;
        setChecked(null);
        setFile(chosen.grant);
        setChecked(
          await trackJob(t('forms.checking'), (options) =>
            api.forms.check({ form: id, file: chosen.grant }, options),
          ),
        );
      }),
    tryChosen: () => (file === null ? Promise.resolve() : tryOut({ file })),
    tryKept: (number: number) => void tryOut({ number }),
    closeTried: () => setTried(null),
    adopt: () =>
      during(async () => {
        if (file === null) return;
        const { number } = await api.forms.adopt({ form: id, file });
        setChecked(null);
        showToast({ tone: 'met', text: t('forms.adopted', { name, number }) });
      }),
  };
}
