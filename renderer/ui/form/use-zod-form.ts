import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { draftOf, dropDraft, keepDraft } from './drafts';
import { speakCatalogue } from './zod-messages';

export interface ZodForm<I extends FieldValues, O> {
  readonly form: UseFormReturn<I, unknown, O>;
  /** True while the form shows entries that were kept from an earlier visit. */
  readonly restored: boolean;
  /** Goes back to what is stored and forgets the entries. */
  discard(): void;
  /** Called after saving. */
  forget(): void;
}

/**
 * A form over a contract schema: checked as one leaves a field, entries kept under `formId` until they are saved or
 * discarded. `stored` is what the record holds (or the starting values of a new one).
 */
export function useZodForm<I extends FieldValues, O>(
  formId: string,
  schema: z.ZodType<O, I>,
  stored: I,
): ZodForm<I, O> {
  speakCatalogue();
  const [draft] = useState(() => draftOf<I>(formId));
  const [restored, setRestored] = useState(draft !== undefined);
  const form = useForm<I, unknown, O>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: stored as DefaultValues<I>,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft is put in once, over the stored values
  useEffect(() => {
    if (draft) form.reset(draft, { keepDefaultValues: true });
    const unchanged = JSON.stringify(stored);
    const subscription = form.watch((values) => {
      if (JSON.stringify(values) === unchanged) dropDraft(formId);
      else keepDraft(formId, values);
    });
    return () => subscription.unsubscribe();
  }, [formId]);

  return {
    form,
    restored,
    discard() {
      form.reset(stored);
      dropDraft(formId);
      setRestored(false);
    },
    forget() {
      dropDraft(formId);
      setRestored(false);
    },
  };
}
