import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { CheckField, ChoicesField } from '../../../ui/form/ChoicesField';
import { CodeField } from '../../../ui/form/CodePicker';
import { DateField } from '../../../ui/form/DateField';
import { NumberField } from '../../../ui/form/NumberField';
import { PhoneField } from '../../../ui/form/PhoneField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { InlineNote } from '../../../ui/InlineNote';
import { useLawWord } from '../../../ui/use-law-word';
import { type Register, type RegisterField, registerFields } from '../register-fields';
import { ClassField } from './ClassField';

/** The fields of a register in their order. */
export function RegisterFormFields({ register, isNew }: { register: Register; isNew: boolean }) {
  return registerFields[register]
    .filter(({ onlyNew }) => isNew || !onlyNew)
    .map((field) => <OneField key={field.name} register={register} field={field} />);
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
    case 'abilities':
      return <AbilitiesField register={register} name={field.name} label={label} />;
    case 'class':
      return <ClassField name={field.name} label={label} />;
    case 'condition':
      return <ConditionField name={field.name} label={label} />;
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

/** What it is good for: chosen by people; what the name points to is offered and never ticked by itself. */
function AbilitiesField({ register, name, label }: { register: Register; name: string; label: string }) {
  const { t } = useTranslation('registers');
  const api = useApi();
  const word = useLawWord();
  const { setValue } = useFormContext();
  const [typed, chosen]: unknown[] = useWatch({ name: ['name', name] });
  const text = typeof typed === 'string' ? typed.trim() : '';
  const { data } = useQuery(ask(api, 'stock', 'vocabulary', {}));
  const { data: guess } = useQuery({
    ...ask(api, 'stock', 'guess', { name: text }),
    enabled: text.length > 1,
  });
  const has = Array.isArray(chosen) ? (chosen as string[]) : [];
  const offered = (guess?.codes ?? []).filter((code) => !has.includes(code));
  const labels = new Map((data?.capabilities ?? []).map((one) => [one.code, word(one.label)]));
  return (
    <>
      {offered.length > 0 && (
        <InlineNote
          tone="open"
          action={
            <Button
              variant="text"
              size="small"
              onClick={() => setValue(name, [...has, ...offered], { shouldDirty: true })}
            >
              {t('abilities.take')}
            </Button>
          }
        >
          {t('abilities.offer', { words: offered.map((code) => labels.get(code) ?? code).join('、') })}
        </InlineNote>
      )}
      <ChoicesField
        name={name}
        label={label}
        help={t(`${register}.abilitiesHelp` as never) as string}
        choices={[...labels].map(([value, one]) => ({ value, label: one }))}
      />
    </>
  );
}

function ConditionField({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation('registers');
  const choices = (['good', 'repair', 'scrapped'] as const).map((value) => ({
    value,
    label: t(`equipment.condition.${value}`),
  }));
  return <SelectField name={name} label={label} choices={choices} />;
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
