import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StateChip, ToneChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import { ExpertDrawPanel } from '../../expert-draws/components/ExpertDrawPanel';
import type { Review, ReviewExpert } from '../review-forms';
import { NamedExpertDrawer } from './NamedExpertDrawer';
import { PoolDrawer } from './PoolDrawer';
import styles from './reviews.module.css';

/** The experts of a review: from the pool, by a draw or named by hand; who chairs, who had to withdraw. */
export function ExpertsTab({ review }: { review: Review }) {
  const { t } = useTranslation('reviews');
  const api = useApi();
  const word = useCodeWord();
  const errorText = useErrorText();
  const { desk } = useSystemState();
  const [adding, setAdding] = useState<'pool' | 'hand' | null>(null);
  const open = ['prepared', 'drawn', 'sent', 'marking'].includes(review.state);
  const mayEdit = usePermission('edit') && review.ours && review.voidedAt === null;
  const say = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      showToast({ tone: 'met', text: done });
    } catch (error) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(error) });
    }
  };
  const withdraw = async ({ id, version, name }: ReviewExpert) => {
    const answer = await confirm({
      title: t('experts.withdrawTitle', { name }),
      body: t('experts.withdrawBody'),
      reasonLabel: t('reason'),
      confirmLabel: t('experts.withdraw'),
      danger: true,
    });
    if (answer)
      await say(
        () => api.reviews.withdraw({ id, expectedVersion: version, reason: answer.reason }),
        t('experts.withdrawn', { name }),
      );
  };
  const lead = ({ id, version, name }: ReviewExpert) =>
    say(
      () => api.reviews.changeRole({ id, expectedVersion: version, role: 'chair' }),
      t('experts.leads', { name }),
    );
  const buttons = mayEdit && open && (
    <>
      {desk === 'office' && <Button onClick={() => setAdding('pool')}>{t('experts.fromPool')}</Button>}
      <Button onClick={() => setAdding('hand')}>{t('experts.byHand')}</Button>
    </>
  );
  const noChair = review.experts.every(({ role }) => role !== 'chair');
  return (
    <div className={styles.column}>
      {review.experts.some(({ conflict }) => conflict) && (
        <InlineNote tone="late">{t('experts.conflicts')}</InlineNote>
      )}
      {review.experts.length > 0 && noChair && <InlineNote tone="open">{t('experts.noChair')}</InlineNote>}
      <Panel
        title={t('experts.title', { count: review.counts.experts, minimum: review.fields.minimumExperts })}
        actions={buttons}
        flush
      >
        {review.experts.length === 0 ? (
          <EmptyState title={t('experts.none')} text={t('experts.noneText')} />
        ) : (
          <SimpleTable
            label={t('tab.experts')}
            rows={review.experts}
            rowId={({ id }) => id}
            columns={[
              {
                key: 'name',
                label: t('field.name'),
                cell: (expert) => (
                  <>
                    {expert.name}{' '}
                    {expert.role === 'chair' && (
                      <ToneChip quiet tone="met">
                        {word('codes.expertRole', 'chair')}
                      </ToneChip>
                    )}
                    {expert.conflict && (
                      <div className={styles.late}>
                        {t('experts.conflict', {
                          kind: word('codes.interestKind', expert.conflict.kind),
                          remark: expert.conflict.remark ?? '',
                        })}
                      </div>
                    )}
                  </>
                ),
              },
              { key: 'employer', label: t('field.employer'), cell: ({ employer }) => employer },
              { key: 'title', label: t('field.expertTitle'), cell: ({ title }) => title },
              { key: 'specialty', label: t('field.specialty'), cell: ({ specialty }) => specialty },
              { key: 'phone', label: t('field.phone'), fixed: true, cell: ({ phone }) => phone },
              {
                key: 'state',
                label: t('field.state'),
                cell: (expert) => (
                  <>
                    <StateChip quiet of="assignment" state={expert.state} />
                    {expert.recusal && <div className={blocks.small}>{expert.recusal}</div>}
                  </>
                ),
              },
              {
                key: 'do',
                label: '',
                fixed: true,
                cell: (expert) =>
                  mayEdit &&
                  expert.state !== 'withdrawn' && (
                    <>
                      {expert.role === 'member' && (
                        <Button size="small" variant="text" onClick={() => void lead(expert)}>
                          {t('experts.lead')}
                        </Button>
                      )}
                      {open && (
                        <Button size="small" variant="text" onClick={() => void withdraw(expert)}>
                          {t('experts.withdraw')}
                        </Button>
                      )}
                    </>
                  ),
              },
            ]}
          />
        )}
      </Panel>
      <ExpertDrawPanel reviewId={review.id} mayDraw={mayEdit && open} />
      {adding === 'hand' && <NamedExpertDrawer review={review} onClose={() => setAdding(null)} />}
      {adding === 'pool' && <PoolDrawer review={review} onClose={() => setAdding(null)} />}
    </div>
  );
}
