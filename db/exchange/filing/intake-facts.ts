import type { EnterpriseRecord } from '../../repositories/enterprise';
import type { PlanVersionRecord } from '../../repositories/plan-version';

export interface FieldDifference {
  field: string;
  ours: string | null;
  theirs: string | null;
}

/** Facts of a unit that are compared; the office's own stay as they are. */
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
] as const satisfies readonly (keyof EnterpriseRecord)[];

/** Facts of a version that are compared. */
export const VERSION_FACTS = [
  'label',
  'signedOn',
  'publishedOn',
  'reviewWay',
  'reviewDate',
  'reviewResult',
] as const satisfies readonly (keyof PlanVersionRecord)[];

/** What theirs says otherwise than ours. */
export function differences<T>(fields: readonly (keyof T & string)[], ours: T, theirs: T): FieldDifference[] {
  const shown = (value: unknown): string | null =>
    value === null || value === undefined ? null : Array.isArray(value) ? value.join('、') : String(value);
  return (
    fields
      .map((field) => ({ field, ours: shown(ours[field]), theirs: shown(theirs[field]) }))
      // What the unit says nothing of is no contradiction.
      .filter(({ ours: own, theirs: their }) => their !== null && their !== '' && own !== their)
  );
}
