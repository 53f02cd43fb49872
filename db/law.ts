import type { AccidentGradeTable } from './domain/codes/accident-grade';
import { parentRegion, type RegionData } from './domain/codes/region';
import { fromDayNumber } from './domain/dates/civil-date';
import type { RegionalDay } from './domain/dates/regional-days';
import {
  buildWorkingCalendar,
  type CalendarData,
  type WorkingCalendar,
} from './domain/dates/working-calendar';
import type { CompensationRules } from './domain/deployment/basis';
import type { EvaluationRules } from './domain/drill/evaluation-tables';
import type { DrillTemplates } from './domain/drill/templates';
import type { RuleBook } from './domain/duties/rule-book';
import type { RuleSetDefinition } from './domain/enterprise/rule-sets';
import type { SizeTierTable } from './domain/enterprise/size-tier';
import type { SupervisionCategories } from './domain/enterprise/supervision-category';
import type { ExportProfiles } from './domain/exchange/profile';
import type { SpecialtyCatalogue } from './domain/expert/specialties';
import type { FilingMaterial } from './domain/filing/materials';
import type { AidRules } from './domain/incident/aid-rules';
import type { ReportingRules } from './domain/incident/reporting-rules';
import type { InspectionForm } from './domain/inspection/items';
import type { CardRules } from './domain/plan/card-rules';
import type { GovernmentPlanRules } from './domain/plan/government/targets';
import type { AccidentKinds } from './domain/plan/text-checks/plan-scope';
import type { ReviewChecklists } from './domain/review/checklist';
import type { ReviewVoteRules } from './domain/review/votes';
import type { SchedulePreferences } from './domain/schedule/preferences';
import type { CapabilityCatalogue } from './domain/stock/capabilities';
import type { SupplyClassFrame } from './domain/stock/supply-classes';
import type { TeamCatalogue } from './domain/team/catalogue';
import { accidentGradesSchema, accidentReportingSchema } from './law/accident-reporting';
import { type CheckRules, loadCheckRules } from './law/check-rules';
import { compensationSchema } from './law/compensation';
import { type ContactRules, loadContactRules } from './law/contact-packs';
import { drillEvaluationSchema } from './law/drill-evaluation';
import { drillSeasonsSchema } from './law/drill-seasons';
import { drillTemplatesSchema } from './law/drill-templates';
import { type EnterpriseData, loadEnterpriseData } from './law/enterprise-data';
import { loadExportProfiles } from './law/export-profiles';
import { type FigureRules, loadFigures } from './law/figures';
import { type FilingRules, loadFilingRules } from './law/filing-rules';
import { type HazardRules, loadHazardRules } from './law/hazard-rules';
import { incidentAidsSchema } from './law/incident-aids';
import { inspectionItemsSchema } from './law/inspection-items';
import { cardRulesSchema, governmentPlansSchema } from './law/plan-packs';
import { loadPlanRules, type PlanRules } from './law/plan-rules';
import { provenPack, readPack } from './law/read-pack';
import { reviewChecklistsSchema } from './law/review-checklists';
import { type ReviewRules, reviewRulesSchema } from './law/review-rules';
import { reviewVoteSchema } from './law/review-vote';
import {
  accidentKindsSchema,
  calendarSchema,
  filingMaterialsSchema,
  regionalDaysSchema,
  regionsSchema,
  ruleBookSchema,
  setDefinitionsSchema,
  sizeTiersSchema,
  specialtiesSchema,
  supervisionCategoriesSchema,
} from './law/schemas';
import { capabilitiesSchema, supplyClassesSchema } from './law/stock-packs';
import { loadTeamCatalogue } from './law/teams';
import { whenAsked, withParts } from './law/when-asked';
import { nameInitials } from './pinyin';

/** A region as screens choose it. */
export interface Region {
  /** GB/T 2260, six digits. */
  code: string;
  name: string;
  parent: string | null;
  initials: string;
}

