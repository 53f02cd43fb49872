import { useMemo } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { RETIRE_REASONS } from '../../../../electron/contract/input';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { showToast } from '../../../ui/feedback/toast-store';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';

export type OwnKey = Answer<'keys', 'own'>;
export type OfficeKey = Answer<'keys', 'list'>['keys'][number];

const confirmForm = z.object({
  heard: z.string().trim().min(8).max(100),
  how: z.string().trim().min(2).max(200),
});
const renewForm = z.object({ reason: z.enum(RETIRE_REASONS) });
const password = z.string().min(1).max(200);
const shareForm = z.object({ userId: z.string().min(1), ownPassword: password, password });

/** Somebody has the sender on the telephone and enters what is heard. */
export function ConfirmKeyDrawer({ officeKey, onClose }: { officeKey: OfficeKey; onClose(): void }) {
  const { t } = useTranslation('keys');
  const api = useApi();
  const zodForm = useZodForm(`key-${officeKey.id}`, confirmForm, { heard: '', how: '' });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('confirm.title')}
      subtitle={officeKey.officeName}
      saveLabel={t('confirm.save')}
      onClose={onClose}
      onSave={async (values) => {
        await api.keys.confirm({ id: officeKey.id, ...values });
        showToast({ tone: 'met', text: t('confirm.done', { name: officeKey.officeName }) });
        onClose();
      }}
    >
      <InlineNote tone="open">{t('confirm.text')}</InlineNote>
      <TextField name="heard" label={t('confirm.heard')} required />
      <TextField name="how" label={t('confirm.how')} help={t('confirm.howHelp')} required />
    </FormDrawer>
  );
}

/** Takes a new key into use, and says what that means for those who receive. */
export function RenewKeyDrawer({ own, onClose }: { own: OwnKey; onClose(): void }) {
  const { t } = useTranslation('keys');
  const api = useApi();
  const zodForm = useZodForm('key-renew', renewForm, { reason: own.open ? 'changed' : 'lost' });
  const choices = useMemo(
    () =>
      RETIRE_REASONS.filter((reason) => own.open || reason !== 'changed').map((value) => ({
        value,
        label: t(`renew.${value}`),
      })),
    [own.open, t],
  );
  const reason = useWatch({ control: zodForm.form.control, name: 'reason' });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('renew.title')}
      saveLabel={t('renew.save')}
      secret
      onClose={onClose}
      onSave={async (values) => {
        await api.keys.renew(values);
        showToast({ tone: 'met', text: t('renew.done') });
        onClose();
      }}
    >
      <SelectField name="reason" label={t('renew.reason')} required choices={choices} />
      <InlineNote tone={reason === 'changed' ? 'open' : 'soon'}>
        {t(reason === 'changed' ? 'renew.changedHelp' : 'renew.lostHelp')}
      </InlineNote>
    </FormDrawer>
  );
}

/** Gives a colleague a share of the sealed key; both are present. */
export function ShareKeyDrawer({ own, onClose }: { own: OwnKey; onClose(): void }) {
  const { t } = useTranslation('keys');
  const api = useApi();
  const waiting = own.shares.waiting.filter(({ why }) => why === 'sign-in');
  const zodForm = useZodForm('key-share', shareForm, {
    userId: waiting[0]?.userId ?? '',
    ownPassword: '',
    password: '',
  });
  const choices = useMemo(
    () => waiting.map(({ userId, name }) => ({ value: userId, label: name })),
    [waiting],
  );
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('share.title')}
      saveLabel={t('share.save')}
      secret
      onClose={onClose}
      onSave={async (values) => {
        await api.keys.share(values);
        const name = waiting.find(({ userId }) => userId === values.userId)?.name;
        showToast({ tone: 'met', text: t('share.done', { name }) });
        onClose();
      }}
    >
      <InlineNote tone="open">{t('share.help')}</InlineNote>
      <SelectField name="userId" label={t('share.to')} required choices={choices} />
      <TextField name="ownPassword" label={t('share.own')} type="password" required />
      <TextField name="password" label={t('share.theirs')} type="password" required />
    </FormDrawer>
  );
}
