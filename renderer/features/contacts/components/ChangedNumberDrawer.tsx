import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { phoneField } from '../../../ui/form/checks';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { PhoneField } from '../../../ui/form/PhoneField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import type { RoundNumber, RoundSubject } from '../contact-forms';

const changedForm = z.object({ newPhone: phoneField, note: z.string().trim().max(200).nullable() });

interface ChangedNumberDrawerProps {
  readonly subject: RoundSubject;
  readonly number: RoundNumber;
  onClose(): void;
}

/** The new number of whoever was called; it takes the place of the old one in its register. */
export function ChangedNumberDrawer({ subject, number, onClose }: ChangedNumberDrawerProps) {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const zodForm = useZodForm(`changed-${number.id}${number.field}`, changedForm, {
    newPhone: '',
    note: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('round.changedTitle')}
      subtitle={number.name}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async ({ newPhone, note }) => {
        const { id, field } = number;
        await api.contacts.recordCall({ subject, id, field, result: 'changed', newPhone, note });
        showToast({ tone: 'met', text: t('round.changed', { name: number.name }) });
        onClose();
      }}
    >
      <PhoneField name="newPhone" label={t('round.newPhone')} required />
      <TextField name="note" label={t('field.remark')} />
    </FormDrawer>
  );
}
