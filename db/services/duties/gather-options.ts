import type { CivilDate } from '../../domain/dates/civil-date';
import type { DeskLaw } from '../../law/desk-law';

/** By which law and day subjects are gathered. */
export interface GatherOptions {
  law: DeskLaw;
  asOf: CivilDate;
  /** Titles of drills, for traces and evidence that people read. */
  withTitles?: boolean;
}
