import type { Found } from '../../../electron/contract/reading';

const ENDS = /[。！？；\n]/;

/** End of the sentence that a position stands in or ends at; `from` itself is never answered. */
function sentenceEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  while (at < text.length && !ENDS.test(text.charAt(at))) at += 1;
  return Math.min(text.length, text.charAt(at) === '\n' ? at : at + 1);
}

/** A stretch widened to whole sentences: a passage found by one word is quoted as it was said. */
export function toSentences(text: string, { from, to }: Found): Found {
  let begin = from;
  while (begin > 0 && !ENDS.test(text.charAt(begin - 1))) begin -= 1;
  while (begin < from && /\s/.test(text.charAt(begin))) begin += 1;
  const ended = ENDS.test(text.charAt(to - 1)) || text.charAt(to) === '\n';
  return { from: begin, to: ended ? to : sentenceEnd(text, to) };
}

/** A sentence more at its end. */
export function longer(text: string, { from, to }: Found): Found {
  return { from, to: Math.max(to, sentenceEnd(text, to)) };
}

/** A sentence less at its end; the first one stays. */
export function shorter(text: string, { from, to }: Found): Found {
  let end = to - 1;
  while (end > from && !ENDS.test(text.charAt(end - 1))) end -= 1;
  const cut = end > from && text.charAt(end - 1) === '\n' ? end - 1 : end;
  return cut > from ? { from, to: cut } : { from, to };
}
