/** What a file truly is, told by its content and never by its name. */
export const DOCUMENT_KINDS = [
  'docx',
  'doc',
  'pdf',
  'xlsx',
  'xls',
  'pptx',
  'ofd',
  'rtf',
  'html',
  'zip',
  'txt',
  'image',
  'empty',
  'unknown',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/**
 * How reading a document ended. `ok`, `no-text` (a scan or a picture) and `suspicious` documents are kept;
 * `suspicious` ones may still carry text, which was read without touching the offending parts.
 */
export const EXTRACTION_STATES = [
  'ok',
  'no-text',
  'protected',
  'unsupported',
  'damaged',
  'empty',
  'suspicious',
] as const;
export type ExtractionState = (typeof EXTRACTION_STATES)[number];

/** Something worth telling the user about a file: stable code, Chinese sentence, and for the log what lay behind it. */
export interface DocumentNote {
  readonly code: string;
  readonly message: string;
  readonly detail?: string;
}

/** First character of a page in `text`; pages are numbered from 1 and an empty page shares the next start. */
export interface PageStart {
  readonly page: number;
  readonly start: number;
}

/** A heading: level 1 is the highest, `offset` is where it begins in `text`. */
export interface OutlineEntry {
  readonly level: number;
  readonly text: string;
  readonly offset: number;
}

/** Where the outline comes from: heading styles or bookmarks of the file, guessed from numbering and bold type, or nowhere. */
export type OutlineSource = 'declared' | 'inferred' | 'none';

/** What `extractDocument` answers. Text is kept as written; normalising is the index's business. */
export interface ExtractedDocument {
  readonly state: ExtractionState;
  readonly kind: DocumentKind;
  readonly mime: string;
  /** Body text, one line a paragraph or table row; cells of a row are parted by tabs. */
  readonly text: string;
  /** Page map, or null where the format has no fixed pages (docx, txt). */
  readonly pages: readonly PageStart[] | null;
  readonly outline: readonly OutlineEntry[];
  readonly outlineSource: OutlineSource;
  /** Distinct texts of page headers and footers, without page numbers; not part of `text`. */
  readonly headersFooters: readonly string[];
  readonly warnings: readonly DocumentNote[];
}

/** Caps that keep a hostile or absurd file from exhausting the machine. Bytes, counts, characters, milliseconds. */
export interface ExtractionLimits {
  readonly maxFileBytes: number;
  readonly maxEntries: number;
  /** Largest XML part that is inflated. */
  readonly maxPartBytes: number;
  /** Sum of the sizes that an archive declares for all its entries. */
  readonly maxTotalBytes: number;
  /** Inflated : stored size of one part; only asked of parts above 1 MiB. */
  readonly maxRatio: number;
  readonly maxDepth: number;
  readonly maxPages: number;
  readonly maxTextChars: number;
  readonly maxMillis: number;
}

/**
 * Plans of coal mines with hundreds of tables inflate about 15 : 1 and stay below 10 MB of XML; the caps leave
 * ten times that.
 */
export const DEFAULT_LIMITS: ExtractionLimits = {
  maxFileBytes: 300 * 1024 * 1024,
  maxEntries: 10_000,
  maxPartBytes: 96 * 1024 * 1024,
  maxTotalBytes: 1024 * 1024 * 1024,
  maxRatio: 200,
  maxDepth: 400,
  maxPages: 5_000,
  maxTextChars: 5_000_000,
  maxMillis: 120_000,
};
