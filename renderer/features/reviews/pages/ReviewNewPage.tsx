import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useGoBack, useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListSpec } from '../../../ui/DataTable/types';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { Form } from '../../../ui/form/Form';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { Page } from '../../../ui/Page';
import { ReviewFormFields } from '../components/ReviewFormFields';
import { emptyReview, type ReviewStart, reviewForm } from '../review-forms';

/** Prepares a review: first the plan, then who, how and until when. */
export function ReviewNewPage() {
  const plan = useRouteSearch('plan');
  const version = useRouteSearch('version');
  return plan === null && version === null ? <ChoosePlan /> : <Prepare plan={plan} version={version} />;
}

/** Versions that wait for a review. */
const waiting = { column: 'versionState', values: ['draft', 'in-review', 'failed'] };

function ChoosePlan() {
  const { t } = useTranslation('reviews');
  const go = useGo();
  // An office keeps many plans, most of them published; a unit has its few before it at once.
  const { desk } = useSystemState();
  const [spec, setSpec] = useState<ListSpec>({ text: '', filters: desk === 'office' ? [waiting] : [] });
  return (
    <Page title={t('new.choose')} content="fill">
      <ListTable
        list="plans"
        screen="review-plans"
        title={t('new.choose')}
        spec={spec}
        onSpec={setSpec}
        empty={{ title: t('new.noPlans'), text: t('new.noPlansText') }}
        onOpen={(row) => go(`/reviews/new?plan=${row.id}`)}
      />
    </Page>
  );
}

function Prepare({ plan, version }: { plan: string | null; version: string | null }) {
  const { t } = useTranslation('reviews');
  const api = useApi();
  const { data, error, refetch } = useQuery(
    ask(api, 'reviews', 'start', {
      ...(version === null ? {} : { planVersionId: version }),
      ...(plan === null ? {} : { planId: plan }),
    }),
  );
  return (
    <Page title={t('new.title')} fact={data?.subject.planTitle} content="fill">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <PrepareForm key={data.subject.versionId} start={data} />}
    </Page>
  );
}

function PrepareForm({ start }: { start: ReviewStart }) {
  const { t } = useTranslation('reviews');
  const api = useApi();
  const go = useGo();
  const goBack = useGoBack('/reviews');
  const { subject } = start;
  const zodForm = useZodForm(
    `review-new-${subject.versionId}`,
    reviewForm,
    emptyReview(
      start,
      t('new.usualTitle', {
        // Titles of plans often begin with the unit's name.
        unit: subject.planTitle.startsWith(subject.unitName ?? '') ? '' : subject.unitName,
        plan: subject.planTitle,
        version: subject.versionLabel,
      }),
    ),
  );
  return (
    <Form
      zodForm={zodForm}
      saveLabel={t('new.save')}
      onCancel={goBack}
      onSave={async (fields) => {
        const { id } = await api.reviews.prepare({
          planVersionId: subject.versionId,
          previousReviewId: start.failedReviewId,
          fields,
        });
        showToast({ tone: 'met', text: t('new.saved', { title: fields.title }) });
        go(`/reviews/${id}?tab=experts`);
      }}
    >
      <ReviewFormFields start={start} />
    </Form>
  );
}
