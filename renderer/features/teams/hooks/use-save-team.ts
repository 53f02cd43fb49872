import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer, Question } from '../../../api/contract';
import { toApiError } from '../../../api/errors';
import { confirm } from '../../../ui/feedback/confirm-store';
import { useErrorText } from '../../../ui/use-error-text';

/** Saves a team; a duty phone that another team has is asked about first. Thrown again where the answer is no. */
export function useSaveTeam(): (question: Question<'teams', 'save'>) => Promise<Answer<'teams', 'save'>> {
  const { t } = useTranslation('teams');
  const api = useApi();
  const errorText = useErrorText();
  return async (question) => {
    try {
      return await api.teams.save(question);
    } catch (error) {
      if (toApiError(error).code !== 'TEAM_PHONE_SHARED') throw error;
      const meant = await confirm({
        title: t('samePhone.title'),
        body: errorText(error),
        confirmLabel: t('samePhone.confirm'),
      });
      if (!meant) throw error;
      return api.teams.save({ ...question, samePhoneMeant: true });
    }
  };
}
