import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { Incident } from '../incident-form';

/** Steps that need a word of confirmation at most. */
export function useIncidentSteps(incident: Incident | undefined) {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const run = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      showToast({ tone: 'met', text: done });
    } catch (error) {
      showToast({ tone: 'late', text: t('step.failed'), detail: errorText(error) });
    }
  };
  const asked = async (
    step: 'reopen' | 'void' | 'clear' | 'close',
    work: (reason: string) => Promise<unknown>,
  ) => {
    if (!incident) return;
    const name = incident.fields.name;
    const answer = await confirm({
      title: t(`${step}.title`, { name }),
      body: t(`${step}.body`),
      confirmLabel: t(`${step}.confirm`),
      danger: step === 'void' || step === 'clear',
      ...((step === 'reopen' || step === 'void') && { reasonLabel: t('step.reason') }),
    });
    if (answer) await run(() => work(answer.reason), t(`${step}.done`, { name }));
  };
  const of = { id: incident?.id ?? '', expectedVersion: incident?.version ?? 1 };
  return {
    close: () => void asked('close', () => api.incidents.close(of)),
    reopen: () => void asked('reopen', (reason) => api.incidents.reopen({ ...of, reason })),
    takeOut: () =>
      void asked('void', async (reason) => {
        await api.incidents.void({ ...of, reason });
        go('/incidents');
      }),
    clear: () =>
      void asked('clear', async () => {
        await api.incidents.clearPractice(of);
        go('/incidents');
      }),
  };
}
