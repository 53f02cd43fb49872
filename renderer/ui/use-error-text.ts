import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/errors';

/**
 * The sentence for an error. The core words every refusal in Chinese; where the catalogue of the chosen language has
 * a sentence for the code, that one is shown instead. A bug shows no inner words, only that it was logged.
 */
export function useErrorText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('ui');
  return useCallback(
    (error: unknown) => {
      const { code, message, details } = toApiError(error);
      // A bug of the page itself has no id in the log; its inner words would help nobody.
      if (code === 'INTERNAL' && details.logId === undefined) return t('error.internal');
      if (i18n.language === 'zh') return message;
      if (code === 'INTERNAL') return t('error.logged', { id: String(details.logId) });
      return t(`error.codes.${code}` as 'error.internal', { defaultValue: message });
    },
    [t, i18n.language],
  );
}