/** The law as data: everything under resources/ that a decision rests on, read and checked once at start. */
export interface Law extends CheckRules, FilingRules, ContactRules {
  /** Id and version of the rule book, as it is written into decisions. */
  readonly packVersion: string;
  readonly ruleBook: RuleBook;
  /** What the figures of the home screen and of the counties count. */
  readonly figures: FigureRules;
  /** Who is in which set, all times; see `definitionsInForce`. */
  readonly setDefinitions: readonly RuleSetDefinition[];
  readonly sizeTiers: SizeTierTable;
  readonly filingMaterials: readonly FilingMaterial[];
  /** What an inspection asks, clause by clause. */
  readonly inspectionForm: InspectionForm;
  /** Kinds of government plans, and where each is filed. */
  readonly governmentPlans: GovernmentPlanRules;
  /** What response cards hold, and cards to start from. */
  readonly cardRules: CardRules;
  readonly supervisionCategories: SupervisionCategories;
  /** Kinds of accident that plans are made for. */
  readonly accidentKinds: AccidentKinds;
  /** Limits of the four grades of an accident. */
  readonly accidentGrades: AccidentGradeTable;
  /** Who reports an accident to whom, and within which time. */
  readonly accidentReporting: ReportingRules;
  /** By what experts are drawn, and how ledgers word it. */
  readonly specialties: SpecialtyCatalogue;
  /** How rescue teams are told apart, and who must have one. */
  readonly teams: TeamCatalogue;
  /** Drafting steps, cases for revision and for filing anew, points of an assessment. */
  readonly planRules: PlanRules;
  /** The official tables of a review, and what their verdicts take. */
  readonly reviewChecklists: ReviewChecklists;
  /** How votes are counted, and what an outcome is held against. */
  readonly reviewVote: ReviewVoteRules;
  /** What a year plan of drills prefers where the law leaves the day open. */
  readonly drillSeasons: SchedulePreferences;
  /** Figures of a review: how many experts at least. */
  readonly reviewRules: ReviewRules;
  /** Tables and scales by which drills are evaluated. */
  readonly drillEvaluation: EvaluationRules;
  /** Drills to start from, and what is looked at before one begins. */
  readonly drillTemplates: DrillTemplates;
  /** What teams, equipment and supplies are able to do. */
  readonly capabilities: CapabilityCatalogue;
  /** How supplies are classified (GB/T 38565). */
  readonly supplyClasses: SupplyClassFrame;
  /** What is looked at first for each kind of accident. */
  readonly incidentAids: AidRules;
  /** Levels of major hazards, and critical quantities of substances. */
  readonly hazardRules: HazardRules;
  /** Who bears the costs of a call-up, and by what a compensation is due. */
  readonly compensation: CompensationRules;
  /** What packages leave out of personal data. */
  readonly exportProfiles: ExportProfiles;
  /** Industries, what matters of a unit, rough bounds of regions. */
  readonly enterpriseData: EnterpriseData;
  readonly regions: readonly Region[];
  /** Codes with their history, for old filing numbers and ledgers. */
  readonly regionData: RegionData;
  /** The shipped working days; a database may add to them, see `deskLaw`. */
  readonly calendar: WorkingCalendar;
  readonly calendarData: CalendarData;
  readonly regionalDays: readonly RegionalDay[];
  /** Last day the shipped calendar knows. */
  readonly calendarCoverage: string;
}

/**
 * Reads the rule data under `resourcesFolder`; `overrides` replaces parts of it in tests.
 * @throws PlanDeskError RULE_PACK_DAMAGED {file, finding}
 */
