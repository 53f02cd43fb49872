import { type RefObject, useEffect, useRef } from 'react';
import { keysOf } from '../../../ui/shortcuts';
import { type EvaluationForm, type FormItem, isWanting, type Score } from '../evaluation-forms';
import { actionOf } from '../form-keys';

const TYPING =
  'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"], nav';

interface FormKeys {
  readonly form: EvaluationForm;
  readonly items: readonly FormItem[];
  readonly current: string;
  readonly editable: boolean;
  readonly list: RefObject<HTMLElement | null>;
  scoreOf(item: string): Score;
  setCurrent(item: string): void;
  answer(item: string, change: Partial<Score>): void;
  setEvidence(item: string): void;
}

/**
 * One key an item: the answer, and the next item comes. An answer that has to name its reason opens its box instead. Only
 * while nothing else has the keys.
 */
export function useFormKeys(keys: FormKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(TYPING)) return;
      // Enter and Space press a button that has the focus, but for the item itself.
      if (event.key === 'Enter' && target?.closest('button') && !target.hasAttribute('data-item')) return;
      const action = actionOf(keysOf(event), latest.current.form.scale);
      if (!action) return;
      event.preventDefault();
      run(latest.current, action);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function run(keys: FormKeys, action: NonNullable<ReturnType<typeof actionOf>>): void {
  const { form, items, current, editable, list, scoreOf, setCurrent, answer, setEvidence } = keys;
  const at = items.findIndex(({ id }) => id === current);
  const goTo = (to: number) => {
    const item = items[Math.max(0, Math.min(items.length - 1, to))];
    if (!item) return;
    setCurrent(item.id);
    focusIn(list, `[data-item="${CSS.escape(item.id)}"]`);
  };
  if (action.do === 'move') goTo(at + action.by);
  if (action.do === 'move' || !editable || at < 0) return;
  const toRemark = () => focusIn(list, `[data-remark="${CSS.escape(current)}"]`);
  if (action.do === 'evidence') setEvidence(current);
  if (action.do === 'remark') toRemark();
  if (action.do !== 'verdict' && action.do !== 'points') return;
  const change =
    action.do === 'verdict'
      ? { verdict: action.verdict, points: null }
      : { verdict: null, points: action.points };
  answer(current, change);
  const score = { ...scoreOf(current), ...change };
  if (isWanting(form.scale, score) && score.remark.trim() === '') toRemark();
  else goTo(at + 1);
}

/** After the screen has drawn what the key changed: the box of a reason appears with its answer. */
function focusIn(list: RefObject<HTMLElement | null>, selector: string): void {
  requestAnimationFrame(() => {
    const element = list.current?.querySelector<HTMLElement>(selector);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  });
}
