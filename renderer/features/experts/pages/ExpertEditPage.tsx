import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useGoBack, useRouteParam } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { Form } from '../../../ui/form/Form';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { Page } from '../../../ui/Page';
import { AppointedFields, ExpertFields } from '../components/ExpertFields';
import { type Expert, emptyExpert, expertForm, fromEntry, newExpertForm, toEntry } from '../expert-form';

/** Registers somebody for the pool: an applicant, or a person who is appointed already. */
export function ExpertNewPage() {
  const { t } = useTranslation('experts');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const go = useGo();
  const goBack = useGoBack('/experts');
  const { today, office } = useSystemState();
  const zodForm = useZodForm('expert-new', newExpertForm, {
    ...emptyExpert,
    regionCode: office?.regionCode ?? null,
    appointed: false,
    appointedOn: null,
    termFrom: null,
    termTo: null,
    documentNo: null,
  });
  return (
    <Page title={t('create')} content="fill">
      <Form
        zodForm={zodForm}
        saveLabel={common('save')}
        onCancel={goBack}
        onSave={async ({ appointed, appointedOn, termFrom, termTo, documentNo, ...entry }) => {
          const { id } = await api.experts.save({
            ...fromEntry(entry),
            ...(appointed &&
              termFrom !== null &&
              termTo !== null && {
                appointed: {
                  onDay: appointedOn ?? firstOf(termFrom, today),
                  termFrom,
                  termTo,
                  documentNo,
                },
              }),
          });
          showToast({ tone: 'met', text: t('saved', { name: entry.name }) });
          go(`/experts/${id}`);
        }}
      >
        <ExpertFields />
        <AppointedFields />
      </Form>
    </Page>
  );
}

const firstOf = (...days: readonly string[]): string => [...days].sort()[0] ?? '';

/** Changes what is known of a person. */
export function ExpertEditPage() {
  const { t } = useTranslation('experts');
  const id = useRouteParam('id');
  const { data, error, refetch } = useQuery(ask(useApi(), 'experts', 'get', { id }));
  return (
    <Page title={t('edit')} fact={data?.expert.name} content="fill">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <EditForm key={data.expert.version} expert={data.expert} />}
    </Page>
  );
}

function EditForm({ expert }: { expert: Expert }) {
  const { t } = useTranslation('experts');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const go = useGo();
  const goBack = useGoBack(`/experts/${expert.id}`);
  const zodForm = useZodForm(`expert-${expert.id}`, expertForm, toEntry(expert));
  return (
    <Form
      zodForm={zodForm}
      saveLabel={common('save')}
      onCancel={goBack}
      onSave={async (entry) => {
        await api.experts.save({ id: expert.id, expectedVersion: expert.version, ...fromEntry(entry) });
        showToast({ tone: 'met', text: t('saved', { name: entry.name }) });
        go(`/experts/${expert.id}`);
      }}
    >
      <ExpertFields />
    </Form>
  );
}
