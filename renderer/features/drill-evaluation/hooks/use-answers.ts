import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '../../../api/context';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import { type EvaluationForm, emptyScore, type Score } from '../evaluation-forms';

/** Answers are written this long after the last key, and at once on leaving. */
const PAUSE_MS = 600;

export type Keeping = 'saved' | 'saving' | 'unsaved';

/**
 * The answers of a form as they stand on the screen. They are written by themselves, in their order; what could not be
 * written stays and is tried again with the next one.
 */
export function useAnswers(form: EvaluationForm) {
  const api = useApi();
  const errorText = useErrorText();
  const [scores, setScores] = useState(() => new Map(form.scores.map((score) => [score.item, score])));
  const [keeping, setKeeping] = useState<Keeping>('saved');
  const pending = useRef(new Map<string, Score>());
  const writing = useRef<Promise<boolean>>(Promise.resolve(true));
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  /** Writes what waits; true once everything is written. */
  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    writing.current = writing.current.then(async () => {
      const batch = [...pending.current.values()];
      if (batch.length === 0) return true;
      pending.current.clear();
      setKeeping('saving');
      try {
        await api.drillEvaluation.saveScores({ id: form.id, scores: batch });
        setKeeping(pending.current.size > 0 ? 'unsaved' : 'saved');
        return true;
      } catch (error) {
        for (const score of batch)
          if (!pending.current.has(score.item)) pending.current.set(score.item, score);
        setKeeping('unsaved');
        showToast({ tone: 'late', text: errorText(error) });
        return false;
      }
    });
    return writing.current;
  }, [api, form.id, errorText]);

  const latest = useRef(flush);
  latest.current = flush;
  useEffect(() => () => void latest.current(), []);

  const scoreOf = (item: string): Score => scores.get(item) ?? emptyScore(item);
  const answer = (item: string, change: Partial<Score>) => {
    const next = { ...scoreOf(item), ...change };
    setScores((all) => new Map(all).set(item, next));
    pending.current.set(item, next);
    setKeeping('unsaved');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), PAUSE_MS);
  };
  return { scoreOf, answer, flush, keeping };
}
