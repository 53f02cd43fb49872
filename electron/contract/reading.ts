import type { ViewBlock } from '../../db/domain/reading/blocks';

/** What the viewer draws and how it looks for words in it; positions refer to the extracted text. */
export {
  type ParagraphBlock,
  paragraphText,
  type Span,
  type TableBlock,
  type ViewBlock,
} from '../../db/domain/reading/blocks';
export { type Found, findInText, searchable } from '../../db/domain/reading/find';
export { blocksHtml, picturesHtml } from '../../db/domain/reading/print-blocks';

/** The part `content` of a prepared document, fetched through the program's protocol. */
export interface ViewedContent {
  readonly text: string;
  /** First character of each page; null where the format has no fixed pages. */
  readonly pages: readonly { readonly page: number; readonly start: number }[] | null;
  readonly outline: readonly { readonly level: number; readonly text: string; readonly offset: number }[];
  /** Empty for a PDF, which is drawn from its own pages. */
  readonly blocks: readonly ViewBlock[];
}
