import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import type { Team } from '../team-form';

/** Takes a team out of the register with a reason, after asking; the row itself is kept. */
export function useVoidTeam(team: Team | undefined): () => void {
  const { t } = useTranslation('registers');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  return useCallback(() => {
    if (!team) return;
    const { id, version, name } = team;
    const run = async () => {
      const answer = await confirm({
        title: t('void.title', { name }),
        body: t('void.body'),
        confirmLabel: t('void.confirm'),
        reasonLabel: t('void.reason'),
        danger: true,
      });
      if (!answer) return;
      try {
        await api.registers.void({ register: 'teams', id, expectedVersion: version, reason: answer.reason });
        showToast({ tone: 'met', text: t('void.done', { name }) });
        go('/teams');
      } catch (error) {
        showToast({ tone: 'late', text: t('void.failed'), detail: errorText(error) });
      }
    };
    void run();
  }, [team, t, api, go, errorText]);
}
