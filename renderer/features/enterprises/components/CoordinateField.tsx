import OutlinedInput from '@mui/material/OutlinedInput';
import { parseCoordinate } from '../../../../electron/contract/input';
import { FieldFrame } from '../../../ui/form/FieldFrame';
import { type FieldProps, useField } from '../../../ui/form/use-field';

interface CoordinateFieldProps extends FieldProps {
  readonly name: 'longitude' | 'latitude';
}

/** Degrees, typed as a decimal or as 126°57′54″; what cannot be read stays as typed and is refused by the form. */
export function CoordinateField({ name, label, help }: CoordinateFieldProps) {
  const { value, onChange, onBlur, ref, inputId, error } = useField(name);
  const leave = () => {
    const parsed = typeof value === 'string' ? parseCoordinate(value, name) : null;
    if (parsed?.ok) onChange(parsed.value);
    onBlur();
  };
  return (
    <FieldFrame label={label} help={help} error={error} inputId={inputId}>
      {(describedBy) => (
        <OutlinedInput
          id={inputId}
          inputRef={ref}
          value={value === null || value === undefined ? '' : String(value)}
          fullWidth
          error={error !== undefined}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          onBlur={leave}
          slotProps={{ input: { 'aria-describedby': describedBy, spellCheck: false } }}
        />
      )}
    </FieldFrame>
  );
}
