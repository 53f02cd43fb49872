import Autocomplete from '@mui/material/Autocomplete';
import TextInput from '@mui/material/TextField';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldFrame } from './FieldFrame';
import styles from './form.module.css';
import { type CodeOption, matchingOptions } from './match-options';
import { type FieldProps, useField } from './use-field';

interface CodeBoxProps {
  readonly id: string;
  readonly value: string | null;
  readonly options: readonly CodeOption[];
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly invalid?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly loading?: boolean | undefined;
  /** What is typed counts even when the list does not have it. */
  readonly freeText?: boolean | undefined;
  onChange(code: string | null): void;
  onLeave?(): void;
  /** Where the list lives in the core: called as one types; the options given are then already the matching ones. */
  onSearch?(text: string): void;
}

/** Chooses one code by typing part of its name, its code or the pinyin initials of its name. */
export function CodeBox({
  id,
  value,
  options,
  placeholder,
  disabled,
  invalid,
  describedBy,
  loading,
  freeText,
  onChange,
  onLeave,
  onSearch,
}: CodeBoxProps) {
  const { t } = useTranslation('ui');
  // A value that the list does not know (an abolished code) stays visible as itself.
  const chosen = useMemo(
    () =>
      value === null
        ? null
        : (options.find((option) => option.code === value) ?? { code: value, name: value }),
    [options, value],
  );
  return (
    <Autocomplete<CodeOption, false, false, boolean>
      freeSolo={freeText ?? false}
      autoSelect={freeText ?? false}
      id={id}
      value={chosen}
      options={options as CodeOption[]}
      disabled={disabled ?? false}
      loading={loading ?? false}
      autoHighlight={!freeText}
      openOnFocus
      noOptionsText={t('form.noOption')}
      loadingText={t('form.loadingOptions')}
      clearText={t('form.clear')}
      openText={t('form.openList')}
      closeText={t('form.closeList')}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.name)}
      getOptionKey={(option) => (typeof option === 'string' ? option : option.code)}
      isOptionEqualToValue={(option, one) => option.code === (typeof one === 'string' ? one : one.code)}
      filterOptions={
        onSearch
          ? (all) => all
          : (all, state) => (state.inputValue === chosen?.name ? all : matchingOptions(all, state.inputValue))
      }
      onChange={(_event, option) =>
        onChange(typeof option === 'string' ? option.trim() || null : (option?.code ?? null))
      }
      onInputChange={(_event, text, reason) => {
        if (reason === 'input') onSearch?.(text);
      }}
      {...(onLeave && { onBlur: onLeave })}
      renderOption={({ key, ...props }, option) => (
        <li key={key} {...props}>
          <span>{option.name}</span>
          <span className={styles.optionCode}>{option.note ?? option.code}</span>
        </li>
      )}
      renderInput={(params) => (
        <TextInput
          {...params}
          error={invalid ?? false}
          {...(placeholder && { placeholder })}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, 'aria-describedby': describedBy },
          }}
        />
      )}
    />
  );
}

interface CodeFieldProps extends FieldProps {
  readonly options: readonly CodeOption[];
  readonly placeholder?: string;
  readonly loading?: boolean;
  readonly freeText?: boolean;
  onSearch?(text: string): void;
}

/** A code of a record, chosen by name, code or initials; empty holds null. */
export function CodeField({
  name,
  label,
  help,
  required,
  disabled,
  wide,
  options,
  placeholder,
  loading,
  freeText,
  onSearch,
}: CodeFieldProps) {
  const { t } = useTranslation('ui');
  const { value, onChange, onBlur, inputId, error } = useField(name);
  return (
    <FieldFrame label={label} help={help} error={error} required={required} wide={wide} inputId={inputId}>
      {(describedBy) => (
        <CodeBox
          id={inputId}
          value={typeof value === 'string' && value !== '' ? value : null}
          options={options}
          placeholder={placeholder ?? t('form.codePlaceholder')}
          disabled={disabled}
          invalid={error !== undefined}
          describedBy={describedBy}
          loading={loading}
          freeText={freeText}
          onChange={onChange}
          onLeave={onBlur}
          {...(onSearch && { onSearch })}
        />
      )}
    </FieldFrame>
  );
}
