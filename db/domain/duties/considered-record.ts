import type { CivilDate } from '../dates/civil-date';
import type { DutyEvidenceKind } from './rule-book';

/** A record that was looked at for a duty, and why it counted or did not. */
export interface ConsideredRecord {
  readonly kind: DutyEvidenceKind;
  readonly id: string;
  readonly date: CivilDate | null;
  readonly title: string;
  readonly counted: boolean;
  readonly why: string;
}
