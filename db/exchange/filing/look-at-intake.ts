import type { ReadDb } from '../../connection';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import { judgeRecipient } from '../../domain/exchange/recipient';
import { type Intake, judgeIntake, UNIT_FACTS, type UnitFact } from '../../domain/filing/intake';
import { MATERIAL_OF_ROLE, type MaterialNeed } from '../../domain/filing/materials';
import { type EnterpriseRecord, findEnterpriseByUscc } from '../../repositories/enterprise';
import { type FilingCaseRecord, filingCaseTable } from '../../repositories/filing-case';
import { planVersionsById } from '../../repositories/filing-case-plan';
import { selfOffice } from '../../repositories/office';
import { materialsOn } from '../../services/filing/dossier';
import { type PackageProblem, packageProblem } from '../problems';
import { differences, type FieldDifference } from './intake-facts';
import { type SetDecision, setDecisions, withSets } from './intake-sets';
import { type IntakeContext, matchPlans, matchUnit, type PlanMatch, type UnitMatch } from './match-intake';
import type { MatterRows } from './matter-rows';
import { linksOf, sentByOthers } from './source-links';

/** What a hand-in would do here; nothing is written. */
export interface IntakeLook {
  intake: Intake;
  match: UnitMatch;
  own: FilingCaseRecord | null;
  plans: PlanMatch[];
  differences: FieldDifference<UnitFact>[];
  /** Decisions of the unit about its rule sets that do not count here yet. */
  sets: SetDecision[];
  materials: (MaterialNeed & { files: number })[];
  warnings: PackageProblem[];
  blocks: PackageProblem[];
}

/**
 * Compares a hand-in with the office's database: which unit, which plans and versions, which round, and everything that
 * stands in the way.
 * @param chosen the unit a person has matched it to; null: created from the package; undefined: found by the program
 */
export function lookAtIntake(context: IntakeContext, rows: MatterRows, chosen?: string | null): IntakeLook {
  const { db, self, sender, recipient } = context;
  const links = linksOf(db, sender);
  const ownId = links.own('filing_case', rows.record.id);
  const own = ownId === null ? null : (filingCaseTable.find(db, ownId) ?? null);
  const intake = judgeIntake(own && { state: own.state, round: own.round }, rows.record.round);
  const match = matchUnit(context, rows, links, own, chosen);
  const unit = match.unit;
  const plans = matchPlans(context, rows, links, unit);
  const facts = unit === null ? [] : differences(UNIT_FACTS, unit, rows.unit);
  const materials = neededMaterials(context, rows, unit);
  const look: IntakeLook = {
    intake,
    match,
    own,
    plans,
    differences: facts,
    sets: setDecisions(context, rows, unit),
    materials,
    warnings: [],
    blocks: [],
  };
  if (intake.as === 'known') {
    look.warnings.push(packageProblem('FILING_ROUND_KNOWN', String(rows.record.round)));
    return look;
  }
  if (judgeRecipient(recipient, { id: self, name: selfOffice(db)?.name ?? '' }) === 'other-name')
    look.warnings.push(packageProblem('PACKAGE_OTHER_NAME', recipient.name));
  look.blocks.push(...intakeBlocks(context, rows, look));
  if (unit !== null && unit.origin !== self)
    look.blocks.push(packageProblem('FILING_UNIT_FOREIGN', unit.name));
  else if (unit?.status === 'closed') look.blocks.push(packageProblem('FILING_UNIT_CLOSED', unit.name));
  const bearer = rows.unit.uscc === null ? undefined : findEnterpriseByUscc(db, self, rows.unit.uscc);
  if (unit !== null && bearer !== undefined && bearer.id !== unit.id)
    look.blocks.push(packageProblem('FILING_UNIT_OTHER', bearer.name));
  // Anybody can state a unit's name and code; whose key has come with them before is what can be told.
  if (unit !== null && sentByOthers(db, sender, 'enterprise', unit.id))
    look.warnings.push(packageProblem('FILING_SENDER_OTHER', unit.name));
  if (unit === null && chosen === undefined)
    look.warnings.push(packageProblem('FILING_UNIT_UNKNOWN', rows.unit.name));
  const differing = facts.length + plans.reduce((sum, plan) => sum + plan.differences.length, 0);
  if (look.sets.length > 0)
    look.warnings.push(packageProblem('FILING_SETS_DIFFER', look.sets.map(({ title }) => title).join('、')));
  if (differing > 0) look.warnings.push(packageProblem('FILING_FACTS_DIFFER', String(differing)));
  const bare = materials.filter(({ needed, local, files }) => needed && !local && files === 0);
  if (bare.length > 0 && intake.as === 'first')
    look.warnings.push(packageProblem('FILING_FILES_MISSING', bare.map(({ label }) => label).join('、')));
  return look;
}

function neededMaterials(
  { db, law, definitions, today }: IntakeContext,
  rows: MatterRows,
  unit: EnterpriseRecord | null,
): IntakeLook['materials'] {
  const submitted = rows.record.submittedOn as CivilDate | null;
  return materialsOn(db, law, unit ?? withSets(rows.unit, definitions, today), submitted).map((need) => ({
    ...need,
    files: filesFor(rows, need.key),
  }));
}

function filesFor(rows: MatterRows, material: string): number {
  return (
    rows.papers.filter((paper) => paper.material === material).length +
    rows.planDocuments.filter((document) => MATERIAL_OF_ROLE[document.role] === material).length
  );
}

function intakeBlocks(
  { db, today }: IntakeContext,
  rows: MatterRows,
  { intake, own, plans }: IntakeLook,
): PackageProblem[] {
  const blocks: PackageProblem[] = [];
  const { record } = rows;
  if (intake.as === 'refused')
    blocks.push(
      packageProblem(
        intake.code,
        own !== null && intake.code === 'FILING_ALREADY_DECIDED'
          ? (own.filingNo ?? own.decidedOn ?? own.state)
          : String(record.round),
      ),
    );
  if (record.state !== 'submitted' && record.state !== 'resubmitted')
    blocks.push(packageProblem('FILING_STATE_UNFIT', record.state));
  const submittedOn = record.submittedOn;
  if (submittedOn === null || submittedOn > asCivilDate(today))
    blocks.push(packageProblem('FILING_DATE_UNFIT', submittedOn ?? '没有申报日期'));
  for (const { theirs } of plans) {
    const { version, plan } = theirs;
    if (version.state !== 'signed' && version.state !== 'published')
      blocks.push(packageProblem('FILING_VERSION_NOT_IN_FORCE', plan.title));
    const since = version.signedOn ?? version.publishedOn;
    if (submittedOn !== null && since !== null && since > submittedOn)
      blocks.push(packageProblem('FILING_DATE_UNFIT', `${plan.title} ${since}，申报 ${submittedOn}`));
  }
  blocks.push(...takenVersions(db, own?.id ?? null, plans));
  return blocks;
}

function takenVersions(db: ReadDb, ownCase: string | null, plans: readonly PlanMatch[]): PackageProblem[] {
  const known = plans.flatMap(({ version }) => (version === null ? [] : [version.id]));
  return planVersionsById(db, known).flatMap((version) => {
    if (version.state !== 'signed' && version.state !== 'published')
      return [packageProblem('FILING_VERSION_NOT_IN_FORCE', version.title)];
    if (version.filedCase !== null) return [packageProblem('FILING_ALREADY_FILED', version.title)];
    const busy = version.openCase !== null && version.openCase !== ownCase;
    return busy ? [packageProblem('FILING_ALREADY_OPEN', version.title)] : [];
  });
}
