import { type Span, spanText } from '../../domain/reading/blocks';

/** Whether nothing of it can be seen. */
export function isBlank(spans: readonly Span[]): boolean {
  return spans.every((span) => spanText(span).trim() === '' && (typeof span === 'string' || 'text' in span));
}

/**
 * Takes the blanks off both ends, as the extracted text does, so that positions in it and in the paragraph agree.
 * `leading` tells how many characters wide the indent was that somebody typed with full-width blanks.
 */
export function trimSpans(spans: readonly Span[]): { spans: Span[]; leading: number } {
  const text = spans.map(spanText).join('');
  const head = text.length - text.trimStart().length;
  const tail = text.trim() === '' ? 0 : text.length - text.trimEnd().length;
  const leading =
    text.trim() === '' ? 0 : [...text.slice(0, head)].filter((blank) => blank === '\u3000').length;
  let at = 0;
  const kept: Span[] = [];
  for (const span of spans) {
    const own = spanText(span);
    if (typeof span !== 'string' && !('text' in span)) {
      kept.push(span);
      continue;
    }
    const from = Math.max(0, head - at);
    const to = Math.min(own.length, text.length - tail - at);
    at += own.length;
    if (to <= from) continue;
    kept.push(compact(span, own.slice(from, to)));
  }
  return { spans: kept, leading };
}

/** Plain text travels as a bare string: most of a plan is. */
function compact(span: Span, text: string): Span {
  if (typeof span === 'string' || !('text' in span)) return text;
  const { bold, underline, raised } = span;
  return bold || underline || raised ? { ...span, text } : text;
}
