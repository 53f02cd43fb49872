import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useTranslation } from 'react-i18next';
import { FieldFrame, labelId } from './FieldFrame';
import { type FieldProps, useField } from './use-field';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SelectFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  /** The coded value is a number in the record. */
  readonly numeric?: boolean;
  /** What null means here, where it is more than "not stated". */
  readonly empty?: string;
}

/** One of a short list; "not stated" holds null and is offered unless the field is required. */
export function SelectField({
  name,
  label,
  help,
  required,
  disabled,
  wide,
  choices,
  numeric,
  empty,
}: SelectFieldProps) {
  const { t } = useTranslation('ui');
  const none = empty ?? t('form.notStated');
  const { value, onChange, onBlur, ref, inputId, error } = useField(name);
  return (
    <FieldFrame label={label} help={help} error={error} required={required} wide={wide} inputId={inputId}>
      {(describedBy) => (
        <Select
          value={value === null || value === undefined ? '' : String(value)}
          displayEmpty
          labelId={labelId(inputId)}
          fullWidth
          inputRef={ref}
          disabled={disabled ?? false}
          error={error !== undefined}
          onChange={(event) => {
            const chosen = event.target.value;
            if (chosen === '') onChange(null);
            else onChange(numeric ? Number(chosen) : chosen);
          }}
          onBlur={onBlur}
          renderValue={(chosen) =>
            choices.find((choice) => choice.value === chosen)?.label ?? (chosen === '' ? none : chosen)
          }
          slotProps={{ root: { 'aria-describedby': describedBy } }}
          SelectDisplayProps={{ id: inputId }}
        >
          {!required && <MenuItem value="">{none}</MenuItem>}
          {choices.map((choice) => (
            <MenuItem key={choice.value} value={choice.value}>
              {choice.label}
            </MenuItem>
          ))}
        </Select>
      )}
    </FieldFrame>
  );
}
