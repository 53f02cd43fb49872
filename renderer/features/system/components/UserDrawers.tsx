import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES } from '../../../../electron/contract/roles';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { CheckField } from '../../../ui/form/ChoicesField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { newUserForm, passwordForm, userForm } from '../user-form';

export type User = Answer<'system', 'users'>['users'][number];

/** Adds a person who works with this database. */
export function NewUserDrawer({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('system');
  const api = useApi();
  const zodForm = useZodForm('user-new', newUserForm, {
    name: '',
    role: 'clerk',
    password: null,
    repeated: null,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('users.create')}
      saveLabel={t('users.add')}
      secret
      onClose={onClose}
      onSave={async ({ name, role, password }) => {
        await api.system.addUser({ name, role, ...(password && { password }) });
        showToast({ tone: 'met', text: t('users.added', { name }) });
        onClose();
      }}
    >
      <TextField name="name" label={t('users.name')} required />
      <RoleField />
      <PasswordFields />
    </FormDrawer>
  );
}

/** Changes name and role, or puts an account out of use; its entries in the log stay. */
export function UserDrawer({ user, onClose }: { user: User; onClose(): void }) {
  const { t } = useTranslation('system');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const zodForm = useZodForm(`user-${user.id}`, userForm, {
    name: user.name,
    role: user.role,
    active: user.active,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('users.change')}
      subtitle={user.name}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (values) => {
        await api.system.changeUser({ id: user.id, expectedVersion: user.version, ...values });
        showToast({ tone: 'met', text: t('users.changed', { name: values.name }) });
        onClose();
      }}
    >
      <TextField name="name" label={t('users.name')} required />
      <RoleField />
      <CheckField name="active" label={t('users.mayWork')} help={t('users.mayWorkHelp')} />
    </FormDrawer>
  );
}

/** Sets a new password; left empty, the account opens without one. */
export function PasswordDrawer({ user, onClose }: { user: User; onClose(): void }) {
  const { t } = useTranslation('system');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const zodForm = useZodForm(`password-${user.id}`, passwordForm, { password: null, repeated: null });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('users.setPassword')}
      subtitle={user.name}
      saveLabel={common('save')}
      secret
      onClose={onClose}
      onSave={async ({ password }) => {
        await api.system.setPassword({ id: user.id, password: password ?? '' });
        showToast({
          tone: 'met',
          text: t(password ? 'users.passwordSet' : 'users.passwordRemoved', { name: user.name }),
        });
        onClose();
      }}
    >
      <ShareLoss user={user} />
      <PasswordFields />
    </FormDrawer>
  );
}

/** Said before: a password that is set by somebody who cannot open the signing key takes the user's share of it away. */
function ShareLoss({ user }: { user: User }) {
  const { t } = useTranslation('system');
  const api = useApi();
  const { data: own } = useQuery({ ...ask(api, 'keys', 'own', {}), staleTime: 0 });
  if (!own || own.open || !own.shares.holders.some(({ userId }) => userId === user.id)) return null;
  const last = own.shares.protection === 'sealed' && own.shares.holders.length === 1;
  return (
    <InlineNote tone={last ? 'late' : 'soon'}>
      {t(last ? 'users.lastShareLost' : 'users.shareLost', { name: user.name })}
    </InlineNote>
  );
}

function RoleField() {
  const { t } = useTranslation('system');
  const { t: shell } = useTranslation('shell');
  const choices = useMemo(
    () => ROLES.map((role) => ({ value: role, label: shell(`role.${role}`) })),
    [shell],
  );
  return <SelectField name="role" label={t('users.role')} required choices={choices} />;
}

function PasswordFields() {
  const { t } = useTranslation('system');
  return (
    <>
      <TextField
        name="password"
        label={t('users.newPassword')}
        help={t('users.passwordHelp')}
        type="password"
      />
      <TextField name="repeated" label={t('users.repeated')} type="password" />
    </>
  );
}
