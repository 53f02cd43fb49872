import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { ChoicesField } from '../../../ui/form/ChoicesField';
import { dateField } from '../../../ui/form/checks';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import type { GapRow } from '../levels';

const words = z.string().trim().max(200).nullable();
const remindForm = z.object({
  keys: z.array(z.string()).min(1),
  answerBy: dateField,
  contact: words,
  phone: words,
});

/** A week on: the day that is proposed, and may be changed. */
const proposedDay = (today: string): string =>
  new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10);

/** Writes to those that owe the report of a period: one letter an office. */
export function RemindOfficesDrawer({
  period,
  owing,
  onWritten,
  onClose,
}: {
  period: string;
  owing: readonly Pick<GapRow, 'key' | 'name' | 'remindedOn'>[];
  onWritten(ids: readonly string[]): void;
  onClose(): void;
}) {
  const { t } = useTranslation('levels');
  const api = useApi();
  const { today, user } = useSystemState();
  const zodForm = useZodForm(`remind-offices-${period}`, remindForm, {
    // Who has had a letter already is asked again only when somebody wants it.
    keys: owing.filter(({ remindedOn }) => remindedOn === null).map(({ key }) => key),
    answerBy: proposedDay(today),
    contact: user?.name ?? null,
    phone: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('gaps.remindTitle')}
      subtitle={t('gaps.remindText')}
      saveLabel={t('gaps.remindSave')}
      onClose={onClose}
      onSave={async (values) => {
        const { ids } = await api.levels.remind({ period, ...values });
        onWritten(ids);
        onClose();
      }}
    >
      <ChoicesField
        name="keys"
        label={t('gaps.remindOffices')}
        required
        choices={owing.map(({ key, name, remindedOn }) => ({
          value: key,
          label: remindedOn === null ? name : `${name}（${t('gaps.reminded', { on: remindedOn })}）`,
        }))}
      />
      <DateField name="answerBy" label={t('gaps.answerBy')} required wide />
      <TextField name="contact" label={t('gaps.contact')} />
      <TextField name="phone" label={t('gaps.contactPhone')} />
    </FormDrawer>
  );
}
