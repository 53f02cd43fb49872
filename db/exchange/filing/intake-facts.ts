export interface FieldDifference<F extends string = string> {
  field: F;
  ours: string | null;
  theirs: string | null;
}

/** What theirs says otherwise than ours; what it says nothing of is no contradiction. */
export function differences<F extends string>(
  fields: readonly F[],
  ours: Readonly<Record<F, unknown>>,
  theirs: Readonly<Record<F, unknown>>,
): FieldDifference<F>[] {
  const shown = (value: unknown): string | null =>
    value === null || value === undefined ? null : Array.isArray(value) ? value.join('、') : String(value);
  return fields
    .map((field) => ({ field, ours: shown(ours[field]), theirs: shown(theirs[field]) }))
    .filter(({ ours: own, theirs: their }) => their !== null && their !== '' && own !== their);
}
