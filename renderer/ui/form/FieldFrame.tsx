import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './form.module.css';

interface FieldFrameProps {
  readonly label: string;
  readonly inputId: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
  /** Two columns wide. */
  readonly wide?: boolean | undefined;
  /** Gets the id that the control names in `aria-describedby`. */
  children(describedBy: string | undefined): ReactNode;
}

/** Names the label for a control that is no element a label can be tied to. */
export const labelId = (inputId: string): string => `${inputId}-label`;

/** Label above, control, one line for help or error that keeps its place so that nothing jumps. */
export function FieldFrame({ label, inputId, help, error, required, wide, children }: FieldFrameProps) {
  const { t } = useTranslation('ui');
  const noteId = `${inputId}-note`;
  const note = error ?? help;
  return (
    <div className={styles.field} data-wide={wide || undefined}>
      <label id={labelId(inputId)} className={styles.label} htmlFor={inputId}>
        {label}
        {required && (
          <span className={styles.required} title={t('form.required')} aria-hidden>
            {t('form.requiredMark')}
          </span>
        )}
      </label>
      {children(note ? noteId : undefined)}
      <div
        id={noteId}
        className={styles.note}
        data-error={error !== undefined || undefined}
        role={error ? 'alert' : undefined}
      >
        {note}
      </div>
    </div>
  );
}
