import type { ReadDb } from '../../connection';
import { type ComparedUnit, type DuplicateReason, findDuplicates } from '../../domain/enterprise/duplicates';
import { compactName } from '../../domain/text/normalise';

export interface SuspectedPair {
  reason: DuplicateReason;
  a: ShownUnit;
  b: ShownUnit;
}

interface ShownUnit {
  id: string;
  name: string;
  uscc: string | null;
  town: string | null;
}

/** More pairs than anybody goes through in one sitting. */
const MOST = 300;

/** Records of this desk that may be one unit. Looks at every unit: for a worker, with its own reading connection. */
export function suspectedDuplicates(
  db: ReadDb,
  self: string,
  regions: readonly { name: string }[],
): SuspectedPair[] {
  const units = db.all<ComparedUnit>(
    `SELECT id, name, uscc, address, legal_person AS legalPerson, safety_officer_phone AS safetyOfficerPhone, town
       FROM enterprise WHERE origin = @self AND voided_at IS NULL ORDER BY created_at, id`,
    { self },
  );
  const shown = new Map(units.map(({ id, name, uscc, town }) => [id, { id, name, uscc, town }]));
  const pairs: SuspectedPair[] = [];
  for (const { a, b, reason } of findDuplicates(units, placeNames(regions)).slice(0, MOST)) {
    const [one, two] = [shown.get(a), shown.get(b)];
    if (one && two) pairs.push({ reason, a: one, b: two });
  }
  return pairs;
}

/** Names of regions as they stand before a unit's name: 舒兰市 and 舒兰. */
export function placeNames(regions: readonly { name: string }[]): string[] {
  const names = regions.map((region) => compactName(region.name));
  const bare = names.map((name) => name.replace(/[省市县区]$/u, '')).filter((name) => name.length >= 2);
  return [...new Set([...names, ...bare])].sort((a, b) => b.length - a.length);
}
