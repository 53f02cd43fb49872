import type { ReadDb } from '../../connection';
import type { PlanHeading } from '../../domain/drill/templates';
import type { DrillRecord } from '../../repositories/drill';
import { textsOfVersion, versionsWithTexts } from '../../repositories/revision-texts';

export interface DrillableVersion {
  id: string;
  label: string;
  state: string;
  /** Its headings are known. */
  texts: number;
}

/** Versions of the plan drilled, newest first; none where no plan is linked. */
export function versionsToDrill(db: ReadDb, record: DrillRecord): DrillableVersion[] {
  if (record.planId === null) return [];
  return versionsWithTexts(db, record.planId).map(({ id, label, state, texts }) => ({
    id,
    label,
    state,
    texts,
  }));
}

/** The version in force: the newest published one, else the newest signed one. */
export function versionInForce(versions: readonly DrillableVersion[]): DrillableVersion | null {
  return (
    versions.find(({ state }) => state === 'published') ??
    versions.find(({ state }) => state === 'signed') ??
    null
  );
}

/** Most headings offered: a plan of three hundred pages has fewer. */
const MOST_HEADINGS = 1500;

/** The headings of the version drilled (or of the newest that can be read), each with those above it. */
export function headingsToDrill(db: ReadDb, record: DrillRecord): PlanHeading[] {
  const versions = versionsToDrill(db, record);
  const wanted = versions.find(({ id }) => id === record.planVersionId) ?? versionInForce(versions);
  const version = wanted && wanted.texts > 0 ? wanted : versions.find(({ texts }) => texts > 0);
  if (!version) return [];
  const [text] = textsOfVersion(db, version.id);
  const path: { level: number; text: string }[] = [];
  return (text?.outline ?? []).slice(0, MOST_HEADINGS).map(({ level, text: heading }) => {
    while ((path.at(-1)?.level ?? 0) >= level) path.pop();
    path.push({ level, text: heading });
    return { path: path.map((above) => above.text) };
  });
}
