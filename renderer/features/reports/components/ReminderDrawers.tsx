import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer, Question } from '../../../api/contract';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { trackJob } from '../../../ui/jobs/job-store';
import { callForm, deliverForm, proposedTerm, remindForm } from '../reminder-forms';
import styles from './reports.module.css';

export type Reminded = Answer<'reports', 'remind'>;
type Reasons = Question<'reports', 'remind'>['reasons'];

/** Reminds the chosen units by letter: one letter each. */
export function RemindDrawer({
  unitIds,
  reasons,
  onReminded,
  onClose,
}: {
  readonly unitIds: readonly string[];
  readonly reasons: Reasons;
  onReminded(reminded: Reminded): void;
  onClose(): void;
}) {
  const { t } = useTranslation('reports');
  const api = useApi();
  const { today, user } = useSystemState();
  const zodForm = useZodForm('remind', remindForm, {
    issuedOn: today,
    dueOn: proposedTerm(today),
    cause: null,
    contact: user?.name ?? null,
    phone: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('remind.title')}
      subtitle={t('remind.units', { count: unitIds.length })}
      saveLabel={t('remind.save')}
      onClose={onClose}
      onSave={async (values) => {
        const reminded = await trackJob(t('remind.title'), (options) =>
          api.reports.remind({ unitIds: [...unitIds], reasons, ...values }, options),
        );
        onReminded(reminded);
        onClose();
      }}
    >
      <p className={styles.muted}>{t('remind.text')}</p>
      <DateField name="issuedOn" label={t('remind.issuedOn')} required wide />
      <DateField name="dueOn" label={t('remind.dueOn')} required wide />
      <TextField name="cause" label={t('remind.cause')} multiline wide />
      <TextField name="contact" label={t('remind.contact')} />
      <TextField name="phone" label={t('remind.phone')} />
    </FormDrawer>
  );
}

const outcomes = ['reached', 'no-answer', 'wrong-number'] as const;

/** Writes down what a call came to. */
export function CallDrawer({
  unit,
  onClose,
}: {
  readonly unit: { readonly id: string; readonly name: string };
  onClose(): void;
}) {
  const { t } = useTranslation('reports');
  const { t: codes } = useTranslation('codes');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`call-${unit.id}`, callForm, {
    on: today,
    outcome: 'reached',
    said: null,
    promisedOn: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('call.title')}
      subtitle={unit.name}
      saveLabel={t('call.save')}
      onClose={onClose}
      onSave={async (values) => {
        await api.reports.recordCall({ enterpriseId: unit.id, ...values });
        showToast({ tone: 'met', text: t('call.saved', { name: unit.name }) });
        onClose();
      }}
    >
      <DateField name="on" label={t('call.on')} required wide />
      <SelectField
        name="outcome"
        label={t('call.outcome')}
        required
        wide
        choices={outcomes.map((value) => ({ value, label: codes(`callOutcome.${value}`) }))}
      />
      <TextField name="said" label={t('call.said')} multiline wide />
      <DateField name="promisedOn" label={t('call.promisedOn')} wide />
    </FormDrawer>
  );
}

/** Notes that letters have arrived. */
export function DeliverDrawer({
  ids,
  onDelivered,
  onClose,
}: {
  readonly ids: readonly string[];
  onDelivered(): void;
  onClose(): void;
}) {
  const { t } = useTranslation('reports');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm('deliver', deliverForm, { deliveredOn: today, deliveredHow: null });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('deliver.title')}
      subtitle={t('deliver.letters', { count: ids.length })}
      saveLabel={t('deliver.save')}
      onClose={onClose}
      onSave={async (values) => {
        const { delivered } = await api.reports.deliver({ ids: [...ids], ...values });
        showToast({ tone: 'met', text: t('deliver.saved', { count: delivered }) });
        onDelivered();
        onClose();
      }}
    >
      <DateField name="deliveredOn" label={t('deliver.on')} required wide />
      <TextField name="deliveredHow" label={t('deliver.how')} wide />
    </FormDrawer>
  );
}
