import type { ReadDb } from '../../connection';
import { loadLaw } from '../../law';
import { officeTotals } from '../../services/reports/office-totals';
import type { PackageManifest } from '../format/index';
import { type CarriedOriginal, collectOriginals } from './forward-originals';

/** What an upload tells beside its rows. */
export interface AlongsideOrder {
  /** Send on what the counties signed. */
  withOriginals?: boolean;
  /** State the sender's own totals as of a day; absent leaves them out. */
  totals?: { resourcesFolder: string; today: string };
}

export interface Alongside {
  totals: PackageManifest['totals'];
  originals: CarriedOriginal[];
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
    originals: withOriginals ? collectOriginals(db, { folder, changedSince, omitted: profile.omitted }) : [],
  };
}
