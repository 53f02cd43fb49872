import type { ReadDb } from '../../connection';
import type { CivilDate } from '../../domain/dates/civil-date';
import { OFFICE_FIGURES, type OfficeFigure } from '../../domain/exchange/office-figures';
import { officesUnder, regionTree, rollUp, type TreeNode } from '../../domain/exchange/region-tree';
import type { Law } from '../../law';
import { selfOffice } from '../../repositories/office';
import { isUnitDesk } from '../../services/own-sight';
import { type OfficeFigures, officeFigures, type ReportingOffice, reportingOffices } from './counties';
import { type LatestStatement, latestStatements } from './statements';

/** A line of the tree with the figures of everything below it. */
export interface RegionLine extends TreeNode {
  figures: Record<OfficeFigure, number>;
  lastPackageAt: string | null;
  lastPeriod: string | null;
  /** Names by which registers are filtered for the records this line counts; a register knows its owners by name. */
  owners: string[];
}

/**
 * Who reports to whom, each line with the sum of its records and all below it. Empty at a unit's desk.
 * @param figures those of `officeFigures`, where they are known already
 */
export function regionLines(
  db: ReadDb,
  law: Law,
  today: CivilDate,
  figures: readonly OfficeFigures[] = officeFigures(db, law, today),
): RegionLine[] {
  const self = selfOffice(db);
  if (self === undefined || isUnitDesk(db)) return [];
  const offices = reportingOffices(db);
  const known = new Map(figures.map((row) => [row.officeId, row]));
  const nodes = regionTree({ ...self, viaId: null }, offices, law.regions, (id) => hasAny(known.get(id)));
  const sums = rollUp(nodes, OFFICE_FIGURES, (id) => known.get(id));
  const names = new Map<string, string>([self, ...offices].map(({ id, name }) => [id, name]));
  const latest = new Map(offices.map((office) => [office.id, office]));
  const statements = latestStatements(db);
  return nodes.map((node) => ({
    ...node,
    figures: sums.get(node.key) as Record<OfficeFigure, number>,
    ...lastOf(node, latest, statements),
    owners: ownersOf(nodes, node, names),
  }));
}

function lastOf(
  { kind, officeId }: TreeNode,
  latest: ReadonlyMap<string, ReportingOffice>,
  statements: ReadonlyMap<string, LatestStatement>,
): Pick<RegionLine, 'lastPackageAt' | 'lastPeriod'> {
  const office = kind === 'office' && officeId !== null ? latest.get(officeId) : undefined;
  // Who reports through another says in what it signed of which period it speaks.
  const stated = office && statements.get(office.id)?.stated;
  return {
    lastPackageAt: office?.lastPackageAt ?? null,
    lastPeriod: office?.lastPeriod ?? stated?.period ?? null,
  };
}

function ownersOf(nodes: readonly TreeNode[], node: TreeNode, names: ReadonlyMap<string, string>): string[] {
  const ids = node.kind === 'own' && node.officeId !== null ? [node.officeId] : officesUnder(nodes, node.key);
  return [...new Set(ids.flatMap((id) => names.get(id) ?? []))];
}

function hasAny(row: OfficeFigures | undefined): boolean {
  return row !== undefined && OFFICE_FIGURES.some((key) => row[key] > 0);
}
