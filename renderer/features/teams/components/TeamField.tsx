import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { CodeBox } from '../../../ui/form/CodePicker';
import { FieldFrame } from '../../../ui/form/FieldFrame';
import type { CodeOption } from '../../../ui/form/match-options';
import { type FieldProps, useField } from '../../../ui/form/use-field';

/** Teams offered at once; more are found by typing on. */
const offered = 20;

/** Chooses one team of the register by name or pinyin initials; the core finds it, however many there are. */
export function TeamField({ name, label, help, required, wide }: FieldProps) {
  const { t } = useTranslation('ui');
  const { value, onChange, onBlur, inputId, error } = useField(name);
  const [text, setText] = useState('');
  const { data, isPending } = useQuery({
    ...ask(useApi(), 'teams', 'pick', { text: text.trim(), limit: offered }),
    placeholderData: (before) => before,
  });
  const options = useMemo(
    () =>
      (data?.rows ?? []).map(
        (row): CodeOption => ({ code: row.id, name: row.name, note: row.hostUnit ?? ' ' }),
      ),
    [data],
  );
  return (
    <FieldFrame label={label} help={help} error={error} required={required} wide={wide} inputId={inputId}>
      {(describedBy) => (
        <CodeBox
          id={inputId}
          value={typeof value === 'string' && value !== '' ? value : null}
          options={options}
          loading={isPending}
          placeholder={t('form.codePlaceholder')}
          invalid={error !== undefined}
          describedBy={describedBy}
          onChange={onChange}
          onLeave={onBlur}
          onSearch={setText}
        />
      )}
    </FieldFrame>
  );
}
