import type { WriteDb } from '../../db/connection';
import { compactName } from '../../db/domain/text/normalise';
import { nameInitials, personInitials } from '../../db/pinyin';
import { type AssessmentRecord, assessmentTable } from '../../db/repositories/assessment';
import type { Bookkeeping } from '../../db/repositories/bookkeeping';
import { type DepotRecord, depotTable } from '../../db/repositories/depot';
import { type DrillRecord, drillTable, UNDESIGNED_DRILL } from '../../db/repositories/drill';
import { type EnterpriseRecord, enterpriseTable } from '../../db/repositories/enterprise';
import { type EquipmentRecord, equipmentTable, PLAIN_EQUIPMENT } from '../../db/repositories/equipment';
import { type ExpertRecord, expertTable } from '../../db/repositories/expert';
import { type FilingCaseRecord, filingCaseTable, NOT_YET } from '../../db/repositories/filing-case';
import { insertFilingCasePlan } from '../../db/repositories/filing-case-plan';
import { type GovernmentFilingRecord, governmentFilingTable } from '../../db/repositories/government-filing';
import { type HazardRecord, hazardTable } from '../../db/repositories/hazard';
import { type HiddenDangerRecord, hiddenDangerTable } from '../../db/repositories/hidden-danger';
import {
  inspectionFindingTable,
  inspectionTable,
  inspectionUnitTable,
  keepCandidates,
} from '../../db/repositories/inspection';
import { type NoticeRecord, noticeTable } from '../../db/repositories/notice';
import { type PlanRecord, planTable } from '../../db/repositories/plan';
import { type PlanVersionRecord, planVersionTable } from '../../db/repositories/plan-version';
import {
  PLAIN_RISK_ANALYSIS,
  type RiskAnalysisRecord,
  riskAnalysisTable,
} from '../../db/repositories/risk-analysis';
import { PLAIN_SUPPLY, type SupplyRecord, supplyTable } from '../../db/repositories/supply';
import { PLAIN_TEAM, type TeamRecord, teamTable } from '../../db/repositories/team';
import { completeUscc } from './uscc';

/** Where built rows go: `makeCore()` fits. */
export interface Place {
  core: { write: WriteDb; newId: () => string; clock: { now(): string; today(): string } };
  self: string;
}

type Given<T> = Partial<T>;

export function bookkeeping({ core, self }: Place): Bookkeeping {
  const now = core.clock.now();
  return { origin: self, version: 1, createdAt: now, updatedAt: now, voidedAt: null, voidReason: null };
}

/** A valid code of a made-up unit: organisation codes beginning with MAX are never given out. */
export function madeUpUscc(n: number): string {
  let digits = '';
  for (let rest = n; digits.length < 5; rest = Math.floor(rest / 10)) digits = String(rest % 10) + digits;
  return completeUscc(`91220283MAX${digits}`);
}

let serial = 0;

/** An ordinary wood works unless told otherwise. */
export function makeEnterprise(place: Place, given: Given<EnterpriseRecord> = {}): EnterpriseRecord {
  serial += 1;
  const name = given.name ?? `舒兰市示例第${serial}木业有限公司`;
  const record: EnterpriseRecord = {
    id: place.core.newId(),
    name,
    nameKey: compactName(name),
    nameInitials: nameInitials(name),
    uscc: madeUpUscc(serial),
    noUsccReason: null,
    usccSuspect: false,
    regionCode: '220283',
    town: '北城街道',
    address: null,
    longitude: null,
    latitude: null,
    industryCode: null,
    supervisionCategory: null,
    activities: [],
    affiliation: 'county',
    sizeTier: 'small',
    sizeBasis: null,
    employees: 36,
    revenueWan: null,
    assetsWan: null,
    establishedOn: '2010-05-01',
    status: 'active',
    legalPerson: '示大明',
    legalPhone: '19900000001',
    principal: '例中意',
    principalPhone: '19900000002',
    safetyOfficer: '样小安',
    safetyOfficerPhone: '19900000003',
    majorHazardLevel: null,
    standardLevel: null,
    standardUntil: null,
    licenceNo: null,
    licenceUntil: null,
    businessScope: null,
    closedOn: null,
    mergedIntoId: null,
    remark: null,
    sets: [],
    ...bookkeeping(place),
    ...given,
  };
  enterpriseTable.insert(place.core.write, record);
  return record;
}

