import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { LocationFields } from '../../../ui/form/LocationFields';
import { NumberField } from '../../../ui/form/NumberField';
import { PhoneField } from '../../../ui/form/PhoneField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useChoices } from '../../../ui/use-choices';
import { emptyHazard, type Hazard, hazardForm } from '../hazard-forms';

interface HazardDrawerProps {
  /** The one that is changed; absent: a new one. */
  readonly hazard?: Hazard;
  onClose(): void;
  onSaved?(id: string): void;
}

/** Registers or changes a major hazard; level and R as the assessment gives them. */
export function HazardDrawer({ hazard, onClose, onSaved }: HazardDrawerProps) {
  const { t } = useTranslation('hazards');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const levels = useChoices('majorHazardLevel');
  const zodForm = useZodForm(
    `hazard-${hazard?.id ?? 'new'}-${hazard?.version ?? 0}`,
    hazardForm,
    hazard ? { ...hazard.fields, enterpriseId: hazard.unit.id } : { ...emptyHazard, enterpriseId: '' },
  );
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(hazard ? 'edit' : 'create')}
      subtitle={hazard?.fields.name}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async ({ enterpriseId, ...fields }) => {
        const { id } = await api.hazards.save({
          enterpriseId,
          fields,
          ...(hazard && { id: hazard.id, expectedVersion: hazard.version }),
        });
        showToast({ tone: 'met', text: t('saved', { name: fields.name }) });
        onSaved?.(id);
        onClose();
      }}
    >
      <EnterpriseField name="enterpriseId" label={t('field.unit')} required wide />
      <TextField name="name" label={t('field.name')} required />
      <TextField name="number" label={t('field.number')} />
      <SelectField name="level" label={t('field.level')} choices={levels} numeric help={t('help.level')} />
      <NumberField name="rValue" label={t('field.rValue')} />
      <NumberField name="peopleNearby" label={t('field.peopleNearby')} help={t('help.people')} />
      <NumberField name="reachM" label={t('field.reachM')} unit={t('metres')} />
      <TextField name="place" label={t('field.place')} wide />
      <LocationFields />
      <DateField name="startedOn" label={t('field.startedOn')} />
      <TextField name="process" label={t('field.process')} multiline wide />
      <TextField name="monitoring" label={t('field.monitoring')} multiline wide />
      <TextField name="neighbours" label={t('field.neighbours')} multiline wide />
      <TextField name="responsible" label={t('field.responsible')} />
      <PhoneField name="responsiblePhone" label={t('field.phone')} />
      <TextField name="assessor" label={t('field.assessor')} wide />
      <DateField name="assessedOn" label={t('field.assessedOn')} />
      <DateField name="nextAssessmentOn" label={t('field.nextAssessmentOn')} help={t('help.next')} />
      <DateField name="filedOn" label={t('field.filedOn')} />
      <TextField name="filingNo" label={t('field.filingNo')} />
      <TextField name="filingOffice" label={t('field.filingOffice')} wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}