export function loadLaw(resourcesFolder: string, overrides: Partial<Law> = {}): Law {
  const ruleBook: RuleBook = readPack(resourcesFolder, 'rules/duties.json', ruleBookSchema);
  const calendarData: CalendarData = readPack(resourcesFolder, 'calendar/cn-2004-2026.json', calendarSchema);
  const calendar = buildWorkingCalendar(calendarData);
  const regionData: RegionData = readPack(resourcesFolder, 'regions/jilin.json', regionsSchema);
  // Half of all rule data, which only its own screens ask for.
  const late = whenAsked<Pick<Law, 'reviewChecklists' | 'drillEvaluation' | 'drillTemplates'>>({
    reviewChecklists: provenPack(resourcesFolder, 'rules/review-checklists.json', reviewChecklistsSchema),
    drillEvaluation: provenPack(resourcesFolder, 'rules/drill-evaluation.json', drillEvaluationSchema),
    drillTemplates: provenPack(resourcesFolder, 'rules/drill-templates.json', drillTemplatesSchema),
  });
  const read = {
    packVersion: `${ruleBook.id} ${ruleBook.version}`,
    ruleBook,
    figures: loadFigures(resourcesFolder, ruleBook),
    setDefinitions: readPack(resourcesFolder, 'rules/sets.json', setDefinitionsSchema).sets,
    sizeTiers: readPack(resourcesFolder, 'rules/size-tiers.json', sizeTiersSchema),
    filingMaterials: readPack(resourcesFolder, 'rules/filing-materials.json', filingMaterialsSchema)
      .materials,
    inspectionForm: readPack(resourcesFolder, 'rules/inspection-items.json', inspectionItemsSchema),
    governmentPlans: readPack(resourcesFolder, 'rules/government-plans.json', governmentPlansSchema),
    cardRules: readPack(resourcesFolder, 'rules/response-cards.json', cardRulesSchema),
    supervisionCategories: readPack(
      resourcesFolder,
      'codes/supervision-categories.json',
      supervisionCategoriesSchema,
    ),
    enterpriseData: loadEnterpriseData(resourcesFolder),
    exportProfiles: loadExportProfiles(resourcesFolder),
    planRules: loadPlanRules(resourcesFolder),
    reviewVote: readPack(resourcesFolder, 'rules/review-vote.json', reviewVoteSchema),
    drillSeasons: readPack(resourcesFolder, 'rules/drill-seasons.json', drillSeasonsSchema),
    reviewRules: readPack(resourcesFolder, 'rules/review-rules.json', reviewRulesSchema),
    incidentAids: readPack(resourcesFolder, 'rules/incident-aids.json', incidentAidsSchema),
    hazardRules: loadHazardRules(resourcesFolder),
    compensation: readPack(resourcesFolder, 'rules/compensation.json', compensationSchema),
    accidentKinds: readPack(resourcesFolder, 'codes/accident-kinds.json', accidentKindsSchema),
    accidentGrades: readPack(resourcesFolder, 'codes/accident-grades.json', accidentGradesSchema),
    accidentReporting: readPack(resourcesFolder, 'rules/accident-reporting.json', accidentReportingSchema),
    specialties: readPack(resourcesFolder, 'codes/specialties.json', specialtiesSchema),
    capabilities: readPack(resourcesFolder, 'codes/capabilities.json', capabilitiesSchema),
    supplyClasses: readPack(resourcesFolder, 'codes/supply-classes.json', supplyClassesSchema),
    teams: loadTeamCatalogue(resourcesFolder),
    ...loadCheckRules(resourcesFolder),
    ...loadFilingRules(resourcesFolder),
    ...loadContactRules(resourcesFolder),
    regionData,
    regions: regionData.regions.map(({ code, name }) => ({
      code,
      name,
      parent: parentRegion(code),
      initials: nameInitials(name),
    })),
    calendar,
    calendarData,
    regionalDays: readPack(resourcesFolder, 'calendar/regional.json', regionalDaysSchema).entries,
    calendarCoverage: fromDayNumber(calendar.lastDay),
  };
  return withParts(withParts(read, late), overrides);
}
