import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { localMoment, toLocal, toMoment } from '../moments';
import type { WatchEntry } from '../types';

const passForm = z.object({
  to: z.string().trim().min(2).max(200),
  how: z.string().trim().min(2).max(200),
  at: localMoment,
});

/** Notes to whom a line of the book was passed on, how and when. */
export function PassOnDrawer({ entry, onClose }: { entry: WatchEntry; onClose(): void }) {
  const { t } = useTranslation('watch');
  const api = useApi();
  const zodForm = useZodForm(`pass-on-${entry.id}-${entry.version}`, passForm, {
    to: entry.fields.towns.join(t('comma')),
    how: t('passOn.phone'),
    at: toLocal(new Date().toISOString()),
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('passOn.title')}
      subtitle={entry.fields.title}
      saveLabel={t('passOn.save')}
      onClose={onClose}
      onSave={async ({ to, how, at }) => {
        await api.watch.passOn({ id: entry.id, expectedVersion: entry.version, to, how, at: toMoment(at) });
        showToast({ tone: 'met', text: t('passOn.saved', { to }) });
        onClose();
      }}
    >
      <TextField name="to" label={t('passOn.to')} required wide />
      <TextField name="how" label={t('passOn.how')} required />
      <TextField name="at" label={t('entry.at')} help={t('entry.momentHelp')} required />
    </FormDrawer>
  );
}
