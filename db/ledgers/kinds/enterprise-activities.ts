import { type HazardActivity, knownActivities } from '../../domain/enterprise/facts';
import type { SupervisionCategory } from '../../domain/enterprise/supervision-category';

/** What a roster says about a unit's dangers; null = not said. */
export interface DangerFlags {
  readonly hazmat: boolean | null;
  readonly mine: boolean | null;
  readonly crowded: boolean | null;
  readonly majorHazardLevel: number | null;
}

const HAZMAT: readonly HazardActivity[] = [
  'hazmat',
  'hazmat-production',
  'hazmat-trade',
  'hazmat-trade-storage',
  'hazmat-storage',
  'hazmat-transport',
  'hazmat-use',
  'hazmat-use-threshold',
  'fireworks-production',
  'fireworks-wholesale',
  'fireworks-retail',
  'civil-explosives',
  'gas-supply',
  'oil-gas-extraction',
  'research-hazmat',
  'school-hazmat',
  'hospital-hazmat',
  'other-hazmat-holder',
];
const MINES: readonly HazardActivity[] = ['coal-mine', 'non-coal-mine', 'tailings', 'oil-gas-extraction'];
const CROWDED: readonly HazardActivity[] = [
  'hotel',
  'mall',
  'entertainment',
  'tourist-site',
  'other-crowded',
];

/**
 * The hazard activities that a row states: those its category brings by default, and one general activity for each flag
 * that is set and that the category does not already explain. A flag set to 否 adds nothing; it does not overrule the
 * category, because ledgers leave the flags of a plain filling station at 否 often enough.
 */
export function statedActivities(
  category: SupervisionCategory | null,
  industryCode: string | null,
  flags: DangerFlags,
): HazardActivity[] {
  const stated = new Set<HazardActivity>(category?.activities ?? []);
  const explains = (family: readonly HazardActivity[]) => family.some((activity) => stated.has(activity));
  if ((flags.hazmat === true || flags.majorHazardLevel !== null) && !explains(HAZMAT)) {
    stated.add(holderActivity(category?.name));
  }
  if (flags.mine === true && !explains(MINES)) {
    // Division B06 is coal; every other mine is a 非煤矿山.
    stated.add(industryCode?.startsWith('B06') ? 'coal-mine' : 'non-coal-mine');
  }
  if (flags.crowded === true && !explains(CROWDED)) stated.add('other-crowded');
  return knownActivities(stated);
}

/** Schools and hospitals that keep dangerous goods fall under a rule of their own (条例 art. 34). */
function holderActivity(category: string | undefined): HazardActivity {
  if (category === '学校') return 'school-hazmat';
  if (category === '医院') return 'hospital-hazmat';
  return 'hazmat';
}