/** A published special plan of a unit (or of the office with `enterpriseId: null`) with its first version. */
export function makePlan(
  place: Place,
  given: Given<PlanRecord> & { first?: Given<PlanVersionRecord> } = {},
): { plan: PlanRecord; version: PlanVersionRecord } {
  serial += 1;
  const { first = {}, ...planGiven } = given;
  const title = given.title ?? `火灾事故专项应急预案${serial}`;
  const enterpriseId = given.enterpriseId === undefined ? makeEnterprise(place).id : given.enterpriseId;
  const plan: PlanRecord = {
    id: place.core.newId(),
    kind: 'special',
    title,
    titleKey: compactName(title),
    status: 'active',
    remark: null,
    ...bookkeeping(place),
    ...planGiven,
    enterpriseId,
  };
  planTable.insert(place.core.write, plan);
  return { plan, version: makePlanVersion(place, { planId: plan.id, ...first }) };
}

/** A published version of a plan. */
export function makePlanVersion(
  place: Place,
  given: Given<PlanVersionRecord> & { planId: string },
): PlanVersionRecord {
  const record: PlanVersionRecord = {
    id: place.core.newId(),
    number: 1,
    label: '第1版',
    state: 'published',
    reviewWay: null,
    reviewDate: null,
    reviewResult: null,
    signedOn: '2026-09-28',
    publishedOn: '2026-10-09',
    expiresOn: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  planVersionTable.insert(place.core.write, record);
  return record;
}

/** That a version of the office's own plan was filed, unless told otherwise. */
export function makeGovernmentFiling(
  place: Place,
  given: Given<GovernmentFilingRecord> & { planVersionId: string },
): GovernmentFilingRecord {
  const record: GovernmentFilingRecord = {
    id: place.core.newId(),
    kind: 'filing',
    recipient: '示例市人民政府',
    copies: [],
    doneOn: '2026-10-20',
    documentNo: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  governmentFilingTable.insert(place.core.write, record);
  return record;
}

/** A case handed in and received, with the given plan versions in it. */
export function makeFilingCase(
  place: Place,
  given: Given<FilingCaseRecord> & { enterpriseId: string; planVersionIds?: readonly string[] },
): FilingCaseRecord {
  const { planVersionIds = [], ...caseGiven } = given;
  const record: FilingCaseRecord = {
    id: place.core.newId(),
    kind: 'first',
    previousCaseId: null,
    state: 'submitted',
    round: 1,
    submittedOn: '2026-11-16',
    receivedOn: '2026-11-16',
    ...NOT_YET,
    channel: 'paper',
    sourceId: null,
    contact: '样小安',
    contactPhone: '19900000003',
    handler: null,
    remark: null,
    ...bookkeeping(place),
    ...caseGiven,
  };
  filingCaseTable.insert(place.core.write, record);
  for (const planVersionId of planVersionIds)
    insertFilingCasePlan(place.core.write, {
      id: place.core.newId(),
      caseId: record.id,
      planVersionId,
      ...bookkeeping(place),
    });
  return record;
}

/** A special-plan drill that was held and evaluated. */
export function makeDrill(place: Place, given: Given<DrillRecord> = {}): DrillRecord {
  serial += 1;
  const title = given.title ?? `火灾应急演练${serial}`;
  const record: DrillRecord = {
    ...UNDESIGNED_DRILL,
    id: place.core.newId(),
    enterpriseId: given.enterpriseId === undefined ? makeEnterprise(place).id : given.enterpriseId,
    planId: null,
    planTitle: null,
    title,
    titleKey: compactName(title),
    formText: null,
    planKind: 'special',
    form: 'action',
    content: null,
    purpose: null,
    level: 'enterprise',
    noNotice: false,
    plannedOn: null,
    startOn: '2026-06-10',
    endOn: '2026-06-10',
    timeText: null,
    place: null,
    participants: 20,
    scenario: null,
    state: 'evaluated',
    stateReason: null,
    evaluated: true,
    evaluatedOn: '2026-06-12',
    evaluationNote: null,
    reported: false,
    reportedOn: null,
    yearPlanYear: null,
    meets: [],
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  drillTable.insert(place.core.write, record);
  return record;
}

export function makeAssessment(
  place: Place,
  given: Given<AssessmentRecord> & { planId: string },
): AssessmentRecord {
  const record: AssessmentRecord = {
    id: place.core.newId(),
    assessedOn: '2026-03-02',
    conclusion: 'keep',
    assessor: '例评估',
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  assessmentTable.insert(place.core.write, record);
  return record;
}

export function makeRiskAnalysis(
  place: Place,
  given: Given<RiskAnalysisRecord> & { enterpriseId: string },
): RiskAnalysisRecord {
  const record: RiskAnalysisRecord = {
    ...PLAIN_RISK_ANALYSIS,
    id: place.core.newId(),
    month: '2026-10',
    doneOn: '2026-10-28',
    measures: null,
    ...bookkeeping(place),
    ...given,
  };
  riskAnalysisTable.insert(place.core.write, record);
  return record;
}

export function makeExpert(place: Place, given: Given<ExpertRecord> = {}): ExpertRecord {
  serial += 1;
  const name = given.name ?? `测专家${serial}`;
  const record: ExpertRecord = {
    id: place.core.newId(),
    name,
    nameKey: compactName(name),
    nameInitials: personInitials(name),
    gender: 'male',
    bornOn: '1970-01-01',
    idNumber: null,
    longitude: null,
    latitude: null,
    employer: '示例设计院',
    pastEmployers: [],
    position: null,
    title: '高级工程师',
    qualification: null,
    education: '本科',
    specialties: ['煤矿'],
    specialtyCodes: [],
    taskKinds: [],
    workSince: null,
    phone: '19900000004',
    email: null,
    address: null,
    regionCode: '220283',
    termFrom: '2025-01-01',
    termTo: '2027-12-31',
    termExact: true,
    certificateNo: null,
    yearlyCap: null,
    status: 'serving',
    mergedIntoId: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  expertTable.insert(place.core.write, record);
  return record;
}

export function makeTeam(place: Place, given: Given<TeamRecord> = {}): TeamRecord {
  serial += 1;
  const name = given.name ?? `舒兰市样例救援队${serial}`;
  const record: TeamRecord = {
    ...PLAIN_TEAM,
    id: place.core.newId(),
    name,
    nameKey: compactName(name),
    nameInitials: nameInitials(name),
    field: '矿山',
    nature: '企业专职',
    hostUnit: null,
    hostId: null,
    leader: '模队长',
    dutyPhone: '0432-00001234',
    members: 24,
    fullTimeMembers: 24,
    foundedOn: null,
    base: null,
    mainEquipment: null,
    regionCode: '220283',
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  teamTable.insert(place.core.write, record);
  return record;
}

export function makeEquipment(place: Place, given: Given<EquipmentRecord> = {}): EquipmentRecord {
  const name = given.name ?? '正压式空气呼吸器';
  const record: EquipmentRecord = {
    ...PLAIN_EQUIPMENT,
    id: place.core.newId(),
    teamId: null,
    team: null,
    teamKey: '',
    name,
    nameKey: compactName(name),
    model: 'RHZK6.8',
    modelKey: compactName(given.model ?? 'RHZK6.8'),
    quantity: 12,
    unit: '具',
    boughtOn: null,
    checkedOn: null,
    nextCheckOn: null,
    state: '完好',
    keeper: '试管理',
    phone: '19900000005',
    location: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  equipmentTable.insert(place.core.write, record);
  return record;
}

/** A depot of the office in which nothing lies yet. */
export function makeDepot(place: Place, given: Given<DepotRecord> = {}): DepotRecord {
  serial += 1;
  const name = given.name ?? `舒兰市示例储备库${serial}`;
  const record: DepotRecord = {
    id: place.core.newId(),
    name,
    nameKey: compactName(name),
    nameInitials: nameInitials(name),
    kind: 'government',
    parentId: null,
    owner: null,
    enterpriseId: null,
    teamId: null,
    regionCode: '220283',
    town: null,
    address: null,
    longitude: null,
    latitude: null,
    keeper: null,
    phone: '0432-00001300',
    area: null,
    shareable: null,
    closedOn: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  depotTable.insert(place.core.write, record);
  return record;
}

export function makeSupply(place: Place, given: Given<SupplyRecord> = {}): SupplyRecord {
  const name = given.name ?? '防洪沙袋';
  const record: SupplyRecord = {
    ...PLAIN_SUPPLY,
    id: place.core.newId(),
    depot: '舒兰市示例储备库',
    depotKey: '舒兰市示例储备库',
    category: '防汛',
    code: null,
    name,
    nameKey: compactName(name),
    spec: null,
    specKey: '',
    stock: 500,
    minimumStock: 200,
    unit: '条',
    madeOn: null,
    expiresOn: null,
    expiryKind: 'none',
    location: null,
    keeper: '试管理',
    phone: '19900000006',
    shareable: true,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  supplyTable.insert(place.core.write, record);
  return record;
}

/** A campaign that was drawn and begun, with one visit on which something was ordered to be corrected. */
export function makeHazard(
  place: Place,
  given: Given<HazardRecord> & { enterpriseId: string },
): HazardRecord {
  const record: HazardRecord = {
    id: place.core.newId(),
    name: '液氨罐区',
    number: null,
    level: 3,
    rValue: 12,
    peopleNearby: 60,
    place: null,
    longitude: null,
    latitude: null,
    startedOn: null,
    process: null,
    monitoring: null,
    responsible: null,
    responsiblePhone: null,
    assessor: null,
    assessedOn: null,
    nextAssessmentOn: null,
    filedOn: null,
    filingOffice: null,
    filingNo: null,
    neighbours: null,
    reachM: null,
    removedOn: null,
    removeReason: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  hazardTable.insert(place.core.write, record);
  return record;
}

export function makeHiddenDanger(
  place: Place,
  given: Given<HiddenDangerRecord> & { enterpriseId: string },
): HiddenDangerRecord {
  const record: HiddenDangerRecord = {
    id: place.core.newId(),
    hazardId: null,
    title: '储罐安全阀失效',
    description: null,
    category: null,
    place: null,
    state: 'found',
    foundOn: '2026-03-01',
    foundBy: null,
    filedOn: null,
    filingOffice: null,
    listingNo: null,
    listingLevel: null,
    listedOn: null,
    supervisor: null,
    responsible: null,
    responsiblePhone: null,
    measures: null,
    funds: null,
    dueOn: null,
    extendedTo: null,
    extendReason: null,
    correctedOn: null,
    acceptedOn: null,
    acceptedBy: null,
    acceptance: null,
    delistedOn: null,
    delistingNo: null,
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  hiddenDangerTable.insert(place.core.write, record);
  return record;
}

export function makeInspection(
  place: Place,
  given: { origin?: string; title?: string; enterpriseId: string },
): { id: string; unitId: string; findingId: string } {
  const [id, unitId, findingId] = [place.core.newId(), place.core.newId(), place.core.newId()];
  const kept = { ...bookkeeping(place), ...(given.origin !== undefined && { origin: given.origin }) };
  const candidates = [{ id: given.enterpriseId, name: given.title ?? '示例单位', stratum: 'all' }];
  inspectionTable.insert(place.core.write, {
    id,
    year: 2026,
    title: given.title ?? '2026年备案情况检查',
    kind: 'both',
    basis: null,
    plannedFrom: '2026-10-12',
    plannedTo: null,
    target: 1,
    population: {
      sets: [],
      towns: [],
      categories: [],
      industries: [],
      notInspectedMonths: null,
      stratifyBy: 'none',
      overdueFirst: false,
      quota: { total: 1, least: 1, given: {} },
      substitutes: 0,
    },
    strata: [{ key: 'all', label: '全部单位', size: 1, take: 1 }],
    seed: '0'.repeat(64),
    seedCommitment: '0'.repeat(64),
    spoken: null,
    witness: null,
    candidatesSha256: '0'.repeat(64),
    drawnAt: place.core.clock.now(),
    state: 'running',
    closedOn: null,
    remark: null,
    ...kept,
  });
  keepCandidates(place.core.write, id, JSON.stringify(candidates));
  inspectionUnitTable.insert(place.core.write, {
    id: unitId,
    inspectionId: id,
    enterpriseId: given.enterpriseId,
    stratum: 'all',
    place: 1,
    standing: 'drawn',
    reason: null,
    visitedOn: '2026-10-15',
    inspectors: ['示例甲'],
    answers: {},
    receivedBy: null,
    drillId: null,
    remark: null,
    ...kept,
  });
  inspectionFindingTable.insert(place.core.write, {
    id: findingId,
    inspectionUnitId: unitId,
    kind: 'no-plan',
    item: 'plan',
    description: given.title ?? '没有预案',
    drillId: null,
    orderNo: null,
    orderedOn: '2026-10-16',
    dueOn: '2026-11-06',
    correctedOn: null,
    recheckedOn: null,
    recheck: null,
    penalty: null,
    penalisedOn: null,
    closedOn: null,
    remark: null,
    ...kept,
  });
  return { id, unitId, findingId };
}

/** A reminder letter to a unit. */
export function makeReminder(
  place: Place,
  given: Given<NoticeRecord> & { enterpriseId: string },
): NoticeRecord {
  serial += 1;
  const record: NoticeRecord = {
    id: place.core.newId(),
    kind: 'reminder',
    number: `备催〔2026〕${serial}号`,
    caseId: null,
    round: null,
    recipient: '示例单位',
    issuedOn: '2026-11-02',
    dueOn: '2026-11-30',
    deliveredOn: null,
    deliveredHow: null,
    details: {},
    remark: null,
    ...bookkeeping(place),
    ...given,
  };
  noticeTable.insert(place.core.write, record);
  return record;
}

/** A unit inspected in a campaign, with what was found there: kind, and days of order and penalty. */
export function makeInspectedUnits(
  place: Place,
  given: {
    enterpriseIds: readonly string[];
    visitedOn: string;
    findings?: readonly { of: number; kind: string; orderedOn?: string; penalisedOn?: string }[];
  },
): { id: string } {
  const { core, self } = place;
  const id = core.newId();
  const book = { origin: self, now: core.clock.now() };
  core.write.run(
    `INSERT INTO inspection (id, year, title, kind, state, origin, created_at, updated_at)
     VALUES (@id, 2026, '备案情况检查', 'filing', 'closed', @origin, @now, @now)`,
    { id, ...book },
  );
  const units = given.enterpriseIds.map((enterpriseId, index) => {
    const unit = core.newId();
    core.write.run(
      `INSERT INTO inspection_unit (id, inspection_id, enterprise_id, stratum, place, standing, visited_on, origin, created_at, updated_at)
       VALUES (@unit, @id, @enterpriseId, '', @index, 'drawn', @visitedOn, @origin, @now, @now)`,
      { unit, id, enterpriseId, index, visitedOn: given.visitedOn, ...book },
    );
    return unit;
  });
  for (const finding of given.findings ?? [])
    core.write.run(
      `INSERT INTO inspection_finding (id, inspection_unit_id, kind, description, ordered_on, penalised_on, penalty, origin,
         created_at, updated_at)
       VALUES (@finding, @unit, @kind, '检查发现的问题', @orderedOn, @penalisedOn, CASE WHEN @penalisedOn IS NULL THEN NULL ELSE '警告' END,
         @origin, @now, @now)`,
      {
        finding: core.newId(),
        unit: units[finding.of] ?? '',
        kind: finding.kind,
        orderedOn: finding.orderedOn ?? null,
        penalisedOn: finding.penalisedOn ?? null,
        ...book,
      },
    );
  return { id };
}
