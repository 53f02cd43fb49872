import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { FieldFrame } from './FieldFrame';
import styles from './form.module.css';
import type { Choice } from './SelectField';
import { type FieldProps, useField } from './use-field';

/** Any number of a list that is short enough to be seen whole. */
export function ChoicesField({
  name,
  label,
  help,
  required,
  disabled,
  wide = true,
  choices,
}: FieldProps & { readonly choices: readonly Choice[] }) {
  const { value, onChange, onBlur, inputId, error } = useField(name);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const toggle = (key: string, on: boolean) => {
    // The order of the list, not of the clicks: the same choice is always stored the same way.
    onChange(
      choices.map((choice) => choice.value).filter((one) => (one === key ? on : chosen.includes(one))),
    );
  };
  return (
    <FieldFrame label={label} help={help} error={error} required={required} wide={wide} inputId={inputId}>
      {(describedBy) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own legend and frame
        <div
          id={inputId}
          role="group"
          aria-label={label}
          aria-describedby={describedBy}
          className={styles.choices}
          onBlur={onBlur}
        >
          {choices.map((choice) => (
            <FormControlLabel
              key={choice.value}
              label={choice.label}
              disabled={disabled ?? false}
              control={
                <Checkbox
                  checked={chosen.includes(choice.value)}
                  onChange={(event) => toggle(choice.value, event.target.checked)}
                />
              }
            />
          ))}
        </div>
      )}
    </FieldFrame>
  );
}

/** Yes or no. */
export function CheckField({ name, label, help, disabled, wide }: FieldProps) {
  const { value, onChange, onBlur, ref, inputId, error } = useField(name);
  return (
    <div className={styles.field} data-wide={wide || undefined}>
      <FormControlLabel
        label={label}
        disabled={disabled ?? false}
        control={
          <Checkbox
            id={inputId}
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
            onBlur={onBlur}
            slotProps={{ input: { ref } }}
          />
        }
      />
      <div className={styles.note} data-error={error !== undefined || undefined}>
        {error ?? help}
      </div>
    </div>
  );
}
