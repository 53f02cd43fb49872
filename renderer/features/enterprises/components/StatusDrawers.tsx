import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { dateField } from '../../../ui/form/checks';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { RegionField } from '../../../ui/form/RegionField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';

type Enterprise = Answer<'enterprises', 'get'>;

interface DrawerProps {
  readonly enterprise: Enterprise;
  onClose(): void;
}

const reason = z.string().trim().min(2).max(500);
const closeForm = z.object({ closedOn: dateField, reason });
const reopenForm = z.object({ reason });
const moveForm = z.object({
  regionCode: z.string().regex(/^\d{6}$/),
  town: z.string().trim().max(200).nullable(),
  address: z.string().trim().max(200).nullable(),
  reason,
});

/** The unit closed on a day; its duties end. */
export function CloseDrawer({ enterprise, onClose }: DrawerProps) {
  const { t } = useTranslation('enterprises');
  const api = useApi();
  const { today } = useSystemState();
  const { id, version, fields } = enterprise;
  const zodForm = useZodForm(`close-${id}`, closeForm, { closedOn: today, reason: '' });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('close.title')}
      subtitle={fields.name}
      saveLabel={t('close.confirm')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.enterprises.close({ id, expectedVersion: version, ...entry });
        showToast({ tone: 'met', text: t('close.done', { name: fields.name }) });
        onClose();
      }}
    >
      <p>{t('close.body')}</p>
      <DateField name="closedOn" label={t('field.closedOn')} required wide />
      <TextField name="reason" label={t('reason')} required multiline wide />
    </FormDrawer>
  );
}

/** A closed unit works again; its duties begin again. */
export function ReopenDrawer({ enterprise, onClose }: DrawerProps) {
  const { t } = useTranslation('enterprises');
  const api = useApi();
  const { id, version, fields } = enterprise;
  const zodForm = useZodForm(`reopen-${id}`, reopenForm, { reason: '' });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('reopen.title')}
      subtitle={fields.name}
      saveLabel={t('reopen.confirm')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.enterprises.reopen({ id, expectedVersion: version, ...entry });
        showToast({ tone: 'met', text: t('reopen.done', { name: fields.name }) });
        onClose();
      }}
    >
      <p>{t('reopen.body')}</p>
      <TextField name="reason" label={t('reason')} required multiline wide />
    </FormDrawer>
  );
}

/** To another county or town; the timeline keeps the old place. */
export function MoveDrawer({ enterprise, onClose }: DrawerProps) {
  const { t } = useTranslation('enterprises');
  const api = useApi();
  const { id, version, fields } = enterprise;
  const zodForm = useZodForm(`move-${id}`, moveForm, {
    regionCode: fields.regionCode,
    town: fields.town,
    address: fields.address,
    reason: '',
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('move.title')}
      subtitle={fields.name}
      saveLabel={t('move.confirm')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.enterprises.move({ id, expectedVersion: version, ...entry });
        showToast({ tone: 'met', text: t('move.done', { name: fields.name }) });
        onClose();
      }}
    >
      <p>{t('move.body')}</p>
      <RegionField name="regionCode" label={t('field.regionCode')} required wide />
      <TextField name="town" label={t('field.town')} wide />
      <TextField name="address" label={t('field.address')} wide />
      <TextField name="reason" label={t('reason')} required multiline wide />
    </FormDrawer>
  );
}
