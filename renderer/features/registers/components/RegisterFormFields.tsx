import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { CheckField } from '../../../ui/form/ChoicesField';
import { CodeField } from '../../../ui/form/CodePicker';
import { DateField } from '../../../ui/form/DateField';
import { NumberField } from '../../../ui/form/NumberField';
import { PhoneField } from '../../../ui/form/PhoneField';
import { TextField } from '../../../ui/form/TextField';
import { type Register, type RegisterField, registerFields } from '../register-fields';

/** The fields of a register in their order. */
export function RegisterFormFields({ register }: { register: Register }) {
  return registerFields[register].map((field) => (
    <OneField key={field.name} register={register} field={field} />
  ));
}

function OneField({ register, field }: { register: Register; field: RegisterField }) {
  const { t } = useTranslation('registers');
  const label = t(`${register}.field.${field.name}` as never) as string;
  switch (field.kind) {
    case 'date':
      return <DateField name={field.name} label={label} />;
    case 'count':
    case 'number':
      return <NumberField name={field.name} label={label} />;
    case 'phone':
      return <PhoneField name={field.name} label={label} />;
    case 'flag':
      return <CheckField name={field.name} label={label} />;
    case 'known':
      return <KnownField register={register} name={field.name} label={label} />;
    case 'list':
      return <TextField name={field.name} label={label} help={t('listHelp')} wide />;
    case 'long':
      return <TextField name={field.name} label={label} multiline wide />;
    default:
      return <TextField name={field.name} label={label} required={field.name === 'name'} />;
  }
}

/** Text with the wordings that stand in the register already, so that one thing keeps one name. */
function KnownField({ register, name, label }: { register: Register; name: string; label: string }) {
  const { data } = useQuery(ask(useApi(), 'lists', 'facet', { list: register, column: name }));
  const options = useMemo(
    () =>
      (data?.values ?? []).flatMap(({ value }) =>
        value === null || value === '' ? [] : [{ code: String(value), name: String(value), note: ' ' }],
      ),
    [data],
  );
  return <CodeField name={name} label={label} options={options} freeText />;
}
