import OutlinedInput from '@mui/material/OutlinedInput';
import { FieldFrame } from './FieldFrame';
import { type FieldProps, useField } from './use-field';

interface TextFieldProps extends FieldProps {
  readonly multiline?: boolean;
  readonly placeholder?: string;
  readonly type?: 'text' | 'password';
  /** Brings what was typed into its one written form as one leaves the field. */
  tidy?(text: string): string;
}

/** Text; an emptied field holds null, as the records do. */
export function TextField({
  name,
  label,
  help,
  required,
  disabled,
  wide,
  multiline,
  placeholder,
  type,
  tidy,
}: TextFieldProps) {
  const { value, onChange, onBlur, ref, inputId, error } = useField(name);
  const text = typeof value === 'string' ? value : '';
  const leave = () => {
    const tidied = tidy && text !== '' ? tidy(text) : text;
    if (tidied !== text) onChange(tidied === '' ? null : tidied);
    onBlur();
  };
  return (
    <FieldFrame label={label} help={help} error={error} required={required} wide={wide} inputId={inputId}>
      {(describedBy) => (
        <OutlinedInput
          id={inputId}
          inputRef={ref}
          value={text}
          fullWidth
          disabled={disabled ?? false}
          error={error !== undefined}
          multiline={multiline ?? false}
          {...(multiline && { minRows: 2, maxRows: 8 })}
          {...(placeholder && { placeholder })}
          {...(type && { type })}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          onBlur={leave}
          slotProps={{
            input: { 'aria-describedby': describedBy, 'aria-required': required, spellCheck: false },
          }}
        />
      )}
    </FieldFrame>
  );
}
