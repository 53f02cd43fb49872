import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { MaskedValue } from '../../../ui/MaskedValue';
import { FactList } from '../../../ui/RecordPage';
import { SideDrawer } from '../../../ui/SideDrawer';
import { useVoidRecord } from '../hooks/use-void-record';
import { type Register, type RegisterField, type RegisterRecord, registerFields } from '../register-fields';
import { EditDrawer } from './EditDrawer';

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
      {data && <Facts register={register} record={data} />}
    </SideDrawer>
  );
}

function Facts({ register, record }: { register: Register; record: RegisterRecord }) {
  const { t } = useTranslation('registers');
  return (
    <FactList
      facts={registerFields[register].map((field) => ({
        label: t(`${register}.field.${field.name}` as never) as string,
        value: <Shown register={register} record={record} field={field} />,
        wide: field.kind === 'long' || field.kind === 'list',
      }))}
    />
  );
}

function Shown({
  register,
  record,
  field,
}: {
  register: Register;
  record: RegisterRecord;
  field: RegisterField;
}) {
  const { t } = useTranslation('registers');
  const api = useApi();
  const mayReveal = usePermission('reveal');
  const value = record.values[field.name] ?? null;
  const label = t(`${register}.field.${field.name}` as never) as string;
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return <>{t('none')}</>;
  if (field.kind === 'phone') {
    const reveal = async () =>
      (await api.registers.reveal({ register, id: record.id, field: field.name })).value;
    return <MaskedValue masked={String(value)} label={label} onReveal={mayReveal ? reveal : undefined} />;
  }
  if (field.kind === 'flag') return <>{t(value === true ? 'yes' : 'no')}</>;
  return <>{Array.isArray(value) ? value.join('、') : String(value)}</>;
}
