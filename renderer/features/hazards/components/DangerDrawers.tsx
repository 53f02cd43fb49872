import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { PhoneField } from '../../../ui/form/PhoneField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useChoices } from '../../../ui/use-choices';
import { type Danger, type DangerAction, dangerForm, stepForm } from '../hazard-forms';

/** Registers a hidden danger, or corrects what was entered. */
export function DangerDrawer({ danger, onClose }: { danger?: Danger; onClose(): void }) {
  const { t } = useTranslation('hazards');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`danger-${danger?.id ?? 'new'}-${danger?.version ?? 0}`, dangerForm, {
    enterpriseId: danger?.enterpriseId ?? '',
    hazardId: danger?.hazardId ?? null,
    title: danger?.title ?? '',
    description: danger?.description ?? null,
    category: danger?.category ?? null,
    place: danger?.place ?? null,
    foundOn: danger?.foundOn ?? today,
    foundBy: danger?.foundBy ?? null,
    filedOn: danger?.filedOn ?? null,
    filingOffice: danger?.filingOffice ?? null,
    responsible: danger?.responsible ?? null,
    responsiblePhone: danger?.responsiblePhone ?? null,
    measures: danger?.measures ?? null,
    funds: danger?.funds ?? null,
    dueOn: danger?.dueOn ?? null,
    remark: danger?.remark ?? null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(danger ? 'danger.edit' : 'danger.create')}
      subtitle={danger?.title}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async ({ enterpriseId, ...fields }) => {
        await api.hiddenDangers.save({
          enterpriseId,
          fields,
          ...(danger && { id: danger.id, expectedVersion: danger.version }),
        });
        showToast({ tone: 'met', text: t('saved', { name: fields.title }) });
        onClose();
      }}
    >
      <EnterpriseField name="enterpriseId" label={t('field.unit')} required wide />
      <HazardOfUnit />
      <TextField name="title" label={t('danger.field.title')} required wide />
      <TextField name="description" label={t('danger.field.description')} multiline wide />
      <TextField name="category" label={t('danger.field.category')} />
      <TextField name="place" label={t('field.place')} />
      <DateField name="foundOn" label={t('danger.field.foundOn')} required />
      <TextField name="foundBy" label={t('danger.field.foundBy')} />
      <DateField name="filedOn" label={t('danger.field.filedOn')} />
      <TextField name="filingOffice" label={t('danger.field.filingOffice')} />
      <TextField name="responsible" label={t('danger.field.responsible')} />
      <PhoneField name="responsiblePhone" label={t('field.phone')} />
      <TextField name="measures" label={t('danger.field.measures')} multiline wide />
      <NumberField name="funds" label={t('danger.field.funds')} unit={t('yuan')} />
      <DateField name="dueOn" label={t('danger.field.dueOn')} />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}

function HazardOfUnit() {
  const { t } = useTranslation('hazards');
  const enterpriseId: unknown = useWatch({ name: 'enterpriseId' });
  const unit = typeof enterpriseId === 'string' ? enterpriseId : '';
  const { data } = useQuery({
    ...ask(useApi(), 'hazards', 'ofUnit', { enterpriseId: unit }),
    enabled: unit !== '',
  });
  const choices = (data?.hazards ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (choices.length === 0) return null;
  return <SelectField name="hazardId" label={t('danger.field.hazard')} choices={choices} wide />;
}

/** One step of a hidden danger's life; each asks for what it needs. */
export function DangerStepDrawer({
  danger,
  action,
  onClose,
}: {
  danger: Danger;
  action: DangerAction;
  onClose(): void;
}) {
  const { t } = useTranslation('hazards');
  const api = useApi();
  const { today, office } = useSystemState();
  const levels = useChoices('listingLevel');
  const judged = action === 'accept' || action === 'reject';
  const zodForm = useZodForm(`danger-${danger.id}-${action}-${danger.version}`, stepForm, {
    onDate: today,
    by: action === 'list' || judged ? (office?.name ?? null) : null,
    number: null,
    level: action === 'list' ? 'county' : null,
    dueOn: action === 'list' ? danger.dueOn : null,
    text: action === 'correct' ? danger.measures : null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(`step.${action}`)}
      subtitle={danger.title}
      saveLabel={t(`step.${action}`)}
      onClose={onClose}
      onSave={async (entry) => {
        const step = { id: danger.id, expectedVersion: danger.version, ...entry };
        if (action === 'correct') await api.hiddenDangers.step({ ...step, action });
        else await api.hiddenDangers.judge({ ...step, action });
        showToast({ tone: 'met', text: t('step.done', { step: t(`step.${action}`), title: danger.title }) });
        onClose();
      }}
    >
      <DateField name="onDate" label={t(`step.day.${action}`)} required />
      {(action === 'list' || action === 'delist') && (
        <TextField name="number" label={t(`step.number.${action}`)} required />
      )}
      {action === 'list' && (
        <>
          <SelectField name="level" label={t('danger.field.listingLevel')} choices={levels} required />
          <TextField name="by" label={t('danger.field.supervisor')} required />
        </>
      )}
      {(action === 'list' || action === 'extend') && (
        <DateField name="dueOn" label={t('danger.field.dueOn')} required />
      )}
      {judged && <TextField name="by" label={t('danger.field.acceptedBy')} required />}
      {action !== 'list' && action !== 'delist' && (
        <TextField name="text" label={t(`step.text.${action}`)} required multiline wide />
      )}
    </FormDrawer>
  );
}
