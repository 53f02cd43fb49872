import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useGoBack, useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { Form } from '../../../ui/form/Form';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { Page } from '../../../ui/Page';
import { DrawFormFields } from '../components/DrawFormFields';
import { type Draw, type DrawEntry, drawForm, entryOf, fieldsOf, type UsualFigures } from '../draw-forms';

/** The need of a new draw, or with `?draw=` of one that waits; `?review=` and `?enterprise=` say whom it is for. */
export function DrawNewPage() {
  const { t } = useTranslation('expertDraws');
  const drawId = useRouteSearch('draw');
  const reviewId = useRouteSearch('review');
  const { data, error, refetch } = useQuery(ask(useApi(), 'expertDraws', 'choices', {}));
  return (
    <Page title={t(drawId === null ? 'new.title' : 'edit.title')} content="fill">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && drawId !== null && <ChangeNeed id={drawId} usual={data.usual} />}
      {data && drawId === null && reviewId !== null && <NeedOfReview id={reviewId} usual={data.usual} />}
      {data && drawId === null && reviewId === null && <NewNeed usual={data.usual} />}
    </Page>
  );
}

function ChangeNeed({ id, usual }: { id: string; usual: UsualFigures }) {
  const { data, error, refetch } = useQuery(ask(useApi(), 'expertDraws', 'get', { id }));
  return (
    <>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <NeedForm draw={data} entry={entryOf(data, usual)} unitName={data.unitName} />}
    </>
  );
}

function NeedOfReview({ id, usual }: { id: string; usual: UsualFigures }) {
  const { t } = useTranslation('expertDraws');
  const { today } = useSystemState();
  const { data, error, refetch } = useQuery(ask(useApi(), 'reviews', 'get', { id }));
  return (
    <>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <NeedForm
          draw={null}
          entry={entryOf(null, usual, {
            reviewId: id,
            enterpriseId: data.subject.unitId,
            title: t('new.usualTitle', { title: data.fields.title }),
            heldOn: data.fields.meetingOn ?? data.fields.deadline ?? today,
          })}
          unitName={data.subject.unitName}
        />
      )}
    </>
  );
}

function NewNeed({ usual }: { usual: UsualFigures }) {
  const { today } = useSystemState();
  const enterpriseId = useRouteSearch('enterprise');
  return (
    <NeedForm draw={null} entry={entryOf(null, usual, { enterpriseId, heldOn: today })} unitName={null} />
  );
}

interface NeedFormProps {
  readonly draw: Draw | null;
  readonly entry: DrawEntry;
  /** Of a review or a kept draw, whose unit does not change any more. */
  readonly unitName: string | null;
}

function NeedForm({ draw, entry, unitName }: NeedFormProps) {
  const { t } = useTranslation('expertDraws');
  const api = useApi();
  const go = useGo();
  const goBack = useGoBack('/draws');
  const zodForm = useZodForm(`draw-${draw?.id ?? entry.reviewId ?? 'new'}`, drawForm, entry);
  return (
    <Form
      zodForm={zodForm}
      saveLabel={t('new.save')}
      onCancel={goBack}
      onSave={async (filled) => {
        const fields = fieldsOf(filled);
        const { id } = draw
          ? await api.expertDraws.update({ id: draw.id, expectedVersion: draw.version, fields })
          : await api.expertDraws.plan({ fields });
        showToast({ tone: 'met', text: t(draw ? 'edit.saved' : 'new.saved') });
        go(`/draws/${id}`);
      }}
    >
      <DrawFormFields unitName={unitName} />
    </Form>
  );
}
