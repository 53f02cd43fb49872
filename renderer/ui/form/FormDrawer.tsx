import Button from '@mui/material/Button';
import { type ReactNode, useId, useState } from 'react';
import { type FieldValues, FormProvider, type Path } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../../api/errors';
import { InlineNote } from '../InlineNote';
import { LoadingButton } from '../LoadingButton';
import { SideDrawer } from '../SideDrawer';
import { useShortcut } from '../shortcuts';
import { useErrorText } from '../use-error-text';
import styles from './FormDrawer.module.css';
import type { ZodForm } from './use-zod-form';

interface FormDrawerProps<I extends FieldValues, O> {
  readonly zodForm: ZodForm<I, O>;
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly saveLabel: string;
  readonly children: ReactNode;
  /** The entries are forgotten on closing: passwords. */
  readonly secret?: boolean;
  /** Saves; a thrown ApiError is shown under the fields or, when its details name a field, beside that field. */
  onSave(values: O): Promise<void>;
  onClose(): void;
}

/** A few fields beside the page: one step of a record, one entry of a short list. Entries stay until they are saved. */
export function FormDrawer<I extends FieldValues, O>({
  zodForm,
  title,
  subtitle,
  saveLabel,
  children,
  secret = false,
  onSave,
  onClose,
}: FormDrawerProps<I, O>) {
  const { t } = useTranslation('ui');
  const { form, restored, discard, forget } = zodForm;
  const formId = useId();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await onSave(values);
      forget();
    } catch (error) {
      const { details } = toApiError(error);
      const text = errorText(error);
      if (typeof details.field === 'string')
        form.setError(details.field as Path<I>, { message: text }, { shouldFocus: true });
      setProblem(text);
    }
  });
  useShortcut('save', () => void submit());
  const close = () => {
    if (secret) forget();
    onClose();
  };
  return (
    <SideDrawer
      open
      title={title}
      {...(subtitle !== undefined && { subtitle })}
      onClose={close}
      footer={
        <>
          <LoadingButton
            type="submit"
            form={formId}
            variant="contained"
            busy={form.formState.isSubmitting}
            aria-keyshortcuts="Control+S"
          >
            {saveLabel}
          </LoadingButton>
          <Button onClick={close}>{t('form.cancel')}</Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form id={formId} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
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
          {children}
          {problem && <InlineNote tone="late">{problem}</InlineNote>}
        </form>
      </FormProvider>
    </SideDrawer>
  );
}
