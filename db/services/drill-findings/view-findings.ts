import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import { isCompletedDrill } from '../../domain/drill/drill-state';
import {
  type FindingAction,
  type FindingStep,
  findingActions,
  isOverdue,
} from '../../domain/drill/finding-state';
import { type HeadingEntry, readHeadings } from '../../domain/plan/outline/headings';
import { triggerState } from '../../domain/plan/revision';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { type DrillFindingRecord, drillFindingTable } from '../../repositories/drill-finding';
import {
  correctionsOf,
  drillsToCome,
  filesOfFinding,
  findingsCarriedTo,
  findingsOfDrill,
  logEntriesOf,
  newestVersionOf,
  type TargetRow,
  versionText,
} from '../../repositories/drill-finding-views';
import { planTable } from '../../repositories/plan';
import { planVersionTable } from '../../repositories/plan-version';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';
import { takesFindings } from './edit-finding';
import { factsOf } from './finding-steps';
import { calledForRevision, standingProposal } from './propose-revision';
import {
  type ChainLink,
  chainAmong,
  type OfferedRepeat,
  type OwnersFindings,
  ownersFindings,
  repeatsAmong,
} from './repeats';

/** Who looks, and when: what is offered next depends on both. */
export interface Looking {
  today: string;
  /** Account of whoever is signed in; null where nobody signs in. */
  account: string | null;
}

/** A finding with everything that hangs on it and what can be done next. */
export interface FindingView {
  record: DrillFindingRecord;
  drill: { id: string; title: string; heldOn: string | null; enterpriseId: string | null };
  overdue: boolean;
  log: ReturnType<typeof logEntriesOf>;
  files: ReturnType<typeof filesOfFinding>;
  corrections: ReturnType<typeof correctionsOf>;
  /** All findings of its chain, the first one first; empty where it stands alone. */
  chain: ChainLink[];
  /** What it seems to repeat, while nobody has said so. */
  offered: OfferedRepeat[];
  carriedTo: { id: string; title: string; on: string | null; held: boolean } | null;
  trigger: { id: string; planId: string; state: ReturnType<typeof triggerState> } | null;
  /** It is serious, or the plan is at fault, and nobody has proposed a revision yet. */
  callsForRevision: boolean;
  actions: { action: FindingAction; blockers: { code: string; text: string }[] }[];
}

/** The findings of a drill, and those of earlier drills that it takes up. */
export interface DrillFindingsView {
  drill: DrillRecord;
  takesFindings: boolean;
  findings: FindingView[];
  carriedIn: FindingView[];
}

/** @throws PlanDeskError NOT_FOUND */
export function viewFindings(db: ReadDb, drillId: string, looking: Looking): DrillFindingsView {
  assertInSight(db, 'drill', drillId);
  const drill = found(drillTable.find(db, drillId), '演练', drillId);
  const owners = ownersFindings(db, drill);
  return {
    drill,
    takesFindings: takesFindings(drill.state),
    findings: findingsOfDrill(db, drillId).map((record) => viewOf(db, record, drill, owners, looking)),
    carriedIn: findingsCarriedTo(db, drillId).flatMap((record) => {
      const shownBy = drillTable.find(db, record.drillId);
      return shownBy === undefined ? [] : [viewOf(db, record, shownBy, owners, looking)];
    }),
  };
}

/** One finding by itself. @throws PlanDeskError NOT_FOUND */
export function viewFinding(db: ReadDb, id: string, looking: Looking): FindingView {
  const record = found(drillFindingTable.find(db, id), '演练问题', id);
  assertInSight(db, 'drill', record.drillId);
  const drill = found(drillTable.find(db, record.drillId), '演练', record.drillId);
  return viewOf(db, record, drill, ownersFindings(db, drill), looking);
}

/** Drills that may take a finding of this one up. @throws PlanDeskError NOT_FOUND */
export function targetsOf(db: ReadDb, drillId: string): TargetRow[] {
  assertInSight(db, 'drill', drillId);
  return drillsToCome(db, found(drillTable.find(db, drillId), '演练', drillId), drillId);
}

/** The headings of the plan that was drilled, each with its way from the chapter down; none where its text is not kept. */
export function sectionsOf(
  db: ReadDb,
  drillId: string,
): { planTitle: string | null; versionLabel: string | null; sections: string[][] } {
  assertInSight(db, 'drill', drillId);
  const { planId, planVersionId } = found(drillTable.find(db, drillId), '演练', drillId);
  const versionId = planVersionId ?? (planId === null ? undefined : newestVersionOf(db, planId)?.id);
  const version = versionId === undefined ? undefined : planVersionTable.find(db, versionId);
  const text = version && versionText(db, version.id);
  const headings = text ? readHeadings(text.text, JSON.parse(text.outline) as HeadingEntry[]) : [];
  const pathOf = (index: number): string[] => {
    const heading = headings[index];
    return heading === undefined ? [] : [...pathOf(heading.parent), heading.text];
  };
  return {
    planTitle: planId === null ? null : (planTable.find(db, planId)?.title ?? null),
    versionLabel: version?.label ?? null,
    sections: headings.flatMap(({ isAnnex }, at) => (isAnnex ? [] : [pathOf(at)])),
  };
}

function viewOf(
  db: ReadDb,
  record: DrillFindingRecord,
  drill: DrillRecord,
  owners: OwnersFindings,
  { today, account }: Looking,
): FindingView {
  const corrections = correctionsOf(db, record.id);
  const target = record.carriedToId === null ? undefined : drillTable.find(db, record.carriedToId);
  const trigger = standingProposal(db, record);
  // Asked as if the step's own form were filled in: what blocks even then stands beside the button.
  const asked: FindingStep = {
    onDate: asCivilDate(today),
    by: { name: '—', account },
    owner: '—',
    dueOn: asCivilDate(today),
    measure: '—',
    proof: '—',
    reason: '—',
    target: { fits: true },
  };
  const facts = factsOf(db, record, drill, corrections);
  return {
    record,
    drill: {
      id: drill.id,
      title: drill.title,
      heldOn: drill.endOn ?? drill.startOn,
      enterpriseId: drill.enterpriseId,
    },
    overdue: isOverdue(record.state, record.dueOn, today),
    log: logEntriesOf(db, record.drillId, record.logIds),
    files: filesOfFinding(db, record),
    corrections,
    chain: chainAmong(record.id, owners),
    offered: record.repeatsId === null ? repeatsAmong(drill, owners, record) : [],
    carriedTo:
      target === undefined
        ? null
        : {
            id: target.id,
            title: target.title,
            on: target.endOn ?? target.startOn ?? target.plannedOn,
            held: isCompletedDrill(target.state),
          },
    trigger:
      trigger === null ? null : { id: trigger.id, planId: trigger.planId, state: triggerState(trigger) },
    callsForRevision: trigger === null && drill.planId !== null && calledForRevision(record),
    actions: findingActions(record.state, { facts, step: asked }).map(({ action, blockers }) => ({
      action,
      blockers: blockers.map(({ code, message }) => ({ code, text: message })),
    })),
  };
}
