import { useId } from 'react';
import { useController, useFormContext } from 'react-hook-form';

export interface FieldProps {
  /** Name of the field in the form's values. */
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Two columns wide. */
  readonly wide?: boolean | undefined;
}

/** What every field needs of the form: its value, how to change it, its id, its error in words. */
export function useField(name: string) {
  const { control } = useFormContext();
  const inputId = useId();
  const { field, fieldState } = useController({ name, control });
  return { ...field, inputId, error: fieldState.error?.message, value: field.value as unknown };
}
