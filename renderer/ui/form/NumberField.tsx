import InputAdornment from '@mui/material/InputAdornment';
import OutlinedInput from '@mui/material/OutlinedInput';
import { FieldFrame } from './FieldFrame';
import { type FieldProps, useField } from './use-field';

interface NumberFieldProps extends FieldProps {
  /** Shown behind the number. */
  readonly unit?: string;
}

/** What was typed as a number, full width and thousands separators understood; text that is no number stays text. */
function asNumber(text: string): number | string | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  if (plain === '') return null;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

/** A number; empty holds null. */
export function NumberField({ name, label, help, required, disabled, wide, unit }: NumberFieldProps) {
  const { value, onChange, onBlur, ref, inputId, error } = useField(name);
  return (
    <FieldFrame label={label} help={help} error={error} required={required} wide={wide} inputId={inputId}>
      {(describedBy) => (
        <OutlinedInput
          id={inputId}
          inputRef={ref}
          value={value === null || value === undefined ? '' : String(value)}
          fullWidth
          disabled={disabled ?? false}
          error={error !== undefined}
          // While a decimal point or a minus is being typed the text is not yet a number, so it is read on leaving.
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          onBlur={() => {
            if (typeof value === 'string') onChange(asNumber(value));
            onBlur();
          }}
          {...(unit && { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> })}
          slotProps={{
            input: { inputMode: 'decimal', 'aria-describedby': describedBy, 'aria-required': required },
          }}
        />
      )}
    </FieldFrame>
  );
}
