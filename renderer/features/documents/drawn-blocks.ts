import type { Found } from '../../../electron/contract/reading';

interface Placed {
  readonly element: HTMLElement;
  readonly start: number;
  readonly end: number;
}

/** The placed paragraphs of a drawn chunk, to find stretches of the text in them. */
export class DrawnBlocks {
  readonly #placed: readonly Placed[];

  constructor(chunk: HTMLElement) {
    this.#placed = [...chunk.querySelectorAll<HTMLElement>('[data-start]')].flatMap((element) => {
      const start = Number(element.dataset.start);
      return start < 0 ? [] : [{ element, start, end: start + (element.textContent?.length ?? 0) }];
    });
  }

  rangeOf(place: Found): Range | null {
    const first = this.#placed.find(({ start, end }) => place.from >= start && place.from < end);
    const last = this.#placed.findLast(({ start, end }) => place.to > start && place.to <= end) ?? first;
    if (!first || !last) return null;
    const range = document.createRange();
    const from = pointIn(first.element, place.from - first.start);
    const to = pointIn(last.element, Math.min(place.to, last.end) - last.start);
    if (!from || !to) return null;
    range.setStart(from.node, from.at);
    range.setEnd(to.node, to.at);
    return range;
  }

  placeOf(selected: Range): Found | null {
    const touched = this.#placed.filter(({ element }) => selected.intersectsNode(element));
    const [first, last] = [touched[0], touched.at(-1)];
    if (!first || !last) return null;
    const { startContainer, startOffset, endContainer, endOffset } = selected;
    const from = first.element.contains(startContainer)
      ? first.start + lengthBefore(first.element, startContainer, startOffset)
      : first.start;
    const to = last.element.contains(endContainer)
      ? last.start + lengthBefore(last.element, endContainer, endOffset)
      : last.end;
    return from < to ? { from, to } : null;
  }

  /** Position of the first paragraph that ends below `y` (viewport coordinates), or null. */
  offsetAt(y: number): number | null {
    const seen = this.#placed.find(({ element }) => element.getBoundingClientRect().bottom > y);
    return seen?.start ?? null;
  }
}

/** The text node and the position in it that the nth character of an element stands at. */
function pointIn(element: HTMLElement, nth: number): { node: Node; at: number } | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = nth;
  let last: Node | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) return { node, at: left };
    left -= length;
    last = node;
  }
  return last ? { node: last, at: last.nodeValue?.length ?? 0 } : null;
}

/** Characters of an element before a point in it. */
function lengthBefore(element: HTMLElement, node: Node, at: number): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(node, at);
  return range.toString().length;
}
