import CalendarIcon from '@mui/icons-material/CalendarMonthOutlined';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './DateField.module.css';
import { FieldFrame } from './FieldFrame';
import { tidyDate } from './tidy';
import { type FieldProps, useField } from './use-field';

interface DateBoxProps {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly inputRef?: (element: HTMLInputElement | null) => void;
  onChange(value: string): void;
  onLeave?(): void;
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** A box for a civil date: typed in any usual shape, tidied on leaving, or picked from the calendar of the PC. */
export function DateBox({
  id,
  value,
  label,
  disabled,
  invalid,
  describedBy,
  inputRef,
  onChange,
  onLeave,
}: DateBoxProps) {
  const { t } = useTranslation('ui');
  const picker = useRef<HTMLInputElement>(null);
  return (
    <OutlinedInput
      id={id}
      value={value}
      fullWidth
      placeholder={t('form.datePlaceholder')}
      disabled={disabled ?? false}
      error={invalid ?? false}
      {...(inputRef && { inputRef })}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => {
        if (value !== '') {
          const tidied = tidyDate(value);
          if (tidied !== value) onChange(tidied);
        }
        onLeave?.();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && value !== '') onChange(tidyDate(value));
      }}
      slotProps={{ input: { inputMode: 'numeric', 'aria-describedby': describedBy } }}
      endAdornment={
        <span className={styles.pick}>
          <input
            ref={picker}
            className={styles.native}
            type="date"
            tabIndex={-1}
            aria-hidden
            value={isoDate.test(value) ? value : ''}
            onChange={(event) => onChange(event.target.value)}
          />
          <IconButton
            tabIndex={-1}
            disabled={disabled ?? false}
            aria-label={t('form.pickDate', { label })}
            onClick={() => picker.current?.showPicker()}
          >
            <CalendarIcon />
          </IconButton>
        </span>
      }
    />
  );
}

/** A civil date of a record; empty holds null. */
export function DateField({ name, label, help, required, disabled, wide }: FieldProps) {
  const { value, onChange, onBlur, ref, inputId, error } = useField(name);
  return (
    <FieldFrame label={label} help={help} error={error} required={required} wide={wide} inputId={inputId}>
      {(describedBy) => (
        <DateBox
          id={inputId}
          label={label}
          value={typeof value === 'string' ? value : ''}
          disabled={disabled ?? false}
          invalid={error !== undefined}
          describedBy={describedBy}
          inputRef={ref}
          onChange={(text) => onChange(text === '' ? null : text)}
          onLeave={onBlur}
        />
      )}
    </FieldFrame>
  );
}
