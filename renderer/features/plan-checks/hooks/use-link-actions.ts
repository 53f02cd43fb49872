import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';

type Links = Answer<'planChecks', 'links'>;

/** Taking links back and taking over what title and text say of the plan's scope. */
export function useLinkActions(planId: string) {
  const { t } = useTranslation('planChecks');
  const api = useApi();
  const errorText = useErrorText();
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      showToast({ tone: 'late', text: t('links.failed'), detail: errorText(error) });
    }
  };
  return {
    async remove(link: Links['upper'][number]) {
      const answer = await confirm({
        title: t('links.removeTitle', { title: link.title }),
        body: t('links.removeBody'),
        confirmLabel: t('links.remove'),
        reasonLabel: t('links.reason'),
        danger: true,
      });
      if (!answer) return;
      await attempt(async () => {
        await api.planChecks.removeLink({
          id: link.linkId,
          expectedVersion: link.linkVersion,
          reason: answer.reason,
        });
        showToast({ tone: 'met', text: t('links.removed') });
      });
    },
    takeProposal: ({ version, scope, proposed }: Links) =>
      attempt(() =>
        api.planChecks.setScope({
          planId,
          expectedVersion: version,
          accidentKinds: [...scope.accidentKinds, ...proposed.accidentKinds],
          responseLevels: [...scope.responseLevels, ...proposed.responseLevels],
        }),
      ),
  };
}
