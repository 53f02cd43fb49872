import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import { useId } from 'react';
import { FieldFrame } from './FieldFrame';

export interface LabelledInputProps extends Omit<OutlinedInputProps, 'label' | 'error'> {
  readonly label: string;
  /** What to enter, shown while there is no error. */
  readonly help?: string;
  /** What is wrong and how to repair it. */
  readonly error?: string | undefined;
}

/** A text box with its label above and its help or error below. */
export function LabelledInput({ label, help, error, required, id, ...input }: LabelledInputProps) {
  const ownId = useId();
  const inputId = id ?? ownId;
  return (
    <FieldFrame label={label} help={help} error={error} required={required} inputId={inputId}>
      {(describedBy) => (
        <OutlinedInput
          {...input}
          id={inputId}
          fullWidth
          error={error !== undefined}
          slotProps={{
            input: { ...input.slotProps?.input, 'aria-describedby': describedBy, 'aria-required': required },
          }}
        />
      )}
    </FieldFrame>
  );
}
