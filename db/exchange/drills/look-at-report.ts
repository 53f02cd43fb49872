import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import { isCompletedDrill } from '../../domain/drill/drill-state';
import {
  BLOCKING_GAPS,
  halfYearSpan,
  hasBegun,
  judgeReport,
  type ReportGap,
  type ReportIntake,
  reportGaps,
} from '../../domain/drill/half-year-report';
import { judgeRecipient } from '../../domain/exchange/recipient';
import { compactName } from '../../domain/text/normalise';
import type { DeskLaw } from '../../law/desk-law';
import { type DrillRecord, drillTable } from '../../repositories/drill';
import { type DrillSubmissionRecord, drillSubmissionTable } from '../../repositories/drill-submission';
import { answersOf, findSubmission } from '../../repositories/drill-submission-views';
import { type EnterpriseRecord, findEnterpriseByUscc } from '../../repositories/enterprise';
import { selfOffice } from '../../repositories/office';
import { findPlansByTitle, planTable } from '../../repositories/plan';
import { listPlanVersions } from '../../repositories/plan-version';
import { dueOfPeriod } from '../../services/drill-reports/view-reports';
import { matchUnit, type UnitMatch } from '../filing/match-intake';
import { linksOf, type SourceLinks, sentByOthers } from '../filing/source-links';
import { type PackageProblem, packageProblem } from '../problems';
import type { DrillRows } from './drill-rows';
import { inOrder, unprovenFinding } from './drill-story';

export interface ReportContext {
  db: ReadDb;
  law: DeskLaw;
  self: string;
  today: string;
  sender: string;
  /** Whom the package is addressed to; without an id before the sender knows ours. */
  recipient: { id: string | null; name: string };
  /** Later than every package received of this sender. */
  latest: boolean;
}

/** A drill of the report beside ours. */
export interface DrillMatch {
  theirs: DrillRecord;
  /** `linked`: it came before; `same-day`: this desk has it already by its own register. */
  how: 'linked' | 'same-day' | 'new';
  ownId: string | null;
  gaps: ReportGap[];
}

/** What a report would do here; nothing is written. */
export interface ReportLook {
  intake: ReportIntake;
  match: UnitMatch;
  own: DrillSubmissionRecord | null;
  drills: DrillMatch[];
  /** Our plans and versions for theirs, by the id in the package; plans that are not registered here are absent. */
  plans: ReadonlyMap<string, string>;
  versions: ReadonlyMap<string, string>;
  warnings: PackageProblem[];
  blocks: PackageProblem[];
}

/**
 * Compares a half-yearly report with the office's database: which unit, which drills, which round, and everything that
 * stands in the way.
 * @param chosen the unit a person has matched it to; null: created from the package; undefined: found by the program
 */
export function lookAtReport(context: ReportContext, rows: DrillRows, chosen?: string | null): ReportLook {
  const { db, self, sender, recipient, latest } = context;
  const { submission } = rows;
  const links = linksOf(db, sender);
  const linked = links.own('drill_submission', submission.id);
  const kept = linked === null ? undefined : drillSubmissionTable.find(db, linked);
  const settled = kept?.voidedAt === null ? kept : null;
  const match = matchUnit(context, rows, links, settled, chosen);
  const unit = match.unit;
  const own =
    settled ??
    (unit && findSubmission(db, { origin: self, enterpriseId: unit.id, period: submission.period })) ??
    null;
  const answered = own !== null && answersOf(db, own.id).some(({ round }) => round === own.round);
  const look: ReportLook = {
    intake: judgeReport(
      own && own.state === 'handed-in' ? { round: own.round, answered } : null,
      submission.round,
      latest,
    ),
    match,
    own,
    drills: matchDrills(context, rows, links, unit),
    ...matchPlansOf(db, self, rows, links, unit),
    warnings: [],
    blocks: [],
  };
  if (look.intake === 'known') {
    look.warnings.push(packageProblem('DRILL_REPORT_KNOWN', String(submission.round)));
    return look;
  }
  if (judgeRecipient(recipient, { id: self, name: selfOffice(db)?.name ?? '' }) === 'other-name')
    look.warnings.push(packageProblem('PACKAGE_OTHER_NAME', recipient.name));
  look.blocks.push(...reportBlocks(context, rows, look));
  if (unit !== null) judgeUnit(context, rows, unit, look);
  else if (chosen === undefined) look.warnings.push(packageProblem('FILING_UNIT_UNKNOWN', rows.unit.name));
  warn(context, rows, look, answered);
  return look;
}

