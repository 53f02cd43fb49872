import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import type { FindingArea, FindingState } from '../../domain/drill/codes';
import { type ComparedFinding, chainOf, findRepeats, firstOfChain } from '../../domain/drill/finding-repeats';
import { PlanDeskError } from '../../domain/errors';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { type DrillFindingRecord, drillFindingTable } from '../../repositories/drill-finding';
import { findingsOfOwner, type OwnersFindingRow } from '../../repositories/drill-finding-views';
import { found, nextBookkeeping } from '../own-row';
import { assertInSight } from '../own-sight';
import { editableFinding, type SavedFinding, settleFinding } from './edit-finding';

/** A finding of a chain, with the drill that showed it. */
export interface ChainLink {
  id: string;
  drillId: string;
  drillTitle: string;
  heldOn: string;
  title: string;
  state: FindingState;
}

/** An earlier finding that a new one seems to repeat: the first of its chain, and how near the words are. */
export interface OfferedRepeat extends ChainLink {
  /** 0 to 1. */
  score: number;
  sameSection: boolean;
  /** How often it was found so far. */
  times: number;
}

/** Every finding of one owner, ready to be compared; read once for all findings of a page. */
export interface OwnersFindings {
  readonly rows: ReadonlyMap<string, OwnersFindingRow>;
  readonly compared: readonly ComparedFinding[];
}

export function ownersFindings(db: ReadDb, drill: DrillRecord): OwnersFindings {
  const rows = findingsOfOwner(db, drill);
  return {
    rows: new Map(rows.map((row) => [row.id, row])),
    compared: rows.map((row) => ({
      id: row.id,
      title: row.title,
      area: row.area,
      sectionPath: JSON.parse(row.sectionPath) as string[],
      heldOn: row.heldOn,
      repeatsId: row.repeatsId,
    })),
  };
}

const linkOf = (row: OwnersFindingRow): ChainLink => ({
  id: row.id,
  drillId: row.drillId,
  drillTitle: row.drillTitle,
  heldOn: row.heldOn,
  title: row.title,
  state: row.state,
});

/** Findings of the owner's other drills up to the day of `drill`; all of them while it has no day. */
function earlierThan(drill: DrillRecord, { rows, compared }: OwnersFindings): ComparedFinding[] {
  const day = drill.endOn ?? drill.startOn ?? drill.plannedOn;
  return compared.filter(({ id, heldOn }) => {
    const row = rows.get(id);
    return row !== undefined && row.drillId !== drill.id && (day === null || heldOn <= day);
  });
}

/** What these words seem to repeat, as it is offered to whoever enters them; nothing is linked. @throws PlanDeskError NOT_FOUND */
export function offerRepeats(
  db: ReadDb,
  input: { drillId: string; title: string; area: FindingArea; sectionPath: readonly string[] },
): OfferedRepeat[] {
  assertInSight(db, 'drill', input.drillId);
  const drill = found(drillTable.find(db, input.drillId), '演练', input.drillId);
  return repeatsAmong(drill, ownersFindings(db, drill), input);
}

/** The same among findings that were read already. */
export function repeatsAmong(
  drill: DrillRecord,
  owners: OwnersFindings,
  words: { title: string; area: FindingArea; sectionPath: readonly string[] },
): OfferedRepeat[] {
  const earlier = earlierThan(drill, owners);
  return findRepeats({ ...words, heldOn: drill.endOn ?? '' }, earlier).flatMap((repeat) => {
    const first = owners.rows.get(repeat.firstId);
    if (first === undefined) return [];
    const { score, sameSection } = repeat;
    return [{ ...linkOf(first), score, sameSection, times: chainOf(repeat.firstId, earlier).length }];
  });
}

/** The chain that a finding stands in, the first one first; empty where it repeats nothing and nothing repeats it. */
export function chainAmong(id: string, { rows, compared }: OwnersFindings): ChainLink[] {
  const chain = chainOf(id, compared);
  return chain.length < 2
    ? []
    : chain.flatMap((one) => {
        const row = rows.get(one.id);
        return row === undefined ? [] : [linkOf(row)];
      });
}

/**
 * Confirms that a finding repeats an earlier one of the same owner (it is linked to the first of the chain), or takes that back.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION, REPEAT_NOT_EARLIER
 */
export function linkRepeat(
  deps: Deps,
  input: { id: string; expectedVersion: number; repeatsId: string | null },
): SavedFinding {
  const before = editableFinding(deps, input.id, input.expectedVersion);
  const record: DrillFindingRecord = {
    ...nextBookkeeping(deps, before),
    repeatsId: input.repeatsId === null ? null : firstEarlier(deps, before, input.repeatsId),
  };
  drillFindingTable.update(deps.db, record);
  return settleFinding(deps, record);
}

function firstEarlier(deps: Deps, finding: DrillFindingRecord, repeatsId: string): string {
  const drill = found(drillTable.find(deps.db, finding.drillId), '演练', finding.drillId);
  const earlier = new Map(earlierThan(drill, ownersFindings(deps.db, drill)).map((one) => [one.id, one]));
  const first = earlier.has(repeatsId) ? firstOfChain(repeatsId, earlier) : null;
  // A chain of one day's drills could otherwise be led back to itself.
  if (first === null || first === finding.id)
    throw new PlanDeskError('REPEAT_NOT_EARLIER', '只能与本单位更早的演练中发现的问题关联，请重新选择。', {
      repeatsId,
    });
  return first;
}
