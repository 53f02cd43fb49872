import { openScratch, type WriteDb } from '../../connection';
import {
  FORMAT_VERSION,
  FORMATS,
  type Formats,
  formatOf,
  type PackageManifest,
  type StatedManifest,
  TABLES,
} from '../format/index';
import { packageError } from '../problems';
import { checkData } from './check-data';
import { checkProfile } from './check-profile';

/**
 * Proves data.sqlite as the version it was written in; that of an older version is then brought up to the newest in
 * place, step by step, and proven again.
 * @param file the private copy that was taken out of the package
 * @param step called between the checks; may throw to cancel
 * @returns the manifest in the words of the newest version, with the counts that `file` now has
 * @throws PlanDeskError those of checkData
 */
export function proveData(
  file: string,
  { manifest, written }: StatedManifest,
  step: () => void,
  formats: Formats = FORMATS,
): PackageManifest {
  checkData(file, written.facts, formatOf(written.version, formats).tables, step);
  if (written.version === FORMAT_VERSION) {
    checkProfile(file, manifest);
    return manifest;
  }
  const current = { ...manifest, counts: bringUp(file, written.version, formats, step) };
  checkData(file, current, TABLES, step);
  return current;
}

function bringUp(file: string, version: number, formats: Formats, step: () => void): Record<string, number> {
  const { db, close } = openScratch(file);
  try {
    // Made by the check above; the next one would take them for the sender's.
    for (const { name } of db.all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL`,
    ))
      db.exec(`DROP INDEX ${name}`);
    for (let from = version; from < FORMAT_VERSION; from++) {
      formatOf(from, formats).toNext?.data(db);
      step();
    }
    return countsOf(db);
  } catch (error) {
    // The older version allowed what the newer one refuses: that is for the sender to mend.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code.startsWith('SQLITE_CONSTRAINT')
      ? packageError('PACKAGE_VALUES_UNFIT', `格式 ${version}`, {}, error)
      : error;
  } finally {
    close();
  }
}

function countsOf(db: WriteDb): Record<string, number> {
  return Object.fromEntries(
    TABLES.map(({ name }) => [name, db.value<number>(`SELECT COUNT(*) FROM ${name}`) ?? 0]),
  );
}