function judgeUnit(
  { db, self, sender }: ReportContext,
  rows: DrillRows,
  unit: EnterpriseRecord,
  look: ReportLook,
): void {
  if (unit.origin !== self) look.blocks.push(packageProblem('FILING_UNIT_FOREIGN', unit.name));
  const bearer = rows.unit.uscc === null ? undefined : findEnterpriseByUscc(db, self, rows.unit.uscc);
  if (bearer !== undefined && bearer.id !== unit.id)
    look.blocks.push(packageProblem('FILING_UNIT_OTHER', bearer.name));
  // Anybody can state a unit's name and code; whose key has come with them before is what can be told.
  if (sentByOthers(db, sender, 'enterprise', unit.id))
    look.warnings.push(packageProblem('FILING_SENDER_OTHER', unit.name));
}

function reportBlocks({ today }: ReportContext, rows: DrillRows, { drills }: ReportLook): PackageProblem[] {
  const { submission } = rows;
  const window = halfYearSpan(submission.period);
  if (window === null || !hasBegun(window, today))
    return [packageProblem('DRILL_REPORT_PERIOD', submission.period.slice(0, 20))];
  const { state, handedInOn } = submission;
  const blocks: PackageProblem[] = [];
  if (
    state !== 'handed-in' ||
    submission.round < 1 ||
    handedInOn === null ||
    handedInOn > today ||
    handedInOn < window.start
  )
    blocks.push(packageProblem('DRILL_REPORT_STATE', handedInOn ?? '没有报送日期'));
  for (const { theirs, gaps } of drills) {
    const afterwards = handedInOn !== null && (theirs.endOn ?? theirs.startOn ?? '') > handedInOn;
    if (gaps.includes('not-held') || afterwards)
      blocks.push(packageProblem('DRILL_REPORT_FUTURE', theirs.title));
    else if (gaps.includes('outside')) blocks.push(packageProblem('DRILL_REPORT_OUTSIDE', theirs.title));
    else if (!inOrder(theirs, today)) blocks.push(packageProblem('DRILL_REPORT_DATES', theirs.title));
  }
  const strange = unprovenFinding(rows, today);
  if (strange !== null) blocks.push(packageProblem('DRILL_REPORT_FINDING', strange));
  return blocks;
}

function warn({ law }: ReportContext, rows: DrillRows, look: ReportLook, answered: boolean): void {
  const { submission } = rows;
  const window = halfYearSpan(submission.period);
  const due = window && dueOfPeriod(law, window).due;
  if (due !== null && submission.handedInOn !== null && submission.handedInOn > due)
    look.warnings.push(packageProblem('DRILL_REPORT_LATE', due));
  if (look.own !== null && look.intake === 'next-round' && !answered && look.own.state === 'handed-in')
    look.warnings.push(packageProblem('DRILL_REPORT_UNANSWERED', String(look.own.round)));
  const told = (drills: readonly DrillMatch[]) => drills.map(({ theirs }) => theirs.title).join('、');
  const incomplete = look.drills.filter(({ gaps }) =>
    gaps.some((gap) => gap !== 'no-plan' && !BLOCKING_GAPS.has(gap)),
  );
  const unevaluated = look.drills.filter(({ gaps }) => gaps.includes('not-evaluated'));
  const lacking = [...new Set([...unevaluated, ...incomplete])];
  if (lacking.length > 0) look.warnings.push(packageProblem('DRILL_REPORT_INCOMPLETE', told(lacking)));
  const strange = rows.plans.filter(({ id }) => !look.plans.has(id));
  if (strange.length > 0)
    look.warnings.push(
      packageProblem('DRILL_REPORT_PLAN_UNKNOWN', strange.map(({ title }) => title).join('、')),
    );
  const same = look.drills.filter(({ how }) => how === 'same-day');
  if (same.length > 0) look.warnings.push(packageProblem('DRILL_REPORT_SAME_DRILL', told(same)));
}

