import type { GrantedFile } from '../../../electron/contract/shell';
import type { Answer, Question } from '../../api/contract';
import { createStore } from '../../ui/store';

export type LedgerKind = Question<'ledgers', 'stage'>['kind'];
export type StagedSummary = Answer<'ledgers', 'stage'>;
export type StagedRow = Answer<'ledgers', 'rows'>['rows'][number];
export type Outcome = StagedRow['outcome'];

/** A ledger that has been read and not yet written. Kept while other screens are looked at. */
export interface Staging {
  readonly file: GrantedFile;
  readonly summary: StagedSummary;
  /** What people corrected so far. */
  readonly mapping?: Question<'ledgers', 'stage'>['mapping'];
  readonly wordings?: Question<'ledgers', 'stage'>['wordings'];
  /** The refused rows were saved to a workbook. */
  readonly rejectsSaved: boolean;
}

export const currentStaging = createStore<Staging | null>(null);
