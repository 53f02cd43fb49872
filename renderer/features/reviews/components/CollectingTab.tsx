import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StateChip, ToneChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import type { Review, ReviewExpert } from '../review-forms';
import { PacksDrawer } from './PacksDrawer';
import styles from './reviews.module.css';

/** Who has a pack and who has handed in: names and days alone until collecting has ended. */
export function CollectingTab({ review }: { review: Review }) {
  const { t } = useTranslation('reviews');
  const go = useGo();
  const [writing, setWriting] = useState<ReviewExpert | 'all' | null>(null);
  const mayExchange = usePermission('exchange') && review.ours;
  const experts = review.experts.filter(({ state }) => state !== 'withdrawn');
  if (experts.length === 0) return <EmptyState title={t('experts.none')} text={t('collect.noneText')} />;
  const sendable = mayExchange && ['drawn', 'sent', 'marking'].includes(review.state);
  const receivable = mayExchange && ['sent', 'marking', 'collected'].includes(review.state);
  const missing = review.counts.experts - review.counts.sent;
  return (
    <div className={styles.column}>
      {review.state === 'prepared' && <InlineNote tone="open">{t('collect.notSettled')}</InlineNote>}
      {review.files === 0 && sendable && <InlineNote tone="soon">{t('collect.noFiles')}</InlineNote>}
      {!review.opened && review.state !== 'prepared' && (
        <InlineNote tone="open">{t('collect.blind')}</InlineNote>
      )}
      {review.closedReason !== null && (
        <InlineNote tone="soon">{t('collect.closedEarly', { reason: review.closedReason })}</InlineNote>
      )}
      <Panel
        title={t('collect.title', { ...review.counts })}
        flush
        actions={
          <>
            {sendable && (
              <Button variant={missing > 0 ? 'contained' : 'outlined'} onClick={() => setWriting('all')}>
                {t(missing > 0 ? 'write.all' : 'write.allAgain')}
              </Button>
            )}
            {receivable && (
              <Button variant={missing > 0 ? 'outlined' : 'contained'} onClick={() => go('/reviews/receive')}>
                {t('receive.results')}
              </Button>
            )}
          </>
        }
      >
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
              cell: ({ sentAt, packs }) =>
                sentAt && (
                  <>
                    {localMoment(sentAt)}
                    {packs > 1 && <div className={blocks.small}>{t('collect.packs', { count: packs })}</div>}
                  </>
                ),
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
            {
              key: 'do',
              label: '',
              fixed: true,
              cell: (expert) =>
                sendable &&
                expert.state !== 'returned' && (
                  <Button size="small" variant="text" onClick={() => setWriting(expert)}>
                    {t(expert.packs > 0 ? 'write.oneAgain' : 'write.one')}
                  </Button>
                ),
            },
          ]}
        />
      </Panel>
      {writing !== null && (
        <PacksDrawer
          review={review}
          expert={writing === 'all' ? null : writing}
          onClose={() => setWriting(null)}
        />
      )}
    </div>
  );
}
