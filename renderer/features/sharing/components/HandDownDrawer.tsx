import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { ChoicesField } from '../../../ui/form/ChoicesField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { useSaveFile } from '../../../ui/use-save-file';

const contents = ['experts', 'resources', 'contacts', 'rules', 'forms'] as const;
const form = z.object({
  recipientName: z.string().trim().min(1).max(200),
  contents: z.array(z.enum(contents)).min(1),
  password: z.string().max(200),
});

/** Writes what may be shared as a package for the offices below. */
export function HandDownDrawer({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('sharing');
  const api = useApi();
  const { today } = useSystemState();
  const saveFile = useSaveFile();
  const zodForm = useZodForm('hand-down', form, {
    recipientName: t('everybody'),
    contents: ['resources', 'contacts'],
    password: '',
  });
  const choices = useMemo(() => contents.map((value) => ({ value, label: t(`content.${value}`) })), [t]);
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('handDown')}
      saveLabel={t('write')}
      secret
      onClose={onClose}
      onSave={async (values) => {
        const written = await saveFile({
          title: t('handDown'),
          defaultName: `${t('fileName', { date: today })}.yjpkg`,
          extension: 'yjpkg',
          failed: t('failed'),
          write: (file, options) =>
            api.experts.writeRoster(
              { ...values, password: values.password === '' ? undefined : values.password, file },
              options,
            ),
          saved: ({ counts }, name) => {
            const count = (table: string) => counts[table] ?? 0;
            return t('done', {
              name,
              team: count('team'),
              depot: count('depot'),
              supply: count('supply'),
              expert: count('expert'),
              contact: count('contact'),
              // One of the documents describes the others.
              form: Math.max(0, count('document') - 1),
            });
          },
        });
        if (written) onClose();
      }}
    >
      <InlineNote tone="open">{t('handDownText')}</InlineNote>
      <ChoicesField name="contents" label={t('contents')} required choices={choices} />
      <TextField name="recipientName" label={t('recipient')} help={t('recipientHelp')} required wide />
      <TextField name="password" label={t('password')} wide />
    </FormDrawer>
  );
}
