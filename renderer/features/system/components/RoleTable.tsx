import CheckIcon from '@mui/icons-material/Check';
import { useTranslation } from 'react-i18next';
import { isAllowed, PERMISSIONS, ROLES } from '../../../../electron/contract/roles';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';

/** What each role allows, from the same table that the core checks. */
export function RoleTable() {
  const { t } = useTranslation('system');
  const { t: shell } = useTranslation('shell');
  return (
    <Panel title={t('users.roles')} flush>
      <SimpleTable
        label={t('users.roles')}
        rows={PERMISSIONS}
        rowId={(permission) => permission}
        columns={[
          {
            key: 'permission',
            label: t('users.allows'),
            cell: (permission) => t(`permission.${permission}`),
          },
          ...ROLES.map((role) => ({
            key: role,
            label: shell(`role.${role}`),
            cell: (permission: (typeof PERMISSIONS)[number]) =>
              isAllowed(role, permission) ? (
                <CheckIcon fontSize="small" titleAccess={t('users.allowed')} />
              ) : (
                <span className="visually-hidden">{t('users.notAllowed')}</span>
              ),
          })),
        ]}
      />
    </Panel>
  );
}
