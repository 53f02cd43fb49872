import { type ComponentType, createContext } from 'react';
import type { Answer } from '../api/contract';

/** A PDF that the core has laid out. */
export type Paper = Answer<'forms', 'layOut'>;

export interface PaperViewProps {
  readonly paper: Paper;
  /** Hands out the way to the printer once the pages stand. */
  onPrinter(print: () => Promise<void>): void;
}

/**
 * Draws the pages of a paper. The program gives its document viewer here; without one a form is shown as one long page.
 */
export const PaperViewContext = createContext<ComponentType<PaperViewProps> | null>(null);