function matchDrills(
  { db, self, today }: ReportContext,
  rows: DrillRows,
  links: SourceLinks,
  unit: EnterpriseRecord | null,
): DrillMatch[] {
  const window = halfYearSpan(rows.submission.period);
  const taken = new Set<string>();
  return rows.drills.map((theirs): DrillMatch => {
    const gaps = window === null ? [] : reportGaps(reportable(rows, theirs), window, asCivilDate(today));
    const linked = links.own('drill', theirs.id);
    const kept = linked === null ? undefined : drillTable.find(db, linked);
    if (kept && kept.voidedAt === null && kept.enterpriseId === unit?.id) {
      taken.add(kept.id);
      return { theirs, how: 'linked', ownId: kept.id, gaps };
    }
    const same =
      unit === null ? undefined : sameDay(db, self, unit.id, theirs).find(({ id }) => !taken.has(id));
    if (same) taken.add(same.id);
    return { theirs, how: same ? 'same-day' : 'new', ownId: same?.id ?? null, gaps };
  });
}

/** A drill as it lies in the package. */
function reportable(rows: DrillRows, drill: DrillRecord) {
  const of = (table: string) => (rows.rows[table] ?? []).filter(({ drill_id }) => drill_id === drill.id);
  return {
    ...drill,
    // Whatever state it tells: one that nobody evaluated is not evaluated.
    state: drill.evaluated || !isCompletedDrill(drill.state) ? drill.state : ('ended' as const),
    hasReport:
      of('drill_report').some(({ kind, state }) => kind === 'evaluation' && state === 'issued') ||
      of('drill_attachment').some(({ kind }) => kind === 'report'),
    openFindings: of('drill_finding').filter(({ state }) => state !== 'verified' && state !== 'carried')
      .length,
  };
}

/** Drills that this desk has by its own register for the same unit and day, and that say nothing else of title or kind of plan. */
function sameDay(db: ReadDb, self: string, enterpriseId: string, theirs: DrillRecord): DrillRecord[] {
  return drillTable
    .select(
      db,
      `WHERE enterprise_id = @enterpriseId AND origin = @self AND voided_at IS NULL AND start_on = @day AND state <> 'cancelled'
         AND NOT EXISTS (SELECT 1 FROM source_link l WHERE l.table_name = 'drill' AND l.own_id = drill.id) ORDER BY id`,
      { enterpriseId, self, day: theirs.startOn },
    )
    .filter(
      (ours) =>
        ours.titleKey === compactName(theirs.title) ||
        (ours.planKind === theirs.planKind && ours.form === theirs.form),
    );
}

/** Our plans and versions that those of the report are: by what came before, by kind and title, by label. */
function matchPlansOf(
  db: ReadDb,
  self: string,
  rows: DrillRows,
  links: SourceLinks,
  unit: EnterpriseRecord | null,
): Pick<ReportLook, 'plans' | 'versions'> {
  const plans = new Map<string, string>();
  const versions = new Map<string, string>();
  if (unit === null) return { plans, versions };
  for (const { id, title, kind } of rows.plans) {
    const linked = links.own('plan', id);
    const kept = linked === null ? undefined : planTable.find(db, linked);
    const owner = { origin: self, enterpriseId: unit.id };
    const plan =
      (kept?.voidedAt === null && kept.enterpriseId === unit.id ? kept : undefined) ??
      findPlansByTitle(db, owner, kind as Parameters<typeof findPlansByTitle>[2], compactName(title))[0];
    if (!plan) continue;
    plans.set(id, plan.id);
    const ours = listPlanVersions(db, plan.id);
    for (const version of rows.versions.filter(({ planId }) => planId === id)) {
      const known = links.own('plan_version', version.id);
      const same = ours.find((one) => one.id === known) ?? ours.find(({ label }) => label === version.label);
      if (same) versions.set(version.id, same.id);
    }
  }
  return { plans, versions };
}
