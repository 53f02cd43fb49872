import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useChoices } from '../../../ui/use-choices';
import { type Participant, participantForm } from '../design-forms';

/** One that takes part: its role, its post, how it is reached and what is expected of it. */
export function ParticipantDrawer({ participant, onClose }: { participant: Participant; onClose(): void }) {
  const { t } = useTranslation('drillDesign');
  const api = useApi();
  const roles = useChoices('participantRole');
  const { id, version, kind, name, role, post, phone, headcount, quantity, duty, remark } = participant;
  const zodForm = useZodForm(`drill-participant-${id}`, participantForm, {
    ...{ name, role, post, phone, headcount, quantity, duty, remark },
  });
  const thing = kind === 'equipment' || kind === 'place';
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('people.edit')}
      subtitle={name}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async (fields) => {
        await api.drillDesign.saveParticipant({ id, expectedVersion: version, fields });
        onClose();
      }}
    >
      <TextField name="name" label={t('field.name')} required wide />
      {!thing && <SelectField name="role" label={t('field.role')} choices={roles} />}
      {!thing && <TextField name="post" label={t('field.post')} />}
      {!thing && <TextField name="phone" label={t('field.phone')} help={t('help.phone')} />}
      {!thing && kind !== 'person' && <NumberField name="headcount" label={t('field.headcount')} />}
      {kind === 'equipment' && <NumberField name="quantity" label={t('field.quantity')} />}
      <TextField name="duty" label={t('field.duty')} multiline wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}
