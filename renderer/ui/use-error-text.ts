import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../api/errors';

/** One thing that the core found wrong: its code, its Chinese sentence and the place that the sentence names. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly where?: string | null;
}

/**
 * The sentence for a problem by its code. The core words every one in Chinese; another language has the catalogue
 * `errors`, and shows the core's sentence where that has none.
 */
export function useProblemText(): (problem: Problem) => string {
  const { t, i18n } = useTranslation('errors');
  return useCallback(
    ({ code, message, where }: Problem) => {
      if (i18n.language === 'zh') return message;
      return t(code as 'INTERNAL', { defaultValue: message, replace: { where: where ?? '…' } });
    },
    [t, i18n.language],
  );
}

/**
 * The sentence for an error, in the chosen language. A refused step is worded by what blocks it, a refused form by
 * its first field. A bug shows no inner words, only that it was logged.
 */
export function useErrorText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('ui');
  const problemText = useProblemText();
  return useCallback(
    (error: unknown) => {
      const { code, message, details } = toApiError(error);
      // A bug of the page itself has no id in the log; its inner words would help nobody.
      if (code === 'INTERNAL' && details.logId === undefined) return t('error.internal');
      if (i18n.language === 'zh') return message;
      if (code === 'INTERNAL') return t('error.logged', { id: String(details.logId) });
      const inner = [...problemsIn(details.blockers), ...problemsIn(details.fields).slice(0, 1)];
      if (inner.length > 0) return inner.map(problemText).join(' ');
      return problemText({ code, message, where: typeof details.where === 'string' ? details.where : null });
    },
    [t, i18n.language, problemText],
  );
}

/** The coded problems among the details of a refusal. */
function problemsIn(list: unknown): Problem[] {
  if (!Array.isArray(list)) return [];
  return list.filter(
    (one): one is Problem => typeof one?.code === 'string' && typeof one?.message === 'string',
  );
}
