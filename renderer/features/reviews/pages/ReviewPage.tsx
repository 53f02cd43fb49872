import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam, useRouteTab } from '../../../app/use-go';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { RecordPage } from '../../../ui/RecordPage';
import { StateChip } from '../../../ui/StateChip';
import { ReviewDrawer } from '../components/ReviewDrawer';
import { useReviewActions } from '../hooks/use-review-actions';
import { type ReviewTab, reviewTabs } from '../review-tabs';

const keys = reviewTabs.map(({ key }) => key);

/** One review: what was arranged, who reviews, what has come back, and what the group made of it. */
export function ReviewPage() {
  const { t } = useTranslation('reviews');
  const go = useGo();
  const id = useRouteParam('id');
  const word = useCodeWord();
  const [editing, setEditing] = useState(false);
  const [asked, setTab] = useRouteTab<ReviewTab['key']>(keys, 'overview');
  const { data, error, refetch } = useQuery(ask(useApi(), 'reviews', 'get', { id }));
  const actions = useReviewActions(data, () => setEditing(true), { shown: asked, show: setTab });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const { fields, subject } = data;
  const shown = reviewTabs.filter(({ shows }) => shows?.(data) ?? true);
  const { key: tab, Panel } = shown.find(({ key }) => key === asked) ?? shown[0] ?? {};
  return (
    <RecordPage
      name={fields.title}
      code={
        <>
          {subject.unitName && <span>{subject.unitName}</span>}
          <span>
            {subject.planTitle} {subject.versionLabel}
          </span>
          <span>{word('codes.reviewKind', fields.kind)}</span>
          <span>{word('codes.reviewHeld', fields.way)}</span>
        </>
      }
      state={<StateChip of="review" state={data.state} />}
      actions={actions}
      tabs={shown.map(({ key, count }) => ({
        key,
        label: t(`tab.${key}`),
        ...(count && { count: count(data) }),
      }))}
      {...(tab && { tab })}
      onTab={(key) => setTab(key as ReviewTab['key'])}
    >
      {data.voidReason !== null && (
        <InlineNote tone="late">{t('voided', { reason: data.voidReason })}</InlineNote>
      )}
      {data.repeatedBy !== null && (
        <InlineNote
          tone="open"
          action={
            <button type="button" onClick={() => go(`/reviews/${data.repeatedBy}`)}>
              {t('openRepeated')}
            </button>
          }
        >
          {t('repeated')}
        </InlineNote>
      )}
      {Panel && <Panel review={data} />}
      {editing && <ReviewDrawer review={data} onClose={() => setEditing(false)} />}
    </RecordPage>
  );
}
