import type { ReactNode, RefObject } from 'react';
import type { Found, ViewedContent } from '../../../electron/contract/reading';
import type { HighlightBook } from './highlights';
import type { Goal } from './scroll-to';

/** What the toolbar and the outline can ask of a drawn document. */
export interface Surface {
  /** Brings a stretch of the extracted text into sight. */
  reveal(place: Found, goal: Goal): void;
  /** Pages are counted from 1; a document without fixed pages ignores it. */
  goToPage(page: number): void;
}

/** Where the reader is. */
export interface Position {
  /** Page in the middle of the pane, null where there are no fixed pages. */
  readonly page: number | null;
  /** Position in the extracted text at the top of the pane. */
  readonly offset: number;
}

/** What every kind of drawing is given. */
export interface SurfaceProps {
  readonly ticket: string;
  readonly size: number;
  readonly content: ViewedContent;
  readonly pane: RefObject<HTMLElement | null>;
  readonly marks: HighlightBook;
  /** 1 is the size on paper; null fits the width of the pane. */
  readonly zoom: number | null;
  readonly surface: RefObject<Surface | null>;
  /** Drawn over each page of a PDF. */
  readonly pageLayer: ((page: number) => ReactNode) | undefined;
  onPosition(position: Position): void;
  onScale(scale: number): void;
  onPages(count: number): void;
}
