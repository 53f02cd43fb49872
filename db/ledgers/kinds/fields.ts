import type { WordingChoices } from '../../domain/drill/recognise-wording';
import type { SupervisionCategories } from '../../domain/enterprise/supervision-category';

/** How the cells of a field are read; it also tells which columns 同左 may look at and how templates format them. */
export type FieldType =
  | 'person'
  | 'text'
  | 'code'
  | 'phone'
  | 'date'
  | 'count'
  | 'number'
  | 'choice'
  | 'flag';

/** One column of a ledger. */
export interface FieldDefinition {
  /** Key in the values type. */
  readonly key: string;
  /** The heading that templates and exports write. */
  readonly label: string;
  readonly type: FieldType;
  readonly required?: boolean;
  /** Other headings with the same meaning; see `headingKey` for the spelling. */
  readonly headings: readonly string[];
  /** Headings that mean this field only when nothing better is there: a bare 联系电话. */
  readonly fallback?: readonly string[];
  readonly example: string;
  /** One sentence for the person who fills the template. */
  readonly help: string;
  readonly allowed?: readonly string[];
  /** Column width of templates and exports, in characters. */
  readonly width?: number;
}

/** What reading a ledger needs to know from outside. */
export interface LedgerContext {
  readonly categories: SupervisionCategories;
  /** Completes local telephone numbers: 0432. */
  readonly areaCode?: string;
  /** The day it is: what is dated later cannot have been done. */
  readonly today?: string;
  /** Words of what gear can do; without them such a column is left alone. */
  readonly capabilities?: readonly { readonly code: string; readonly label: string }[];
  /** What people said that wordings of drills mean, by `wordingKey`. */
  readonly drillWordings?: WordingChoices;
}
