/** What the main process tells the core host. Paths come from native dialogs only. */
export type ToHost =
  | {
      type: 'init';
      resourcesFolder: string;
      dataFolder: string;
      scratchFolder: string;
      /** A database named on the command line; otherwise the last one is opened. */
      database: string | null;
      /** False for a look at the sample county: the page asks for it by itself. */
      openLast: boolean;
      checkOutputs: boolean;
      runtime: Record<string, string>;
    }
  | { type: 'grant'; ticket: string; path: string }
  /** Asks for the file behind a ticket the core made (opened documents, written files). */
  | { type: 'path-of'; request: number; ticket: string }
  /** Asks for the folder of a document that was prepared for the viewer. */
  | { type: 'view-of'; request: number; ticket: string }
  /** A page that the host asked for is a PDF now, or could not be made into one. */
  | { type: 'printed'; request: number; failure: string | null }
  | { type: 'connect' }
  | { type: 'stop' };

export type FromHost =
  | { type: 'log'; kind: 'slow' | 'bug' | 'info'; facts: Record<string, unknown> }
  | { type: 'path'; request: number; path: string | null }
  /** Asks for a page to be laid out: a complete HTML file without script in, a PDF out, both in the scratch folder. */
  | { type: 'print'; request: number; html: string; pdf: string }
  | { type: 'stopped' };
