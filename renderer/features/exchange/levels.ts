import type { Answer } from '../../api/contract';
import { listPath } from '../../app/use-go';

export type Regions = Answer<'levels', 'regions'>;
export type RegionLine = Regions['lines'][number];
export type Figure = keyof RegionLine['figures'];
export type League = Answer<'levels', 'league'>;
export type LeagueRow = League['rows'][number];
export type Gaps = Answer<'levels', 'gaps'>;
export type GapRow = Gaps['rows'][number];
/** How an office's own totals stand beside the recount. */
export type OfficeTotals = GapRow['totals'][number];
export type TotalsStanding = OfficeTotals['standing'];

/** The figures that a city or a province looks at first. */
export const mainFigures: readonly Figure[] = [
  'enterprises',
  'keyUnits',
  'shouldFile',
  'filed',
  'overdueFiling',
  'shouldDrill',
  'drilled',
  'assessOverdue',
];
/** What a figure is a share of. */
export const shareOf: Readonly<Partial<Record<Figure, Figure>>> = {
  filed: 'shouldFile',
  drilled: 'shouldDrill',
};
/** Figures that want a look where they are not nought. */
export const lateFigures: readonly Figure[] = ['overdueFiling', 'assessOverdue'];

const pathByList: Readonly<Record<Regions['lists'][Figure]['list'], string>> = {
  enterprises: '/enterprises',
  plans: '/plans',
  'filing-cases': '/filing',
  duties: '/duties',
  drills: '/drills',
  teams: '/teams',
  supplies: '/supplies',
  hazards: '/hazards',
};

/** Address of the records that a figure of a line counts: its register, filtered by their owners. */
export function figureListPath(lists: Regions['lists'], figure: Figure, line: RegionLine): string {
  const { list, filters } = lists[figure];
  const asked = filters.map(({ column, values, from, to }) => ({
    column,
    ...(values && { values }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }));
  return listPath(pathByList[list], [...asked, { column: 'origin', values: line.owners }]);
}

/** The lines that are seen while some are folded: none below a folded one. */
export function unfolded(lines: readonly RegionLine[], folded: ReadonlySet<string>): RegionLine[] {
  const hidden = new Set<string>();
  return lines.filter(({ key, parent }) => {
    const gone = parent !== null && (hidden.has(parent) || folded.has(parent));
    if (gone) hidden.add(key);
    return !gone;
  });
}

/** Keys of the lines that have others below them. */
export function foldable(lines: readonly RegionLine[]): ReadonlySet<string> {
  return new Set(lines.flatMap(({ parent }) => (parent === null ? [] : [parent])));
}
