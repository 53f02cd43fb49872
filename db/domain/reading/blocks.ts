/**
 * A document as the viewer draws it: paragraphs, tables, pictures and nothing else. It holds no markup of the file, no
 * address and no script, so whatever a file contains, drawing it is harmless.
 */

/** A run of equal looks inside a paragraph; a bare string is plain text. */
export type Span = string | StyledSpan | PictureSpan | MissingPictureSpan;

export interface StyledSpan {
  readonly text: string;
  readonly bold?: true;
  readonly underline?: true;
  readonly raised?: 'sup' | 'sub';
}

/** A checked picture that lies beside the content as `picture-<n>`; sizes in CSS pixels as the document sets them. */
export interface PictureSpan {
  readonly picture: number;
  readonly width: number;
  readonly height: number;
  readonly name: string;
}

/** Why a picture of the file is not drawn: it lies outside the file, is of another format than PNG and JPEG, or too large. */
export const MISSING_PICTURES = ['external', 'format', 'size'] as const;

/** A picture that is not drawn; its place is kept. */
export interface MissingPictureSpan {
  readonly missing: (typeof MISSING_PICTURES)[number];
  readonly width: number;
  readonly height: number;
}

export const ALIGNMENTS = ['left', 'center', 'right', 'justify'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  /** Where its text begins in the extracted text; -1 when it has none there. Its nth character stands n behind that. */
  readonly start: number;
  readonly spans: readonly Span[];
  /** Heading level 1–9, absent for body text. */
  readonly level?: number;
  readonly align?: Alignment;
  /** Left indent and extra indent of the first line (negative: hanging), in characters of the type size. */
  readonly indent?: number;
  readonly firstLine?: number;
  /** What automatic numbering prints before it: "1.1", "（一）", "•". Not part of the extracted text. */
  readonly number?: string;
  /** Type size in points where it differs from the usual. */
  readonly size?: number;
}

export interface TableCell {
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly ViewBlock[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly start: number;
  /** Widths of the grid columns as shares of the table, summing to 1; empty when the file states none. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** A page break that the author set, or that the program which saved the file last met there. */
export interface PageBreakBlock {
  readonly kind: 'page-break';
}

export type ViewBlock = ParagraphBlock | TableBlock | PageBreakBlock;

/** The text of a span; pictures have none. */
export function spanText(span: Span): string {
  if (typeof span === 'string') return span;
  return 'text' in span ? span.text : '';
}

/** The text of a paragraph as it stands in the extracted text. */
export function paragraphText(block: ParagraphBlock): string {
  return block.spans.map(spanText).join('');
}
