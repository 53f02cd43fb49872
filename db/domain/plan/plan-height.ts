import type { PlanKind } from './kinds';

/** What tells how high a plan stands: its kind, who has it, and the town of the unit it belongs to. */
export interface PlanStand {
  readonly kind: PlanKind;
  readonly governmentKind: string | null;
  readonly title: string;
  readonly ownerName: string;
  /** The unit's town, or null. */
  readonly town: string | null;
}

const BY_KIND: Readonly<Record<PlanKind, number>> = {
  onsite: 0,
  special: 1,
  comprehensive: 2,
  department: 5,
  government: 6,
};
/** Kinds of 国办发〔2024〕5号; joint plans and those for events are made like departmental ones. */
const BY_GOVERNMENT_KIND: Readonly<Record<string, number>> = {
  village: 3,
  town: 4,
  department: 5,
  joint: 5,
  event: 5,
  special: 6,
  overall: 7,
};
const TOWN = 4;
const OF_GOVERNMENTS = 6;

/** How high a plan stands, from 现场处置方案 (0) to 总体应急预案 (7): plans link up to the next ones above. */
export function heightOf({ kind, governmentKind }: Pick<PlanStand, 'kind' | 'governmentKind'>): number {
  return (governmentKind === null ? undefined : BY_GOVERNMENT_KIND[governmentKind]) ?? BY_KIND[kind];
}

/**
 * Whether a plan may well stand above another: it is a higher one, or the like of another government's. Plans of towns
 * and villages stand above units of that town only.
 */
export function standsAbove(upper: PlanStand, lower: PlanStand): boolean {
  const [above, below] = [heightOf(upper), heightOf(lower)];
  if (above === below) return above >= OF_GOVERNMENTS && upper.ownerName !== lower.ownerName;
  if (above < below) return false;
  const local = upper.governmentKind !== null && above <= TOWN;
  if (!local || lower.governmentKind !== null) return true;
  return lower.town !== null && `${upper.ownerName} ${upper.title}`.includes(lower.town);
}
