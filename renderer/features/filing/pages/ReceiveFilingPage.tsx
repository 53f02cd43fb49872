import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useGo, useGoBack, useRouteSearch } from '../../../app/use-go';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { Form, FormSection } from '../../../ui/form/Form';
import { PhoneField } from '../../../ui/form/PhoneField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { Page } from '../../../ui/Page';
import { CandidatesField } from '../components/CandidatesField';
import { LevelNote } from '../components/LevelNote';
import { type ReceiveEntry, receiveForm } from '../filing-forms';

/** Where the rules send the chosen unit's filing. */
function ChosenLevel() {
  const enterpriseId = (useWatch({ name: 'enterpriseId' }) as string | null) ?? '';
  return <LevelNote enterpriseId={enterpriseId} />;
}

/** Takes in filing materials: which unit, which plans, when. The office's five working days begin with the receipt. */
export function ReceiveFilingPage() {
  const { t } = useTranslation('filing');
  const api = useApi();
  const go = useGo();
  const goBack = useGoBack('/filing');
  const { today } = useSystemState();
  const enterpriseId = useRouteSearch('enterprise') ?? '';
  const stored: ReceiveEntry = {
    enterpriseId,
    planVersionIds: [],
    submittedOn: today,
    receivedOn: today,
    contact: null,
    contactPhone: null,
    remark: null,
  };
  const zodForm = useZodForm(`receive-${enterpriseId}`, receiveForm, stored);
  return (
    <Page title={t('receive.title')} content="fill">
      <Form
        zodForm={zodForm}
        saveLabel={t('receive.save')}
        onCancel={goBack}
        onSave={async (values) => {
          const { id } = await api.filing.receive(values);
          showToast({ tone: 'met', text: t('receive.done') });
          go(`/filing/${id}`);
        }}
      >
        <FormSection title={t('receive.unit')}>
          <EnterpriseField name="enterpriseId" label={t('field.enterprise')} required wide />
          <ChosenLevel />
          <CandidatesField name="planVersionIds" label={t('field.plans')} />
        </FormSection>
        <FormSection title={t('receive.when')} note={t('receive.whenNote')}>
          <DateField name="submittedOn" label={t('field.submittedOn')} required />
          <DateField name="receivedOn" label={t('field.receivedOn')} required />
        </FormSection>
        <FormSection title={t('receive.who')} note={t('receive.whoNote')}>
          <TextField name="contact" label={t('field.contact')} />
          <PhoneField name="contactPhone" label={t('field.contactPhone')} />
          <TextField name="remark" label={t('field.remark')} multiline wide />
        </FormSection>
      </Form>
    </Page>
  );
}
