import type { MarkKind, PageBox } from '../../domain/review/codes';

/** A mark as it is put into a copy of the plan. Positions are UTF-16 units of the extracted text. */
export interface PlacedMark {
  readonly kind: MarkKind;
  /** Who made it, as the copy shall name the person. */
  readonly author: string;
  /** Moment in UTC, for the date that readers show. */
  readonly at: string;
  /** What the reviewer says; the words of a highlight without comment may be empty. */
  readonly body: string;
  readonly quote: string;
  /** Null for a box on a page without text. */
  readonly place: { readonly from: number; readonly to: number } | null;
  /** From 1; null where the document has no fixed pages. */
  readonly page: number | null;
  readonly box: PageBox | null;
}

/** A marked copy, and how many marks could not be put on their words; those stand as notes and name the words. */
export interface MarkedCopy {
  readonly bytes: Uint8Array;
  readonly placed: number;
  readonly aside: number;
}

export interface MarkingWork {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What the kinds are called in the copy. */
export const KIND_NAMES: Readonly<Record<MarkKind, string>> = {
  highlight: '高亮',
  box: '框选',
  comment: '批注',
  suggestion: '修改建议',
};

/** The words of a note for a mark that could not be put on its place. */
export function noteAside(mark: PlacedMark): string {
  const quoted = mark.quote.trim() === '' ? '' : `原文：“${mark.quote.trim()}”。`;
  return `${quoted}${mark.body}（未能标到原文位置，请对照原文查看。）`;
}
