import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { PhoneField } from '../../../ui/form/PhoneField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useChoices } from '../../../ui/use-choices';
import { alarmForm, type Hazard } from '../hazard-forms';

interface AlarmDrawerProps {
  readonly enterpriseId: string;
  /** What a new one is about; null: the whole unit. */
  readonly hazardId: string | null;
  /** Name of the hazard or the unit. */
  readonly about: string;
  /** The one that is changed; absent: a new one. */
  readonly alarm?: Hazard['alarms'][number];
  onClose(): void;
}

/** One warning level: when it is given, what is done, who is called. */
export function AlarmDrawer({ enterpriseId, hazardId, about, alarm, onClose }: AlarmDrawerProps) {
  const { t } = useTranslation('hazards');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const levels = useChoices('alarmLevel');
  const zodForm = useZodForm(
    `alarm-${alarm?.id ?? hazardId ?? enterpriseId}-${alarm?.version ?? 0}`,
    alarmForm,
    {
      level: alarm?.level ?? 'blue',
      condition: alarm?.condition ?? '',
      action: alarm?.action ?? '',
      contact: alarm?.contact ?? null,
      phone: alarm?.phone ?? null,
      checkedOn: alarm?.checkedOn ?? null,
      remark: alarm?.remark ?? null,
    },
  );
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(alarm ? 'alarm.edit' : 'alarm.add')}
      subtitle={about}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (fields) => {
        await api.hazards.saveAlarm({
          enterpriseId,
          hazardId: alarm ? alarm.hazardId : hazardId,
          fields,
          ...(alarm && { id: alarm.id, expectedVersion: alarm.version }),
        });
        showToast({ tone: 'met', text: t('alarm.saved') });
        onClose();
      }}
    >
      <SelectField name="level" label={t('alarm.level')} choices={levels} required />
      <TextField name="condition" label={t('alarm.condition')} required multiline wide />
      <TextField name="action" label={t('alarm.action')} required multiline wide />
      <TextField name="contact" label={t('alarm.contact')} />
      <PhoneField name="phone" label={t('field.phone')} />
      <DateField name="checkedOn" label={t('alarm.checkedOn')} />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </FormDrawer>
  );
}
