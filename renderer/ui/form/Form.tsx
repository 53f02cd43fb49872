import Button from '@mui/material/Button';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { type FieldValues, FormProvider, type Path } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../../api/errors';
import { confirm } from '../feedback/confirm-store';
import { InlineNote } from '../InlineNote';
import { LoadingButton } from '../LoadingButton';
import { useShortcut } from '../shortcuts';
import { useErrorText } from '../use-error-text';
import styles from './form.module.css';
import type { ZodForm } from './use-zod-form';

interface FormProps<I extends FieldValues, O> {
  readonly zodForm: ZodForm<I, O>;
  readonly saveLabel: string;
  readonly children: ReactNode;
  /** Saves; a thrown ApiError is shown above the buttons or, when its details name a field, beside that field. */
  onSave(values: O): Promise<void>;
  onCancel(): void;
}

/** The one form pattern: sections of fields, buttons that stay in sight, Ctrl+S, a guard on leaving with changes. */
export function Form<I extends FieldValues, O>({
  zodForm,
  saveLabel,
  children,
  onSave,
  onCancel,
}: FormProps<I, O>) {
  const { t } = useTranslation('ui');
  const { form, restored, discard, forget } = zodForm;
  const { isDirty, isSubmitting } = form.formState;
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const leaving = useRef(false);

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    leaving.current = true;
    try {
      await onSave(values);
      forget();
    } catch (error) {
      leaving.current = false;
      const { details } = toApiError(error);
      const text = errorText(error);
      if (typeof details.field === 'string')
        form.setError(details.field as Path<I>, { message: text }, { shouldFocus: true });
      setProblem(text);
    }
  });
  useShortcut('save', () => void submit());
  useLeaveGuard(() => isDirty && !leaving.current);

  return (
    <FormProvider {...form}>
      <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        {restored && (
          <InlineNote
            tone="open"
            action={
              <Button variant="text" size="small" onClick={discard}>
                {t('form.discardDraft')}
              </Button>
            }
          >
            {t('form.restored')}
          </InlineNote>
        )}
        <div className={styles.body}>{children}</div>
        <div className={styles.actions}>
          <LoadingButton type="submit" variant="contained" busy={isSubmitting}>
            {saveLabel}
          </LoadingButton>
          <Button onClick={onCancel}>{t('form.cancel')}</Button>
          {problem && <InlineNote tone="late">{problem}</InlineNote>}
          {isDirty && !problem && <span className={styles.actionsState}>{t('form.unsaved')}</span>}
        </div>
      </form>
    </FormProvider>
  );
}

/** Asks before a screen with unsaved changes is left; the entries stay either way. */
function useLeaveGuard(hasChanges: () => boolean): void {
  const { t } = useTranslation('ui');
  useBlocker({
    shouldBlockFn: async () => {
      if (!hasChanges()) return false;
      const answer = await confirm({
        title: t('form.leaveTitle'),
        body: t('form.leaveBody'),
        confirmLabel: t('form.leave'),
      });
      return answer === null;
    },
    enableBeforeUnload: false,
  });
}

interface FormSectionProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

/** Fields of one subject: two columns where the window is wide enough. */
export function FormSection({ title, note, children }: FormSectionProps) {
  return (
    <fieldset className={styles.section}>
      <legend className={styles.sectionTitle}>
        {title}
        {note && <span className={styles.sectionNote}>{note}</span>}
      </legend>
      <div className={styles.fields}>{children}</div>
    </fieldset>
  );
}
