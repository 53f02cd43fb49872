import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { CodeBox } from '../../../ui/form/CodePicker';
import { FieldFrame } from '../../../ui/form/FieldFrame';
import { type FieldProps, useField } from '../../../ui/form/use-field';

/** Chooses a class of GB/T 38565 by code, name or initials; the core finds it, also in a list that the office brought along. */
export function ClassField({ name, label }: FieldProps) {
  const { t } = useTranslation('registers');
  const { value, onChange, onBlur, inputId, error } = useField(name);
  const [text, setText] = useState('');
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const { data, isPending } = useQuery({
    ...ask(useApi(), 'stock', 'classes', { text: text.trim(), chosen }),
    placeholderData: (before) => before,
  });
  const options = useMemo(
    () =>
      (data?.rows ?? []).map((row) => ({
        code: row.code,
        name: `${row.code} ${row.name ?? t('class.unlisted')}`,
        note: row.above.at(-1) ?? ' ',
      })),
    [data, t],
  );
  return (
    <FieldFrame
      label={label}
      help={data?.own === null ? t('class.frameOnly') : undefined}
      error={error}
      inputId={inputId}
    >
      {(describedBy) => (
        <CodeBox
          id={inputId}
          value={chosen}
          options={options}
          loading={isPending}
          placeholder={t('class.placeholder')}
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
