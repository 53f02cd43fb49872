import type { FilingState } from './filing-state';
import { isOpenFiling } from './filing-state';

/** What stands in the way of a hand-in that came as a package. */
export const INTAKE_BLOCKS = [
  /** The case is decided: filed, deemed filed or void. */
  'FILING_ALREADY_DECIDED',
  /** A later round came, but the first was never received here. */
  'FILING_ROUND_MISSING',
  /** A later round came, but nobody has asked for anything. */
  'FILING_NOT_ASKED',
] as const;
export type IntakeBlock = (typeof INTAKE_BLOCKS)[number];

/** What becomes of a hand-in: `first` opens a case, `next-round` goes on with it, `known` changes nothing. */
export type Intake =
  | { readonly as: 'first' | 'next-round' | 'known' }
  | { readonly as: 'refused'; readonly code: IntakeBlock };

/**
 * Decides what a hand-in is to the office: rounds are taken in order, each once, and only while the case is with the
 * unit (办法 28: the office tells once, the unit hands in again).
 * @param own the office's case, null when nothing of it came yet
 * @param round of the hand-in, from 1
 */
export function judgeIntake(
  own: { readonly state: FilingState; readonly round: number } | null,
  round: number,
): Intake {
  if (own === null) return round === 1 ? { as: 'first' } : { as: 'refused', code: 'FILING_ROUND_MISSING' };
  if (round <= own.round) return { as: 'known' };
  if (!isOpenFiling(own.state)) return { as: 'refused', code: 'FILING_ALREADY_DECIDED' };
  if (own.state !== 'returned') return { as: 'refused', code: 'FILING_NOT_ASKED' };
  return round === own.round + 1 ? { as: 'next-round' } : { as: 'refused', code: 'FILING_ROUND_MISSING' };
}

/** Facts of a unit that a hand-in is compared in; the office's own stay unless somebody takes theirs over. */
export const UNIT_FACTS = [
  'name',
  'uscc',
  'regionCode',
  'town',
  'address',
  'industryCode',
  'supervisionCategory',
  'activities',
  'affiliation',
  'sizeTier',
  'employees',
  'assetsWan',
  'legalPerson',
  'majorHazardLevel',
  'licenceNo',
  'licenceUntil',
] as const;
export type UnitFact = (typeof UNIT_FACTS)[number];

/** Facts of a plan version that a hand-in is compared in. */
export const VERSION_FACTS = [
  'label',
  'signedOn',
  'publishedOn',
  'reviewWay',
  'reviewDate',
  'reviewResult',
] as const;
export type VersionFact = (typeof VERSION_FACTS)[number];

/** States in which an office tells a unit how its case stands. */
export const RESULT_STATES = [
  'returned',
  'filed',
  'deemed-filed',
  'void',
] as const satisfies readonly FilingState[];

/** True when the case has come so far that the unit is to be told. */
export function isResult(state: FilingState): boolean {
  return (RESULT_STATES as readonly FilingState[]).includes(state);
}
