import type { ReactNode, RefObject } from 'react';
import type { Found, ViewedContent } from '../../../electron/contract/reading';
import type { HighlightBook } from './highlights';
import type { ReadingPlace } from './reading-place';
import type { Goal } from './scroll-to';

/** What a feature that works on an opened document is given. */
export interface ViewerHandle {
  readonly content: ViewedContent;
  readonly isPdf: boolean;
  readonly pane: RefObject<HTMLElement | null>;
  readonly marks: HighlightBook;
  readonly place: ReadingPlace;
  reveal(place: Found, goal: Goal): void;
  goToPage(page: number): void;
  /** The hit of the find bar that is shown, or null. */
  hit(): Found | null;
}

/** A feature that works on the document: what it puts over the pages. */
export interface ViewerCompanion {
  /** Inside the scrolling pane, over its content. */
  readonly overlay: ReactNode;
  readonly pageLayer: (page: number) => ReactNode;
  /** Told once when the document stands, and with null when it is left. */
  onHandle(handle: ViewerHandle | null): void;
}
