import { compactName } from '../domain/text/normalise';
import type { FieldChange } from './kinds/types';

/** Fields that name the owner, and copies that the record derives itself: never a change of the record. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['unitName', 'termExact']);

/**
 * What a row would change in a record: the fields that the file has, that say something, and that say something else.
 * An empty cell never wipes what is known. Texts that differ in blanks, width or case only are equal.
 * Activities are added, never taken away.
 */
export function changesBetween(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field in after) {
    const value = after[field];
    if (NOT_COMPARED.has(field) || value === null || value === undefined || value === '') continue;
    const present = before[field];
    // Storage does not keep this field.
    if (present === undefined) continue;
    if (field === 'activities') {
      const merged = mergedList(present, value);
      if (merged !== null) changes.push({ field, before: present, after: merged });
    } else if (!isSame(present, value)) {
      changes.push({ field, before: present, after: value });
    }
  }
  return changes;
}

function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (typeof before === 'string' && typeof after === 'string')
    return compactName(before) === compactName(after);
  if (Array.isArray(before) && Array.isArray(after)) return before.join('\u0001') === after.join('\u0001');
  // A list that says nothing changes nothing.
  return Array.isArray(after) && after.length === 0;
}

/** Both lists as one, in the order of the first; null when the second brings nothing new. */
function mergedList(before: unknown, after: unknown): readonly unknown[] | null {
  const known = Array.isArray(before) ? before : [];
  const added = (Array.isArray(after) ? after : []).filter((item) => !known.includes(item));
  return added.length === 0 ? null : [...known, ...added];
}
