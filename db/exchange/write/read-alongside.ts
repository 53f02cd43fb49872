import type { ReadDb } from '../../connection';
import { loadLaw } from '../../law';
import { readKeptTime } from '../../repositories/kept-time';
import { officeTotals } from '../../services/reports/office-totals';
import type { PackageManifest } from '../format/index';
import { type CarriedOriginal, collectOriginals } from './forward-originals';

/** What a package tells beside its rows. */
export interface AlongsideOrder {
  /** Send on what the counties signed. */
  withOriginals?: boolean;
  /** State the sender's own totals as of a day; absent leaves them out. */
  totals?: { resourcesFolder: string; today: string };
}

export interface Alongside {
  totals: PackageManifest['totals'];
  originals: CarriedOriginal[];
  clock: PackageManifest['clock'];
}

/**
 * Reads what goes beside the rows, in the very snapshot that the rows are taken from: a total that counted one row more would
 * be taken for a lie.
 * @param folder a scratch folder for what the counties signed
 */
export function readAlongside(
  db: ReadDb,
  { withOriginals, totals }: AlongsideOrder,
  { sender, period, profile }: Pick<PackageManifest, 'sender' | 'period' | 'profile'>,
  { folder, changedSince }: { folder: string; changedSince: string | null },
): Alongside {
  return {
    totals:
      totals && period !== null
        ? officeTotals(db, loadLaw(totals.resourcesFolder), {
            period,
            today: totals.today,
            office: sender.id,
          })
        : null,
    // Every change leaves an entry in the log at its own moment: the last one tells when rows were changed, at no cost.
    clock: { changedUntil: readKeptTime(db).moment },
    originals: withOriginals ? collectOriginals(db, { folder, changedSince, omitted: profile.omitted }) : [],
  };
}
