import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { fromEntry, type Register, type RegisterRecord, registerForm, toEntry } from '../register-fields';
import { RegisterFormFields } from './RegisterFormFields';

interface EditDrawerProps {
  readonly register: Register;
  /** Absent: a new record. */
  readonly record?: RegisterRecord | undefined;
  onClose(): void;
}

/** Registers or changes a record. A number shown masked stays as it is unless it is typed anew. */
export function EditDrawer({ register, record, onClose }: EditDrawerProps) {
  const { t } = useTranslation('registers');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const zodForm = useZodForm(
    `${register}-${record?.id ?? 'new'}-${record?.version ?? 0}`,
    registerForm(register),
    toEntry(register, record),
  );
  return (
    <FormDrawer
      zodForm={zodForm}
      title={record ? t(`${register}.change`) : t(`${register}.create`)}
      {...(record && { subtitle: String(record.values.name ?? '') })}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.registers.save({
          register,
          values: fromEntry(register, entry),
          ...(record && { id: record.id, expectedVersion: record.version }),
        });
        showToast({ tone: 'met', text: t('saved', { name: String(entry.name ?? '') }) });
        onClose();
      }}
    >
      <RegisterFormFields register={register} isNew={record === undefined} />
    </FormDrawer>
  );
}
