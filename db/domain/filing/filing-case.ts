import type { CivilDate } from '../dates/civil-date';
import type { LegalClock } from './clock';
import type { FilingState } from './filing-state';
import type { MaterialNeed, MaterialOutcome } from './materials';

/** The days that a case has as fields. */
export const FILING_DAYS = ['submittedOn', 'receivedOn', 'returnedOn', 'decidedOn', 'certificateOn'] as const;

/** The days of a case; each stays empty until its step has been taken. */
export interface FilingDays {
  readonly submittedOn: CivilDate | null;
  readonly receivedOn: CivilDate | null;
  readonly returnedOn: CivilDate | null;
  readonly decidedOn: CivilDate | null;
  readonly certificateOn: CivilDate | null;
}

/** A filing case as its transitions see it. */
export interface FilingCase extends FilingDays {
  readonly state: FilingState;
  /** 1, one more with each resubmission. */
  readonly round: number;
  readonly filingNo: string | null;
  /** How many plan versions the case contains. */
  readonly planCount: number;
  /** The day on which the last of its plan versions came to be: nothing can be handed in before it. */
  readonly plansSince: CivilDate | null;
  readonly materials: readonly MaterialNeed[];
  /** What the office has ticked in the present round. */
  readonly checks: readonly { readonly material: string; readonly outcome: MaterialOutcome }[];
  /** Materials named in a notice of an earlier round. */
  readonly requestedBefore: readonly string[];
}

/** When and why an action is taken. */
export interface FilingStep {
  readonly onDate: CivilDate;
  readonly reason: string | null;
  /** The office's clock on `onDate`, by the corrected days where days are corrected; null while nothing was received. */
  readonly clock: LegalClock | null;
  /** The days as they shall be, when they are corrected. */
  readonly corrected?: FilingDays;
  /** The office that a case is handed over to. */
  readonly receiver?: string | null;
}
