import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { useErrorText } from '../../../ui/use-error-text';
import type { RowAnswer } from '../types';

interface RowAnswersProps {
  /** Newest first. */
  readonly answers: readonly RowAnswer[];
  /** The office below that brings the record. */
  readonly to: string | undefined;
}

/** Over a record: our word that waits or was given, newest alone, and what the office above has returned and is still open. */
export function RowAnswers({ answers, to }: RowAnswersProps) {
  const { t } = useTranslation('exchange');
  const go = useGo();
  const returned = answers.filter(({ outcome }) => outcome === 'returned');
  const waiting = returned.find(({ ours, given }) => ours && !given);
  const given = returned.find((answer) => answer.ours && answer.given);
  const reason = ({ reason: words, refusal }: RowAnswer) =>
    words ?? t(`refusal.${refusal ?? 'unknown'}` as 'refusal.conflict');
  return (
    <>
      {returned
        .filter(({ ours, settledOn }) => !ours && settledOn === null)
        .map((answer) => (
          <InlineNote
            key={answer.id}
            tone="late"
            action={
              <Button size="small" onClick={() => go('/exchange/receipts')}>
                {t('returning.toReceipts')}
              </Button>
            }
          >
            {t('returning.fromAbove', { name: answer.by, reason: reason(answer) })}
          </InlineNote>
        ))}
      {waiting && (
        <InlineNote tone="soon" action={<TakeBack answer={waiting} />}>
          {t('returning.waiting', { name: to, reason: reason(waiting) })}
        </InlineNote>
      )}
      {given && (
        <InlineNote tone="muted">{t('returning.given', { name: to, reason: reason(given) })}</InlineNote>
      )}
    </>
  );
}

/** Our own word can be taken back as long as it has not gone out with a receipt. */
function TakeBack({ answer: { id, version } }: { answer: RowAnswer }) {
  const { t } = useTranslation('exchange');
  const api = useApi();
  const errorText = useErrorText();
  const mayExchange = usePermission('exchange');
  const takeBack = useMutation({
    mutationFn: () => api.receipts.withdraw({ id, expectedVersion: version }),
    onError: (error) =>
      showToast({ tone: 'late', text: t('returning.failedBack'), detail: errorText(error) }),
  });
  if (!mayExchange) return null;
  return (
    <Button size="small" disabled={takeBack.isPending} onClick={() => takeBack.mutate()}>
      {t('returning.takeBack')}
    </Button>
  );
}
