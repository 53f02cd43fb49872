import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/EmptyState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StateChip, ToneChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import type { Review } from '../review-forms';

/** Who has a pack and who has handed in: names and days alone until collecting has ended. */
export function CollectingTab({ review }: { review: Review }) {
  const { t } = useTranslation('reviews');
  const experts = review.experts.filter(({ state }) => state !== 'withdrawn');
  if (experts.length === 0) return <EmptyState title={t('experts.none')} text={t('collect.noneText')} />;
  return (
    <>
      {!review.opened && <InlineNote tone="open">{t('collect.blind')}</InlineNote>}
      {review.closedReason !== null && (
        <InlineNote tone="soon">{t('collect.closedEarly', { reason: review.closedReason })}</InlineNote>
      )}
      <Panel title={t('collect.title', { ...review.counts })} flush>
        <SimpleTable
          label={t('tab.collecting')}
          rows={experts}
          rowId={({ id }) => id}
          columns={[
            { key: 'name', label: t('field.name'), cell: ({ name }) => name },
            {
              key: 'state',
              label: t('field.state'),
              cell: ({ state }) => <StateChip quiet of="assignment" state={state} />,
            },
            {
              key: 'sentAt',
              label: t('field.sentAt'),
              fixed: true,
              cell: ({ sentAt }) => sentAt && localMoment(sentAt),
            },
            { key: 'dueOn', label: t('field.deadline'), fixed: true, cell: ({ dueOn }) => dueOn },
            {
              key: 'returnedAt',
              label: t('field.returnedAt'),
              fixed: true,
              cell: ({ returnedAt, late }) => (
                <>
                  {returnedAt && localMoment(returnedAt)}
                  {late && (
                    <ToneChip quiet tone="soon">
                      {t('collect.late')}
                    </ToneChip>
                  )}
                </>
              ),
            },
          ]}
        />
      </Panel>
    </>
  );
}
