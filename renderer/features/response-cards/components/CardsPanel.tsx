import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StandingMark } from '../../../ui/StandingMark';
import { useErrorText } from '../../../ui/use-error-text';
import type { Card } from '../card-form';
import { type CardScope, CardsPreview } from './CardsPreview';
import styles from './cards.module.css';

/** On the plan's page: its cards, who still lacks one, and the ways to paper. */
export function CardsPanel({ planId }: { planId: string }) {
  const { t } = useTranslation('responseCards');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const [shown, setShown] = useState<CardScope | null>(null);
  const { data, error, refetch } = useQuery(ask(api, 'responseCards', 'forPlan', { planId }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const make = (post?: string) =>
    go(`/plans/${planId}/cards/new${post === undefined ? '' : `?post=${encodeURIComponent(post)}`}`);

  const withdraw = async (card: Card) => {
    const answer = await confirm({
      title: t('void.title', { post: card.post }),
      body: t('void.body'),
      confirmLabel: t('void.confirm'),
      reasonLabel: t('void.reason'),
      danger: true,
    });
    if (!answer) return;
    try {
      await api.responseCards.void({ id: card.id, expectedVersion: card.version, reason: answer.reason });
      showToast({ tone: 'met', text: t('void.done', { post: card.post }) });
    } catch (problem) {
      showToast({ tone: 'late', text: t('void.failed'), detail: errorText(problem) });
    }
  };
  return (
    <>
      <Panel
        title={t('panel.title')}
        actions={
          <>
            {data.cards.length > 0 && (
              <Button size="small" onClick={() => setShown({ of: 'plan', id: planId })}>
                {t('panel.print')}
              </Button>
            )}
            {data.enterprise && (
              <Button
                size="small"
                onClick={() => data.enterprise && setShown({ of: 'enterprise', id: data.enterprise.id })}
              >
                {t('panel.printAll')}
              </Button>
            )}
            {data.ours && (
              <Button size="small" variant="contained" onClick={() => make()}>
                {t('panel.new')}
              </Button>
            )}
          </>
        }
      >
        <p className={styles.muted}>
          {data.law.text} {data.law.source} {data.law.article} <StandingMark mark={data.law.mark} />
        </p>
        {data.missingPosts.length > 0 && (
          <InlineNote tone="soon">
            {t('panel.missing', { file: data.readFrom })}
            <div className={styles.posts}>
              {data.missingPosts.map((post) => (
                <Button key={post} size="small" disabled={!data.ours} onClick={() => make(post)}>
                  {post}
                </Button>
              ))}
            </div>
          </InlineNote>
        )}
        {data.cards.length === 0 ? (
          <EmptyState title={t('panel.none')} text={t('panel.noneText')} />
        ) : (
          <SimpleTable
            label={t('panel.title')}
            rows={data.cards}
            rowId={(card) => card.id}
            columns={[
              { key: 'post', label: t('field.post'), cell: (card) => card.post },
              { key: 'risk', label: t('field.risk'), cell: (card) => card.risk },
              {
                key: 'steps',
                label: t('panel.steps'),
                align: 'end',
                fixed: true,
                cell: (card) => card.steps.length,
              },
              { key: 'issuedOn', label: t('field.issuedOn'), fixed: true, cell: (card) => card.issuedOn },
              {
                key: 'actions',
                label: t('panel.actions'),
                fixed: true,
                cell: (card) => (
                  <>
                    <Button size="small" variant="text" onClick={() => setShown({ of: 'card', id: card.id })}>
                      {t('panel.preview')}
                    </Button>
                    {data.ours && (
                      <>
                        <Button
                          size="small"
                          variant="text"
                          onClick={() => go(`/plans/${planId}/cards/${card.id}`)}
                        >
                          {t('panel.edit')}
                        </Button>
                        <Button size="small" variant="text" onClick={() => void withdraw(card)}>
                          {t('panel.void')}
                        </Button>
                      </>
                    )}
                  </>
                ),
              },
            ]}
          />
        )}
      </Panel>
      {shown && <CardsPreview scope={shown} onClose={() => setShown(null)} />}
    </>
  );
}
