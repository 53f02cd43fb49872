import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import type { RecordAction } from '../../../ui/RecordPage';
import { useErrorText } from '../../../ui/use-error-text';
import { RowAnswers } from '../components/RowAnswers';

type Asked = Question<'receipts', 'ofRow'>;

/**
 * What offices say of one record as it goes up and down: the step that returns it to the office which brings it, and
 * the words that were given. The record itself stays as it is.
 */
export function useRowAnswers(
  table: Asked['table'],
  rowId: string,
  title: string | undefined,
): { actions: readonly RecordAction[]; notes: ReactNode } {
  const { t } = useTranslation('exchange');
  const api = useApi();
  const errorText = useErrorText();
  const mayExchange = usePermission('exchange');
  const { data } = useQuery(ask(api, 'receipts', 'ofRow', { table, rowId }));
  const answers = data?.answers ?? [];
  const to = data?.returnTo;
  const waits = answers.some(({ ours, given }) => ours && !given);
  const giveBack = async (name: string) => {
    const answer = await confirm({
      title: t('returning.title', { title }),
      body: t('returning.body', { name }),
      reasonLabel: t('returning.reason'),
      confirmLabel: t('returning.run'),
    });
    if (!answer) return;
    try {
      await api.receipts.returnRow({ table, rowId, reason: answer.reason });
      showToast({ tone: 'met', text: t('returning.done', { name }) });
    } catch (error) {
      showToast({ tone: 'late', text: t('returning.failed'), detail: errorText(error) });
    }
  };
  return {
    actions:
      to && mayExchange && title !== undefined
        ? [
            {
              key: 'return-down',
              label: t('returning.action'),
              blockers: waits ? [t('returning.waits')] : [],
              run: () => void giveBack(to.name),
            },
          ]
        : [],
    notes: answers.length > 0 && <RowAnswers answers={answers} to={to?.name} />,
  };
}
