import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo, useGoBack, useRouteParam, useRouteSearch } from '../../../app/use-go';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { Form } from '../../../ui/form/Form';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { Page } from '../../../ui/Page';
import { DrillFormFields } from '../components/DrillFormFields';
import { type DrillEntry, type DrillFields, drillForm, emptyDrill, fieldsOf, isHeld } from '../drill-form';
import { useDrillOwner } from '../hooks/use-drill-owner';

/** Plans a drill, or records one that has taken place without ever being planned. */
export function DrillNewPage() {
  const { t } = useTranslation('drills');
  const api = useApi();
  const go = useGo();
  const { enterpriseId, ready } = useDrillOwner();
  const planId = useRouteSearch('plan');
  const accidentKind = useRouteSearch('kind');
  const part = useRouteSearch('part');
  return (
    <Page title={t('edit.newTitle')} content="fill">
      {ready && (
        <DrillForm
          formId={['drill-new', enterpriseId ?? '', planId, accidentKind, part]
            .filter((word) => word !== null)
            .join('-')}
          stored={{
            ...emptyDrill(enterpriseId),
            planId,
            accidentKind,
            part,
            ...(part !== null && { level: 'workshop' }),
          }}
          isNew
          onSave={async (fields, held) => {
            const { startOn, endOn } = fields;
            const { id } =
              held && startOn !== null && endOn !== null
                ? await api.drills.record({ ...fields, startOn, endOn })
                : await api.drills.plan(fields);
            showToast({
              tone: 'met',
              text: t(held ? 'edit.recorded' : 'edit.planned', { title: fields.title }),
            });
            go(`/drills/${id}`);
          }}
        />
      )}
    </Page>
  );
}

/** Corrects what is known of a drill. */
export function DrillEditPage() {
  const { t } = useTranslation('drills');
  const api = useApi();
  const go = useGo();
  const id = useRouteParam('id');
  const { data, error, refetch } = useQuery(ask(api, 'drills', 'get', { id }));
  return (
    <Page title={t('edit.title')} fact={data?.fields.title} content="fill">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <DrillForm
          key={data.version}
          formId={`drill-${id}`}
          stored={{ ...data.fields, held: isHeld(data.state) }}
          isNew={false}
          onSave={async (fields) => {
            await api.drills.update({ id, expectedVersion: data.version, fields });
            showToast({ tone: 'met', text: t('edit.saved', { title: fields.title }) });
            go(`/drills/${id}`);
          }}
        />
      )}
    </Page>
  );
}

interface DrillFormProps {
  readonly formId: string;
  readonly stored: DrillEntry;
  readonly isNew: boolean;
  onSave(fields: DrillFields, held: boolean): Promise<void>;
}

function DrillForm({ formId, stored, isNew, onSave }: DrillFormProps) {
  const { t } = useTranslation('common');
  const zodForm = useZodForm(formId, drillForm, stored);
  const goBack = useGoBack('/drills');
  return (
    <Form
      zodForm={zodForm}
      saveLabel={t('save')}
      onSave={(entry) => onSave(fieldsOf(entry), entry.held)}
      onCancel={goBack}
    >
      <DrillFormFields isNew={isNew} />
    </Form>
  );
}
