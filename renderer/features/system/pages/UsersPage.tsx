import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useShortcut } from '../../../ui/shortcuts';
import { RoleTable } from '../components/RoleTable';
import { SystemPage } from '../components/SystemPage';
import styles from '../components/system.module.css';
import { NewUserDrawer, PasswordDrawer, type User, UserDrawer } from '../components/UserDrawers';

type Open = { readonly kind: 'new' } | { readonly kind: 'change' | 'password'; readonly user: User } | null;

/** 用户与权限: who works here, as what, and what that allows. */
export function UsersPage() {
  const { t } = useTranslation('system');
  const { t: shell } = useTranslation('shell');
  const { user: self } = useSystemState();
  const administers = usePermission('administer');
  const [open, setOpen] = useState<Open>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'system', 'users', {}));
  const create = administers ? () => setOpen({ kind: 'new' }) : undefined;
  useShortcut('new', create);
  const close = () => setOpen(null);
  const without = data?.users.filter((user) => user.active && !user.hasPassword).length ?? 0;
  return (
    <SystemPage
      primary={
        create && (
          <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
            {t('users.create')}
          </Button>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {without > 0 && data && data.users.length > 1 && (
        <div className={styles.notes}>
          <InlineNote tone="soon">{t('users.without', { count: without })}</InlineNote>
        </div>
      )}
      {data && (
        <Panel flush>
          <SimpleTable<User>
            label={t('tab.users')}
            rows={data.users}
            rowId={(user) => user.id}
            columns={[
              { key: 'name', label: t('users.name'), cell: (user) => user.name },
              { key: 'role', label: t('users.role'), cell: (user) => shell(`role.${user.role}`) },
              {
                key: 'password',
                label: t('users.password'),
                cell: (user) => (user.hasPassword ? t('users.hasPassword') : t('users.noPassword')),
              },
              {
                key: 'state',
                label: t('users.state'),
                cell: (user) => (
                  <ToneChip quiet tone={user.active ? 'met' : 'muted'}>
                    {t(user.active ? 'users.active' : 'users.inactive')}
                  </ToneChip>
                ),
              },
              {
                key: 'actions',
                label: '',
                align: 'end',
                cell: (user) => (
                  <>
                    {(administers || user.id === self?.id) && (
                      <Button
                        size="small"
                        variant="text"
                        aria-label={t('users.setPasswordOf', { name: user.name })}
                        onClick={() => setOpen({ kind: 'password', user })}
                      >
                        {t('users.setPassword')}
                      </Button>
                    )}
                    {administers && (
                      <Button
                        size="small"
                        variant="text"
                        aria-label={t('users.changeOf', { name: user.name })}
                        onClick={() => setOpen({ kind: 'change', user })}
                      >
                        {t('users.change')}
                      </Button>
                    )}
                  </>
                ),
              },
            ]}
          />
        </Panel>
      )}
      <RoleTable />
      {open?.kind === 'new' && <NewUserDrawer onClose={close} />}
      {open?.kind === 'change' && <UserDrawer user={open.user} onClose={close} />}
      {open?.kind === 'password' && <PasswordDrawer user={open.user} onClose={close} />}
    </SystemPage>
  );
}
