import { shortestEdit } from './match-sequences';

/** A piece of a changed passage: in both texts, only in the earlier one, or only in the later one. */
export interface Span {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Words of letters and figures whole, everything else character by character, as Chinese is read. */
const PIECES = /[A-Za-z]+|\d+(?:\.\d+)*|[\s\S]/gu;

/**
 * What changed between two short texts, in reading order, removed before added. The same and removed pieces make up the
 * earlier text, the same and added ones the later. A single character that chance left standing between two changes is
 * told with them: such crumbs only hinder reading.
 */
export function changedSpans(before: string, after: string): Span[] {
  const a = before.match(PIECES) ?? [];
  const b = after.match(PIECES) ?? [];
  const numbers = new Map<string, number>();
  const number = (piece: string): number => {
    const known = numbers.get(piece) ?? numbers.size;
    numbers.set(piece, known);
    return known;
  };
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1;
  const pairs = shortestEdit(
    a.slice(head, a.length - tail).map(number),
    b.slice(head, b.length - tail).map(number),
  );
  const spans = new SpanList();
  spans.add('same', a.slice(0, head).join(''));
  let atA = head;
  let atB = head;
  for (const [i, j] of [...pairs, [a.length - tail - head, b.length - tail - head] as const]) {
    spans.change(a.slice(atA, i + head).join(''), b.slice(atB, j + head).join(''));
    if (i + head < a.length - tail) spans.add('same', a[i + head] ?? '');
    atA = i + head + 1;
    atB = j + head + 1;
  }
  spans.add('same', a.slice(a.length - tail).join(''));
  return withoutCrumbs(spans.list);
}

/** Joins neighbours of one kind and keeps every removal before the addition beside it. */
class SpanList {
  readonly list: Span[] = [];

  add(kind: Span['kind'], text: string): void {
    if (text === '') return;
    const last = this.list.at(-1);
    if (last?.kind === kind) this.list[this.list.length - 1] = { kind, text: last.text + text };
    else this.list.push({ kind, text });
  }

  /** A removal and an addition at one place; joined to a change that stands there already. */
  change(removed: string, added: string): void {
    const addedBefore = this.list.at(-1)?.kind === 'added' && removed !== '' ? this.list.pop() : undefined;
    this.add('removed', removed);
    this.add('added', (addedBefore?.text ?? '') + added);
  }
}

function withoutCrumbs(spans: readonly Span[]): Span[] {
  const tidy = new SpanList();
  spans.forEach((span, at) => {
    const crumb = span.kind === 'same' && span.text.length === 1 && at > 0 && at < spans.length - 1;
    if (span.kind === 'same' && !crumb) tidy.add('same', span.text);
    else if (span.kind === 'same') tidy.change(span.text, span.text);
    else if (span.kind === 'removed') tidy.change(span.text, '');
    else tidy.change('', span.text);
  });
  return tidy.list;
}
