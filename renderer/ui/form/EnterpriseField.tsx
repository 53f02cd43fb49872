import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/context';
import { ask } from '../../api/queries';
import { CodeBox } from './CodePicker';
import { FieldFrame } from './FieldFrame';
import type { CodeOption } from './match-options';
import { type FieldProps, useField } from './use-field';

/** Units offered at once; more are found by typing on. */
const offered = 20;

/** The units that answer what was typed, and the chosen one whatever is typed. */
function useEnterpriseOptions(chosen: string | null) {
  const api = useApi();
  const [text, setText] = useState('');
  const { data, isPending } = useQuery({
    ...ask(api, 'enterprises', 'pick', { text: text.trim(), limit: offered }),
    placeholderData: (before) => before,
  });
  const found = data?.rows.some((row) => row.id === chosen) ?? false;
  const { data: known } = useQuery({
    ...ask(api, 'enterprises', 'get', { id: chosen ?? '-' }),
    enabled: chosen !== null && data !== undefined && !found,
  });
  const options = useMemo(() => {
    const rows = (data?.rows ?? []).map(
      ({ id, name, uscc, town }): CodeOption => ({ code: id, name, note: town ?? uscc ?? ' ' }),
    );
    const missing = known && !found ? [{ code: known.id, name: known.fields.name, note: ' ' }] : [];
    return [...missing, ...rows];
  }, [data, known, found]);
  return { options, loading: isPending, onSearch: setText };
}

interface EnterpriseBoxProps {
  readonly id: string;
  readonly value: string | null;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  readonly describedBy?: string | undefined;
  onChange(id: string | null): void;
  onLeave?(): void;
}

/** Chooses one unit of the register by name, code or pinyin initials; the core finds it, however many there are. */
export function EnterpriseBox({ placeholder, ...box }: EnterpriseBoxProps) {
  const { t } = useTranslation('ui');
  const found = useEnterpriseOptions(box.value);
  return <CodeBox {...box} {...found} placeholder={placeholder ?? t('form.codePlaceholder')} />;
}

/** The unit that a record belongs to; empty holds null. */
export function EnterpriseField({
  name,
  label,
  help,
  required,
  disabled,
  wide,
  placeholder,
}: FieldProps & { readonly placeholder?: string }) {
  const { value, onChange, onBlur, inputId, error } = useField(name);
  return (
    <FieldFrame label={label} help={help} error={error} required={required} wide={wide} inputId={inputId}>
      {(describedBy) => (
        <EnterpriseBox
          id={inputId}
          value={typeof value === 'string' && value !== '' ? value : null}
          placeholder={placeholder}
          disabled={disabled}
          invalid={error !== undefined}
          describedBy={describedBy}
          onChange={onChange}
          onLeave={onBlur}
        />
      )}
    </FieldFrame>
  );
}
