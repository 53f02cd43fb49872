import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { SideDrawer } from '../../../ui/SideDrawer';
import { useVoidRecord } from '../hooks/use-void-record';
import type { Register } from '../register-fields';
import { EditDrawer } from './EditDrawer';
import { RegisterFacts } from './RegisterFacts';

interface RecordDrawerProps {
  readonly register: Register;
  readonly id: string;
  onClose(): void;
}

/** One record beside its list: facts with masked numbers, editing, taking it out of the register. */
export function RecordDrawer({ register, id, onClose }: RecordDrawerProps) {
  const { t } = useTranslation('registers');
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery(ask(useApi(), 'registers', 'get', { register, id }));
  const voidIt = useVoidRecord(register, data, onClose);
  if (editing && data)
    return <EditDrawer register={register} record={data} onClose={() => setEditing(false)} />;
  return (
    <SideDrawer
      open
      title={String(data?.values.name ?? t(`${register}.title`))}
      onClose={onClose}
      footer={
        data?.ours && (
          <>
            {mayEdit && (
              <Button variant="contained" onClick={() => setEditing(true)}>
                {t('edit')}
              </Button>
            )}
            {mayDecide && (
              <Button color="error" onClick={voidIt}>
                {t('void.confirm')}
              </Button>
            )}
          </>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !data.ours && <InlineNote tone="muted">{t('foreign')}</InlineNote>}
      {data && <RegisterFacts register={register} record={data} />}
    </SideDrawer>
  );
}
