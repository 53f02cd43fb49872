import type { ReadDb } from '../../db/connection';
import type { Received } from '../../db/exchange/filing/apply-intake';
import { type IntakeLook, lookAtIntake } from '../../db/exchange/filing/look-at-intake';
import type { ResultLook } from '../../db/exchange/filing/look-at-result';
import type { MatterRows } from '../../db/exchange/filing/matter-rows';
import { deskLaw } from '../../db/law/desk-law';
import type { Contract, OutputOf } from '../contract/index';
import type { Host } from './host-state';

type Rehearsed = OutputOf<Contract['filingPackages']['rehearse']>;
type IntakeView = NonNullable<Rehearsed['intake']>;
type ResultView = NonNullable<Rehearsed['result']>;

/** A rehearsed hand-in against the database as it is now. @throws PlanDeskError REHEARSAL_GONE */
export function lookAgain(
  host: Host,
  db: ReadDb,
  rehearsalId: string,
  unitId: string | null | undefined,
): IntakeLook {
  const { read } = host.matters.get(rehearsalId);
  return lookAtIntake(
    {
      db,
      law: deskLaw(db, host.law),
      definitions: host.law.setDefinitions,
      self: host.requireSelf(),
      today: host.clock.today(),
      sender: read.proven.manifest.sender.id,
      recipient: read.proven.manifest.recipient,
    },
    read.rows,
    unitId,
  );
}

/** What receiving a hand-in would do, for the window. */
export function intakeView(
  { intake, own, match, plans, differences, sets, materials }: IntakeLook,
  rows: MatterRows,
): IntakeView {
  const { unit, record } = rows;
  return {
    as: intake.as,
    round: record.round,
    submittedOn: record.submittedOn,
    contact: record.contact,
    remark: record.remark,
    ownCaseId: own?.id ?? null,
    unit: {
      name: unit.name,
      uscc: unit.uscc,
      regionCode: unit.regionCode,
      address: unit.address,
      how: match.how,
      matched: match.unit && { id: match.unit.id, name: match.unit.name, uscc: match.unit.uscc },
      differences,
    },
    sets,
    plans: plans.map((plan) => ({
      versionId: plan.theirs.version.id,
      title: plan.theirs.plan.title,
      kind: plan.theirs.plan.kind,
      label: plan.theirs.version.label,
      publishedOn: plan.theirs.version.publishedOn,
      outcome: plan.plan === null ? 'new-plan' : plan.version === null ? 'new-version' : 'known',
      files: rows.planDocuments.filter(({ planVersionId }) => planVersionId === plan.theirs.version.id)
        .length,
      differences: plan.differences,
    })),
    materials: materials.map(({ key, label, needed, why, local, files }) => ({
      key,
      label,
      needed,
      why,
      local,
      files,
    })),
  };
}

/** What receiving an answer would do, for the window. */
export function resultView(look: ResultLook, { record, papers }: MatterRows): ResultView {
  return {
    ownCaseId: look.own?.id ?? null,
    known: look.known,
    state: record.state,
    filingNo: record.filingNo,
    returnedOn: record.returnedOn,
    decidedOn: record.decidedOn,
    steps: look.news.map(({ action, onDate, reason }) => ({ action, onDate, reason })),
    requested: look.requested.map(({ material, outcome, note }) => ({ material, outcome, note })),
    papers: papers.map(({ material, fileName }) => ({ material, fileName })),
  };
}

/** What was taken over from a hand-in, one entry of the audit log for each: entity, id, what changed. */
export function takenEntries({
  taken,
  enterpriseId,
}: Pick<Received, 'taken' | 'enterpriseId'>): (readonly [string, string, Record<string, unknown>])[] {
  if (taken === null) return [];
  return [
    ...(Object.keys(taken.unit).length > 0
      ? [['enterprise', enterpriseId, { changes: taken.unit }] as const]
      : []),
    ...taken.versions.map(({ planId, changes }) => ['plan', planId, { changes }] as const),
    ...taken.sets.map(
      ({ set, member, reason }) =>
        ['enterprise', enterpriseId, { set, decision: member ? '认定属于' : '认定不属于', reason }] as const,
    ),
  ];
}
