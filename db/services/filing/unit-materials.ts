import type { ReadDb } from '../../connection';
import { isGap, MATERIAL_OF_ROLE } from '../../domain/filing/materials';
import { missingMaterials } from '../../domain/filing/transitions';
import type { FilingCaseRecord } from '../../repositories/filing-case';
import { documentsOfCase, type FilingDocumentView } from '../../repositories/filing-document';
import { listPlanDocuments } from '../../repositories/plan-document';
import { asFilingCase, type Dossier } from './dossier';

/** The 申报表: made by the program when the unit hands in. */
export const APPLICATION_MATERIAL = 'M1';

/** A file that belongs to a material: attached to the case, or to one of the plan versions in it. */
export interface MaterialFile
  extends Pick<FilingDocumentView, 'id' | 'fileName' | 'sha256' | 'size' | 'kind' | 'stored'> {
  /** `case`: attached here and can be taken off; `plan`: comes with the plan version. */
  from: 'case' | 'plan';
  round: number;
}

/** A material as the unit sees it while it gets its hand-in ready. */
export interface UnitMaterial {
  key: string;
  label: string;
  needed: boolean;
  why: string;
  local: boolean;
  /** Asked for by the office in the notice that the case came back with. */
  requested: boolean;
  /** What the office wrote beside it. */
  note: string | null;
  /** Files can be attached now. */
  open: boolean;
  /** In the words of the office's own check. */
  outcome: 'present' | 'missing' | 'not-needed';
  files: MaterialFile[];
}

/** The round that files are being collected for. */
export function workingRound(record: FilingCaseRecord): number {
  return record.state === 'returned' ? record.round + 1 : record.round;
}

/** Files and fields can be changed: nothing is handed in, or the office has sent it back. */
export const collecting = (record: FilingCaseRecord) =>
  record.state === 'draft' || record.state === 'returned';

/** The materials of a case with their files and what the office's check would find of them. */
export function unitMaterials(db: ReadDb, { record, materials, checks, plans }: Dossier): UnitMaterial[] {
  const papers = documentsOfCase(db, record.id);
  const versionIds = new Set(plans.map(({ versionId }) => versionId));
  const planFiles = [...new Set(plans.map(({ planId }) => planId))].flatMap((planId) =>
    listPlanDocuments(db, planId).filter(({ versionId }) => versionIds.has(versionId)),
  );
  const round = workingRound(record);
  const asked = new Map(
    checks
      .filter((check) => check.round === round - 1 && isGap(check.outcome))
      .map((check) => [check.material, check.note]),
  );
  return materials.map((material) => {
    const { key, needed } = material;
    const requested = asked.has(key);
    const files: MaterialFile[] = [
      ...papers
        .filter((paper) => paper.material === key)
        .map(({ id, fileName, sha256, size, kind, stored, round: of }) => {
          return { id, fileName, sha256, size, kind, stored, round: of, from: 'case' as const };
        }),
      ...planFiles
        .filter(({ role }) => key !== APPLICATION_MATERIAL && MATERIAL_OF_ROLE[role] === key)
        .map(({ id, fileName, sha256, size, kind, stored }) => {
          return { id, fileName, sha256, size, kind, stored, round: 1, from: 'plan' as const };
        }),
    ];
    // What the office has asked for is there only when something new was put in.
    const there =
      key === APPLICATION_MATERIAL && collecting(record)
        ? true
        : files.some((file) => !requested || file.round === round);
    return {
      ...material,
      requested,
      note: asked.get(key) ?? null,
      open: record.state === 'draft' || (record.state === 'returned' && requested),
      outcome: there ? 'present' : needed ? 'missing' : 'not-needed',
      files,
    };
  });
}

/** Everything that the office would send this hand-in back for, by the office's own check. */
export function gapsOf(
  dossier: Dossier,
  materials: readonly UnitMaterial[],
): { key: string; label: string }[] {
  const checks = materials.map(({ key, outcome }) => ({ material: key, outcome }));
  return missingMaterials({ ...asFilingCase(dossier), checks }).map(({ key, label }) => ({ key, label }));
}
