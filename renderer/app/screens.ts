import type { ComponentType } from 'react';

/** One screen: where it is found, how it is loaded, which words it needs, which page of the manual explains it. */
export interface Screen {
  /** Route path with `$id` for parameters. */
  readonly path: string;
  /** Name of its manual page: `manual/zh/<manual>.md`. */
  readonly manual: string;
  readonly namespaces: readonly string[];
  /** Offered by the palette under `shell:command.<id>`; `initials` are the pinyin initials of the Chinese words. */
  readonly command?: { readonly id: CommandId; readonly initials: string };
  /** Loads the page's code when it is first gone to. */
  load(): Promise<ComponentType>;
}

/** Keys of `shell:command`. */
export type CommandId =
  | 'search'
  | 'duties'
  | 'new-enterprise'
  | 'merge-enterprises'
  | 'new-team'
  | 'new-expert'
  | 'expert-duplicates'
  | 'import'
  | 'new-plan'
  | 'plan-folder'
  | 'plan-checks'
  | 'calendar'
  | 'recipients'
  | 'receive-filing'
  | 'missing-filings'
  | 'report-charts'
  | 'leader-page'
  | 'filing-numbers'
  | 'draw-experts'
  | 'new-drill'
  | 'new-incident'
  | 'drill-entry'
  | 'schedule'
  | 'drill-reports'
  | 'drill-coverage'
  | 'nearby'
  | 'write-package'
  | 'merge-package';
