import type { ReadDb, WriteDb } from '../../connection';
import { isComparable, TOTALS_STANDINGS, type TotalsStanding } from '../../domain/exchange/totals';
import { readSetting, writeSetting } from '../../repositories/setting';
import { type LatestStatement, latestStatements } from './statements';
import type { TotalsCheck } from './totals';

/** Setting key: what the last recount of each office found. Not told with the settings, because it is long. */
const KEPT = 'list.exchange.totals';

interface KeptTotals {
  /** The package that had brought the rows that were counted. */
  broughtBy: string;
  /** Numbers that differ; null where what was stated could not be compared after all. */
  differing: number | null;
}
type Kept = Readonly<Record<string, KeptTotals>>;

interface Standing {
  standing: TotalsStanding;
  /** Numbers that differ. */
  differing: number;
}

/** How one office's own totals stand. */
export interface OfficeStanding extends Standing {
  officeId: string;
  name: string;
}

/** An office whose own totals are to be held against a recount. */
export interface Uncounted {
  officeId: string;
  broughtBy: string;
}

/** Offices whose totals can be compared and have not been since their rows came. */
export function uncountedOffices(db: ReadDb): Uncounted[] {
  const kept = readSetting<Kept>(db, KEPT, {});
  return [...latestStatements(db)].flatMap(([officeId, { broughtBy, stated }]) =>
    stated !== null && isComparable(stated) && kept[officeId]?.broughtBy !== broughtBy
      ? [{ officeId, broughtBy }]
      : [],
  );
}

/** Keeps what a recount found, for the lists that only read it. */
export function keepTotals(
  db: WriteDb,
  { officeId, broughtBy }: Uncounted,
  { stated, differences }: TotalsCheck,
): void {
  const found: KeptTotals = { broughtBy, differing: stated === null ? null : differences.length };
  writeSetting(db, KEPT, { ...readSetting<Kept>(db, KEPT, {}), [officeId]: found });
}

/** How the totals of every office stand that has reported here, itself or through another. */
export function totalsStandings(db: ReadDb): Map<string, Standing> {
  const kept = readSetting<Kept>(db, KEPT, {});
  return new Map(
    [...latestStatements(db)].map(([officeId, latest]) => [officeId, standingBeside(latest, kept[officeId])]),
  );
}

function standingBeside({ broughtBy, stated }: LatestStatement, found: KeptTotals | undefined): Standing {
  const as = (standing: TotalsStanding, differing = 0): Standing => ({ standing, differing });
  if (stated === null) return as('not-attached');
  if (!isComparable(stated)) return as('unstated');
  if (found?.broughtBy !== broughtBy) return as('waiting');
  if (found.differing === null) return as('unstated');
  return found.differing > 0 ? as('differs', found.differing) : as('alike');
}

/** Those of some offices, the worst first; an office from which nothing has come is left out. */
export function standingsOf(
  standings: ReadonlyMap<string, Standing>,
  offices: readonly { id: string; name: string }[],
): OfficeStanding[] {
  const place = ({ standing }: OfficeStanding) => TOTALS_STANDINGS.indexOf(standing);
  return offices
    .flatMap(({ id, name }) => {
      const found = standings.get(id);
      return found ? [{ officeId: id, name, ...found }] : [];
    })
    .sort((a, b) => place(a) - place(b));
}
