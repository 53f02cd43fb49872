import AddIcon from '@mui/icons-material/AddOutlined';
import ArrowDownIcon from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpIcon from '@mui/icons-material/ArrowUpwardOutlined';
import CloseIcon from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldFrame } from '../../../ui/form/FieldFrame';
import { useField } from '../../../ui/form/use-field';
import styles from './cards.module.css';

interface LinesFieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
  /** Lines have an order that matters: they carry numbers and can be moved. */
  readonly ordered?: boolean;
}

/** A short list of texts, a line each: Enter begins the next, Alt with ↑ or ↓ moves one, Backspace in a blank one takes it out. */
export function LinesField({ name, label, help, required, ordered = false }: LinesFieldProps) {
  const { t } = useTranslation('responseCards');
  const { value, onChange, onBlur, inputId, error } = useField(name);
  const group = useRef<HTMLDivElement>(null);
  const lines = Array.isArray(value) ? (value as string[]) : [];

  const focus = (at: number) =>
    requestAnimationFrame(() => group.current?.querySelectorAll('input')[Math.max(0, at)]?.focus());
  const set = (at: number, text: string) => onChange(lines.map((line, i) => (i === at ? text : line)));
  const add = (at: number) => {
    onChange([...lines.slice(0, at), '', ...lines.slice(at)]);
    focus(at);
  };
  const remove = (at: number) => {
    onChange(lines.filter((_, i) => i !== at));
    focus(at - 1);
  };
  const move = (at: number, to: number) => {
    if (to < 0 || to >= lines.length) return;
    const moved = [...lines];
    moved.splice(to, 0, ...moved.splice(at, 1));
    onChange(moved);
    focus(to);
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      add(at + 1);
    } else if (event.key === 'Backspace' && lines[at] === '' && lines.length > 1) {
      event.preventDefault();
      remove(at);
    } else if (step !== 0 && event.altKey && ordered) {
      event.preventDefault();
      move(at, at + step);
    } else if (step !== 0) focus(Math.min(lines.length - 1, at + step));
  };
  return (
    <FieldFrame label={label} help={help} error={error} required={required} wide inputId={inputId}>
      {(describedBy) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own legend and frame
        <div
          ref={group}
          role="group"
          aria-label={label}
          aria-describedby={describedBy}
          className={styles.lines}
        >
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are texts without identity; the index is what moves
            <div key={at} className={styles.line}>
              {ordered && <span className={styles.number}>{at + 1}</span>}
              <OutlinedInput
                {...(at === 0 && { id: inputId })}
                value={line}
                fullWidth
                error={error !== undefined}
                onChange={(event) => set(at, event.target.value)}
                onBlur={onBlur}
                onKeyDown={(event) => onKeyDown(event, at)}
                slotProps={{
                  input: { 'aria-label': t('lines.line', { label, number: at + 1 }), maxLength: 200 },
                }}
              />
              {ordered && (
                <>
                  <IconButton
                    size="small"
                    disabled={at === 0}
                    aria-label={t('lines.up', { number: at + 1 })}
                    onClick={() => move(at, at - 1)}
                  >
                    <ArrowUpIcon fontSize="small" />
                  </IconButton>
                  <IconButton
                    size="small"
                    disabled={at === lines.length - 1}
                    aria-label={t('lines.down', { number: at + 1 })}
                    onClick={() => move(at, at + 1)}
                  >
                    <ArrowDownIcon fontSize="small" />
                  </IconButton>
                </>
              )}
              <IconButton
                size="small"
                aria-label={t('lines.remove', { number: at + 1 })}
                onClick={() => remove(at)}
              >
                <CloseIcon fontSize="small" />
              </IconButton>
            </div>
          ))}
          <div>
            <Button size="small" variant="text" startIcon={<AddIcon />} onClick={() => add(lines.length)}>
              {t('lines.add')}
            </Button>
          </div>
        </div>
      )}
    </FieldFrame>
  );
}
