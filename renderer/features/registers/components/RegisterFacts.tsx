import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { MaskedValue } from '../../../ui/MaskedValue';
import { FactList } from '../../../ui/RecordPage';
import { useLawWord } from '../../../ui/use-law-word';
import { type Register, type RegisterField, type RegisterRecord, registerFields } from '../register-fields';

/** The facts of a record, numbers masked. */
export function RegisterFacts({ register, record }: { register: Register; record: RegisterRecord }) {
  const { t } = useTranslation('registers');
  return (
    <FactList
      facts={registerFields[register].map((field) => ({
        label: t(`${register}.field.${field.name}` as never) as string,
        value: <Shown register={register} record={record} field={field} />,
        wide: field.kind === 'long' || field.kind === 'list' || field.kind === 'abilities',
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
  if (field.kind === 'condition') return <>{t(`equipment.condition.${String(value)}` as never) as string}</>;
  if (field.kind === 'abilities') return <Abilities codes={Array.isArray(value) ? value : []} />;
  return <>{Array.isArray(value) ? value.join('、') : String(value)}</>;
}

/** Capabilities by their names. */
function Abilities({ codes }: { codes: readonly string[] }) {
  const word = useLawWord();
  const { data } = useQuery(ask(useApi(), 'stock', 'vocabulary', {}));
  const name = (code: string) => word(data?.capabilities.find((one) => one.code === code)?.label ?? code);
  return <>{codes.map(name).join('、')}</>;
}
