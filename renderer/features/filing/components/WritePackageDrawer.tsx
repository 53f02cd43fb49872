import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { useSaveFile } from '../../../ui/use-save-file';
import { packageExtension } from '../filing-package-types';

const sendForm = z.object({ recipientName: z.string().nullable(), password: z.string().nullable() });

interface WritePackageDrawerProps {
  readonly id: string;
  /** Offices known from earlier answers; null: an answer, which goes back where the case came from. */
  readonly offices: readonly string[] | null;
  onClose(): void;
}

/** Writes a case as a package for a stick: a hand-in for an office, or an office's answer. */
export function WritePackageDrawer({ id, offices, onClose }: WritePackageDrawerProps) {
  const { t } = useTranslation('filingPackages');
  const api = useApi();
  const saveFile = useSaveFile();
  const zodForm = useZodForm(`send-${id}`, sendForm, { recipientName: offices?.[0] ?? null, password: null });
  const title = t(offices === null ? 'write.answer' : 'write.handIn');
  return (
    <FormDrawer
      zodForm={zodForm}
      title={title}
      saveLabel={t('write.save')}
      secret
      onClose={onClose}
      onSave={async ({ recipientName, password }) => {
        const written = await saveFile({
          title,
          defaultName: `${t(offices === null ? 'write.answerName' : 'write.handInName')}.${packageExtension}`,
          extension: packageExtension,
          failed: t('write.failed'),
          write: (file, options) =>
            api.filingPackages.write({ id, recipientName, file, ...(password ? { password } : {}) }, options),
          saved: ({ sequence }, name) => t('write.saved', { name, sequence }),
        });
        if (written) onClose();
      }}
    >
      {offices !== null && <TextField name="recipientName" label={t('write.recipient')} required wide />}
      <TextField name="password" label={t('write.password')} wide />
      <p>{t('write.note')}</p>
    </FormDrawer>
  );
}
