import type { EvaluationForm } from './evaluation-forms';

type Verdict = EvaluationForm['scale']['verdicts'][number]['verdict'];

/** What a key asks for while an item has the focus. */
export type FormAction =
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'verdict'; readonly verdict: Verdict }
  | { readonly do: 'points'; readonly points: number }
  | { readonly do: 'remark' }
  | { readonly do: 'evidence' };

/**
 * The keys of a form: digits choose the verdicts in their order, on a form of points they give points; 0 is 不涉及 where
 * there are no points, N everywhere, F full points.
 */
export function actionOf(key: string, scale: EvaluationForm['scale']): FormAction | null {
  if (key === 'ArrowDown' || key === 'J') return { do: 'move', by: 1 };
  if (key === 'ArrowUp' || key === 'K') return { do: 'move', by: -1 };
  if (key === 'Enter') return { do: 'remark' };
  if (key === 'E') return { do: 'evidence' };
  const none = scale.verdicts.find(({ verdict }) => verdict === 'not-applicable');
  if (none && (key === 'N' || (key === '0' && scale.fullPoints === null)))
    return { do: 'verdict', verdict: none.verdict };
  if (scale.fullPoints !== null) {
    if (key === 'F') return { do: 'points', points: scale.fullPoints };
    return /^[0-9]$/.test(key) ? { do: 'points', points: Math.min(Number(key), scale.fullPoints) } : null;
  }
  const chosen = /^[1-9]$/.test(key) ? scale.verdicts[Number(key) - 1] : undefined;
  return chosen ? { do: 'verdict', verdict: chosen.verdict } : null;
}
