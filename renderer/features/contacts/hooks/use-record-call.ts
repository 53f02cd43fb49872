import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { RoundNumber, RoundSubject } from '../contact-forms';

/** Notes what a call came to. */
export function useRecordCall(
  subject: RoundSubject,
): (number: RoundNumber, result: 'reached' | 'wrong' | 'no-answer') => void {
  const { t } = useTranslation('contacts');
  const api = useApi();
  const errorText = useErrorText();
  return useCallback(
    (number, result) => {
      const { id, field, name } = number;
      const run = async () => {
        try {
          await api.contacts.recordCall({ subject, id, field, result, newPhone: null, note: null });
          showToast({ tone: 'met', text: t('round.noted', { name, result: t(`round.result.${result}`) }) });
        } catch (error) {
          showToast({ tone: 'late', text: t('round.notNoted'), detail: errorText(error) });
        }
      };
      void run();
    },
    [subject, api, t, errorText],
  );
}
