import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useGoBack, useRouteParam, useRouteSearch } from '../../../app/use-go';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { Form } from '../../../ui/form/Form';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { Page } from '../../../ui/Page';
import { useDrillOwner } from '../../drills/hooks/use-drill-owner';
import { IncidentFormFields } from '../components/IncidentFormFields';
import {
  emptyIncident,
  entryOf,
  type IncidentEntry,
  type IncidentValues,
  incidentForm,
} from '../incident-form';

/** Begins an incident, or a practice where nothing has happened. */
export function IncidentNewPage() {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const go = useGo();
  const { enterpriseId, ready } = useDrillOwner();
  const practice = useRouteSearch('practice') !== null;
  return (
    <Page title={t(practice ? 'edit.practiceTitle' : 'edit.newTitle')} content="fill">
      {ready && (
        <IncidentForm
          formId={`incident-new-${enterpriseId ?? ''}-${practice}`}
          stored={emptyIncident(enterpriseId, practice)}
          isNew
          onSave={async (values) => {
            const { id } = await api.incidents.open(values);
            showToast({ tone: 'met', text: t(values.practice ? 'edit.practiceBegun' : 'edit.begun') });
            go(`/incidents/${id}`);
          }}
        />
      )}
    </Page>
  );
}

/** Completes or corrects what is known of an incident. */
export function IncidentEditPage() {
  const { t } = useTranslation('incidents');
  const api = useApi();
  const go = useGo();
  const id = useRouteParam('id');
  const { data, error, refetch } = useQuery(ask(api, 'incidents', 'get', { id }));
  return (
    <Page title={t('edit.title')} fact={data?.fields.name} content="fill">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <IncidentForm
          key={data.version}
          formId={`incident-${id}`}
          stored={entryOf(data)}
          isNew={false}
          onSave={async ({ practice: _, ...fields }) => {
            await api.incidents.update({ id, expectedVersion: data.version, fields });
            showToast({ tone: 'met', text: t('edit.saved') });
            go(`/incidents/${id}`);
          }}
        />
      )}
    </Page>
  );
}

interface IncidentFormProps {
  readonly formId: string;
  readonly stored: IncidentEntry;
  readonly isNew: boolean;
  onSave(values: IncidentValues): Promise<void>;
}

function IncidentForm({ formId, stored, isNew, onSave }: IncidentFormProps) {
  const { t } = useTranslation('incidents');
  const zodForm = useZodForm(formId, incidentForm, stored);
  const goBack = useGoBack('/incidents');
  const practice = zodForm.form.watch('practice');
  return (
    <Form
      zodForm={zodForm}
      saveLabel={t(isNew ? 'edit.begin' : 'edit.save')}
      onSave={onSave}
      onCancel={goBack}
    >
      {practice && <InlineNote tone="provisional">{t('practiceNote')}</InlineNote>}
      <IncidentFormFields isNew={isNew} />
    </Form>
  );
}
