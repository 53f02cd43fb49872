import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../../electron/contract/define';
import type { CallOptions } from '../../api/client';
import { type ApiError, isCancelled, toApiError } from '../../api/errors';
import { showToast } from '../feedback/toast-store';
import { trackJob } from './job-store';

export interface Job<I, O> {
  readonly state: 'idle' | 'running' | 'cancelling';
  readonly progress: Progress | null;
  /** Why the last run ended without a result; null after a run that worked or was cancelled. */
  readonly error: ApiError | null;
  /** Starts the work; resolves to its result, or to null when it failed or was cancelled. */
  run(input: I): Promise<O | null>;
  cancel(): void;
  clearError(): void;
}

/**
 * A long call with its progress, its cancel and its error. The work goes on when the screen is left: the status line
 * keeps showing it.
 */
export function useJob<I, O>(title: string, call: (input: I, options: CallOptions) => Promise<O>): Job<I, O> {
  const { t } = useTranslation('ui');
  const [state, setState] = useState<Job<I, O>['state']>('idle');
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const controller = useRef<AbortController | null>(null);
  const latest = useRef(call);
  useEffect(() => {
    latest.current = call;
  });

  const run = useCallback(
    async (input: I): Promise<O | null> => {
      const own = new AbortController();
      controller.current = own;
      setState('running');
      setProgress(null);
      setError(null);
      try {
        return await trackJob(title, (options) => latest.current(input, options), {
          controller: own,
          onProgress: setProgress,
        });
      } catch (thrown) {
        if (isCancelled(thrown))
          showToast({ tone: 'open', text: t('job.cancelled', { title }), detail: t('job.unchanged') });
        else setError(toApiError(thrown));
        return null;
      } finally {
        setState('idle');
      }
    },
    [title, t],
  );

  const cancel = useCallback(() => {
    setState((now) => (now === 'running' ? 'cancelling' : now));
    controller.current?.abort();
  }, []);
  const clearError = useCallback(() => setError(null), []);

  return { state, progress, error, run, cancel, clearError };
}
