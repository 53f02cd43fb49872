import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Deps } from '../../db/core';
import { type DrillSubmissionRecord, drillSubmissionTable } from '../../db/repositories/drill-submission';
import {
  type DrillYearItemRecord,
  type DrillYearPlanRecord,
  drillYearItemTable,
  drillYearPlanTable,
} from '../../db/repositories/drill-year';
import { planDocumentTable } from '../../db/repositories/plan-document';
import { writeSetting } from '../../db/repositories/setting';
import { stocktakeTable } from '../../db/repositories/stock';
import { saveLicence } from '../../db/services/enterprises/licences';
import { addPlanLink } from '../../db/services/plan-checks/plan-links';
import { makeCard } from '../../db/services/response-cards/save-card';
import { reindex } from '../../db/services/search/reindex';
import { contract } from '../../electron/contract/index';
import { makeContact, makeFacility } from '../builders/contacts';
import { makeDeployment, makeDeploymentItem } from '../builders/deployments';
import { type Desk, makeDesk } from '../builders/desk';
import { makeDrillFinding } from '../builders/drill-findings';
import { makeDrillForm } from '../builders/drill-forms';
import { makeDrawnDraw } from '../builders/expert-draws-desk';
import { handlers } from '../builders/handlers';
import { makeIncident } from '../builders/incidents';
import { attachText } from '../builders/plan-text';
import {
  makeAssessment,
  makeDepot,
  makeDrill,
  makeEnterprise,
  makeEquipment,
  makeExpert,
  makeFilingCase,
  makeHazard,
  makeHiddenDanger,
  makeInspection,
  makePlan,
  makeReminder,
  makeRiskAnalysis,
  makeSupply,
  makeTeam,
} from '../builders/records';
import { makeAssignment, makeReview } from '../builders/reviews';

const FOREIGN = 'elsewhere';
/** Stands in every word of the other owner's records. */
const MARK = '例源';

/** Everything an owner can have; `name` stands in all of it. */
function fill(desk: Desk, origin: string, name: string) {
  const db = desk.core.write;
  const { clock, newId } = desk.core;
  const deps: Deps = {
    db,
    clock,
    newId,
    law: desk.host.law,
    actor: { id: 'u1', name: '示例员' },
    self: origin,
    changed: () => undefined,
  };
  const unit = makeEnterprise(desk, { name, origin, town: `${name}镇`, industryCode: `${name}`.slice(0, 1) });
  const { plan, version } = makePlan(desk, {
    enterpriseId: unit.id,
    kind: 'comprehensive',
    title: `${name}综合应急预案`,
    origin,
  });
  const place = { core: desk.core, self: origin } as Parameters<typeof attachText>[0];
  const sha256 = attachText(place, version.id, `${name}的值班室负责报告。班长先撤离。`);
  const document = planDocumentTable.select(db, 'WHERE sha256 = @sha256', { sha256 })[0];
  const government = makePlan(desk, {
    enterpriseId: null,
    kind: 'government',
    title: `${name}总体预案`,
    origin,
  });
  const filing = makeFilingCase(desk, {
    enterpriseId: unit.id,
    origin,
    planVersionIds: [version.id],
    contact: name,
    state: 'filed',
    decidedOn: '2026-11-18',
  });
  const drill = makeDrill(desk, {
    enterpriseId: unit.id,
    title: `${name}演练`,
    origin,
    startOn: '2026-05-06',
    endOn: '2026-05-06',
  });
  const drillForm = makeDrillForm(desk, { drillId: drill.id, origin, evaluator: name });
  const finding = makeDrillFinding(desk, { drillId: drill.id, origin, title: `${name}警戒区没有标志` });
  const bookkeeping = {
    origin,
    version: 1,
    createdAt: clock.now(),
    updatedAt: clock.now(),
    voidedAt: null,
    voidReason: null,
  };
  const submission: DrillSubmissionRecord = {
    ...bookkeeping,
    id: newId(),
    enterpriseId: unit.id,
    period: '2026H1',
    round: 1,
    drillIds: [drill.id],
    state: 'handed-in',
    note: name,
    preparedBy: name,
    phone: null,
    handedInOn: '2026-07-01',
    sourceId: null,
    remark: null,
  };
  drillSubmissionTable.insert(db, submission);
  const yearPlan: DrillYearPlanRecord = {
    ...bookkeeping,
    id: newId(),
    enterpriseId: null,
    year: 2026,
    title: `${name}年度演练计划`,
    state: 'draft',
    refusals: [],
    wishes: {},
    explanation: null,
    responsible: null,
    budget: null,
    approvedBy: null,
    approvedOn: null,
    documentNo: null,
    remark: null,
  };
  drillYearPlanTable.insert(db, yearPlan);
  const yearItem: DrillYearItemRecord = {
    ...bookkeeping,
    id: newId(),
    yearPlanId: yearPlan.id,
    position: 1,
    category: null,
    topic: `${name}的环节`,
    month: null,
    target: 1,
    guidance: 0,
    observing: 0,
    inspectionId: null,
    responsible: null,
    remark: null,
  };
  drillYearItemTable.insert(db, yearItem);
  const assessment = makeAssessment(desk, { planId: plan.id, origin, assessor: name });
  makeRiskAnalysis(desk, { enterpriseId: unit.id, origin, measures: name });
  const card = makeCard(deps, {
    planId: plan.id,
    fields: {
      post: `${name}班长`,
      risk: '火灾',
      signs: [],
      steps: ['撤离'],
      gear: [],
      never: [],
      contacts: [],
      issuedOn: null,
      remark: null,
    },
  });
  addPlanLink(deps, {
    planId: plan.id,
    upperPlanId: government.plan.id,
    accidentKind: null,
    responseLevel: null,
    remark: null,
  });
  saveLicence(deps, {
    enterpriseId: unit.id,
    id: null,
    expectedVersion: null,
    fields: {
      kind: name,
      number: name,
      scope: null,
      issuedBy: null,
      issuedOn: null,
      validUntil: null,
      remark: null,
    },
  });
  const expert = makeExpert(desk, { name, origin });
  const draw = makeDrawnDraw(desk, { origin, title: `${name}抽取`, unitName: name, expert });
  const review = makeReview(desk, {
    origin,
    planVersionId: version.id,
    title: `${name}评审`,
    state: 'collected',
    host: name,
  });
  const assignment = makeAssignment(desk, {
    origin,
    reviewId: review.id,
    name,
    state: 'returned',
    returnedAt: '2026-11-19T01:00:00.000Z',
  });
  const incident = makeIncident(desk, { name, origin });
  const team = makeTeam(desk, { name, origin, dutyPhone: '0432-00001234', capabilities: ['leak-stopping'] });
  const equipment = makeEquipment(desk, { name, origin });
  const depot = makeDepot(desk, { name: `${name}储备库`, origin });
  const supply = makeSupply(desk, { name, origin, depotId: depot.id });
  const stocktake = { id: `stocktake-${origin}` };
  stocktakeTable.insert(db, {
    ...{ ...bookkeeping, ...stocktake, depotId: depot.id, title: `${name}盘点`, state: 'counting' },
    ...{ startedOn: '2026-11-01', finishedOn: null, countedBy: null, witness: null, remark: null },
  });
  const deployment = makeDeployment(desk, { origin, purpose: name, owner: name });
  makeDeploymentItem(desk, { origin, deploymentId: deployment.id });
  const hazard = makeHazard(desk, { enterpriseId: unit.id, name: `${name}罐区`, origin });
  const danger = makeHiddenDanger(desk, { enterpriseId: unit.id, title: `${name}安全阀失效`, origin });
  const inspection = makeInspection(desk, { origin, title: `${name}检查`, enterpriseId: unit.id });
  const contact = makeContact(desk, { origin, organisation: name, name, kind: 'unit' });
  const facility = makeFacility(desk, { origin, name });
  const reminder = makeReminder(desk, { enterpriseId: unit.id, recipient: name, origin });
  reindex(db, 'enterprise', [unit.id]);
  reindex(db, 'plan', [plan.id]);
  return {
    unit,
    plan,
    version,
    document,
    sha256,
    government,
    filing,
    drill,
    drillForm,
    finding,
    submission,
    yearPlan,
    yearItem,
    assessment,
    card,
    inspection,
    visit: { id: inspection.unitId },
    expert,
    draw,
    review,
    assignment,
    incident,
    team,
    equipment,
    supply,
    depot,
    stocktake,
    deployment,
    hazard,
    danger,
    reminder,
    contact,
    facility,
  };
}

let desk: Desk;
let own: ReturnType<typeof fill>;
let foreign: ReturnType<typeof fill>;
/** A duty of the foreign unit. */
let duty: { subjectId: string; rule: string; period: string; refId: string };
beforeAll(async () => {
  desk = makeDesk(contract, handlers, { role: 'administrator' });
  own = fill(desk, desk.self, '舒兰市示恒煤矿');
  desk.core.write.run(
    `INSERT INTO office (id, name, level, region_code, via_id, is_self, origin, version, created_at, updated_at)
     VALUES (@id, @name, 'county', '220281', @id, 0, @id, 1, @now, @now)`,
    { id: FOREIGN, name: `${MARK}应急管理局`, now: desk.core.clock.now() },
  );
  foreign = fill(desk, FOREIGN, `蛟河市${MARK}油库`);
  await desk.call('duties.recompute');
  await desk.call('planChecks.run', { all: true });
  const row = desk.core.write.get<typeof duty>(
    'SELECT subject_id AS subjectId, rule_id AS rule, period, ref_id AS refId FROM duty WHERE subject_id = @id LIMIT 1',
    { id: foreign.unit.id },
  );
  if (!row) throw new Error('the foreign unit owes nothing');
  duty = row;
});
afterAll(() => desk.close());
const sitAt = (where: 'office' | 'enterprise') => writeSetting(desk.core.write, 'desk', where);

type Row =
  /** Asked with a foreign id: answered as if there were no such record. */
  | { refused: () => unknown; code?: string }
  /** Answers without anything of the other owner, which an office would see. */
  | { emptied: () => unknown }
  /** Keeps nothing of any owner: law, vocabulary, the desk's own settings and log. */
  | { ownless: string };

const plan = () => ({ planId: foreign.plan.id });
const unit = () => ({ enterpriseId: foreign.unit.id });
const of = (record: keyof typeof foreign) => () => ({ id: (foreign[record] as { id: string }).id });
const card = () => ({ scope: { of: 'card', id: foreign.card.id }, layout: 'sheet' });
/** In the middle of the county; nobody's. */
const SOMEWHERE = {
  of: 'place',
  accidentKind: '瓦斯爆炸',
  enterpriseId: null,
  longitude: 126.96,
  latitude: 44.41,
  regionCode: '220281',
  town: null,
};
const draft = { post: '班长', risk: '火灾', signs: [], steps: [], gear: [], never: [], contacts: [] };

/** Every query of the contract; one that is missing here fails the test below. */
const QUERIES: Readonly<Record<string, Row | readonly Row[]>> = {
  'system.state': { ownless: 'which database is open' },
  'system.ping': { ownless: 'nothing' },
  'system.info': { emptied: () => ({}) },
  'system.users': { ownless: 'accounts of this desk' },
  'system.settings': { ownless: 'settings of this desk' },
  'places.bounds': { ownless: 'codes' },
  'incidentAids.words': { ownless: 'codes' },
  'incidentAids.around': [
    { refused: () => ({ spot: { ...SOMEWHERE, ...unit() }, metres: null }) },
    { emptied: () => ({ spot: SOMEWHERE, metres: null }) },
  ],
  'incidentAids.plans': { refused: () => ({ spot: { ...SOMEWHERE, ...unit() } }) },
  'incidentAids.proposedSteps': { refused: () => ({ ...plan(), accidentKind: '火灾' }) },
  'incidentAids.calls': { refused: () => ({ spot: { ...SOMEWHERE, ...unit() } }) },
  'system.regions': { ownless: 'codes' },
  'system.auditLog': { ownless: 'what was done at this desk' },
  'system.about': { ownless: 'the program' },
  'lists.describe': { ownless: 'columns' },
  'lists.page': { emptied: () => ({ list: 'plans', offset: 0, limit: 50 }) },
  'lists.facet': { emptied: () => ({ list: 'plans', column: 'kind' }) },
  'lists.ids': { emptied: () => ({ list: 'plans' }) },
  'lists.views': { ownless: 'views of this desk' },
  'enterprises.get': { refused: of('unit') },
  'enterprises.timeline': { refused: of('unit') },
  'enterprises.licences': { refused: of('unit') },
  'enterprises.mergePreview': {
    refused: () => ({ keepId: own.unit.id, dropId: foreign.unit.id }),
    code: 'NOT_OURS',
  },
  'enterprises.pick': { emptied: () => ({ text: '' }) },
  'enterprises.vocabulary': { emptied: () => ({}) },
  'enterprises.adviseSize': { ownless: 'a table of the law' },
  'enterprises.industries': { ownless: 'codes' },
  'bulk.place': {
    refused: () => ({ ...unit(), kind: 'special', title: '火灾专项应急预案', publishedOn: null }),
  },
  'hazards.rules': { ownless: 'rule data' },
  'hazards.workOut': { ownless: 'figures that are handed in' },
  'hazards.get': { refused: of('hazard') },
  'hazards.ofUnit': { refused: unit },
  'hazards.offers': [{ refused: of('hazard') }, { emptied: () => ({ id: own.hazard.id }) }],
  'hazards.alarms': { refused: unit },
  'hazards.preview': { refused: () => ({ paper: 'archive', id: foreign.hazard.id }) },
  'hiddenDangers.get': { refused: of('danger') },
  'hiddenDangers.counts': { ownless: 'counts, at the desk of a unit of its own alone' },
  'hiddenDangers.preview': { refused: of('danger') },
  'riskAnalyses.grid': { emptied: () => ({ year: 2026 }) },
  'riskAnalyses.preview': { refused: () => ({ ...unit(), month: '2026-10' }) },
  'ledgers.rows': { ownless: 'rows of a file that is being taken in' },
  'ledgers.batches': { ownless: 'imports at this desk' },
  'registers.get': (['expert', 'team', 'equipment', 'supply'] as const).map((record) => ({
    refused: () => ({
      register: { expert: 'experts', team: 'teams', equipment: 'equipment', supply: 'supplies' }[record],
      id: foreign[record].id,
    }),
  })),
  'teams.get': { refused: of('team') },
  'teams.pick': { emptied: () => ({}) },
  'teams.catalogue': { ownless: 'a list of fields and natures' },
  'teams.recognise': { ownless: 'words that are handed in' },
  'teams.sharedPhones': { emptied: () => ({}) },
  'teams.ofEnterprise': { refused: () => ({ enterpriseId: foreign.unit.id }) },
  'stock.supply': { refused: of('supply') },
  'stock.ledger': { refused: () => ({ supplyId: foreign.supply.id }) },
  'stock.depots': { emptied: () => ({}) },
  'stock.depot': { refused: of('depot') },
  'stock.depotChoices': { ownless: 'depots of this desk, at an office too' },
  'stock.stocktake': { refused: of('stocktake') },
  'stock.label': { refused: () => ({ code: '2222-22' }), code: 'LABEL_UNKNOWN' },
  'stock.vocabulary': { ownless: 'codes' },
  'stock.classes': { ownless: 'codes' },
  'stock.guess': { ownless: 'words that are handed in' },
  'stock.preview': { refused: () => ({ of: 'count-sheet', id: foreign.stocktake.id }) },
  'deployments.list': { emptied: () => ({}) },
  'deployments.get': { refused: of('deployment') },
  'deployments.offers': { emptied: () => ({ text: MARK }) },
  'deployments.check': { refused: () => ({ things: [{ supplyId: foreign.supply.id, quantity: 1 }] }) },
  'deployments.formPreview': { refused: () => ({ ...of('deployment')(), form: 'order' }) },
  'experts.get': { refused: of('expert') },
  'experts.catalogue': { ownless: 'a list of specialties' },
  'experts.recognise': { ownless: 'words that are handed in' },
  'experts.duplicates': { ownless: 'pairs of entries, at the desk of a unit of its own alone' },
  'experts.ofDrill': { refused: () => ({ drillId: foreign.drill.id }) },
  'plans.get': { refused: of('plan') },
  'plans.course': { refused: of('plan') },
  'plans.assessmentForm': { refused: of('assessment') },
  'plans.assessmentPreview': { refused: of('assessment') },
  'plans.riskAnalyses': { refused: () => ({ ...unit(), year: 2026 }) },
  'governmentPlans.list': { ownless: 'plans of this desk itself, at an office too' },
  'governmentPlans.kinds': { ownless: 'rule data' },
  'governmentPlans.get': { refused: () => ({ planId: foreign.government.plan.id }) },
  'responseCards.forPlan': { refused: plan },
  'responseCards.templates': { ownless: 'rule data' },
  'responseCards.suggest': { refused: plan },
  'responseCards.contacts': [{ refused: plan }, { emptied: () => ({ planId: own.plan.id }) }],
  'responseCards.preview': [
    { refused: card },
    { refused: () => ({ ...card(), scope: { of: 'plan', id: foreign.plan.id } }) },
    { refused: () => ({ ...card(), scope: { of: 'enterprise', id: foreign.unit.id } }) },
  ],
  'responseCards.draft': {
    refused: () => ({ ...plan(), layout: 'sheet', fields: { ...draft, issuedOn: null, remark: null } }),
  },
  'planChecks.forPlan': { refused: plan },
  'planChecks.summary': { emptied: () => ({}) },
  'planChecks.links': [{ refused: plan }, { emptied: () => ({ planId: own.plan.id }) }],
  'documents.get': { refused: () => ({ sha256: foreign.sha256 }) },
  'filing.get': { refused: of('filing') },
  'filing.preview': { refused: () => ({ ...of('filing')(), form: 'receipt' }) },
  'filing.candidates': { refused: unit },
  'forms.pack': { ownless: 'the form pack and this desk’s own layouts' },
  'forms.sample': { ownless: 'a form on made-up values' },
  'forms.letter': { refused: () => ({ caseId: foreign.filing.id, form: 'archive-list' }) },
  'filingPackages.desk': { ownless: 'the desk’s own units and cases, at an office too' },
  'filingPackages.get': { refused: of('filing') },
  'filingPackages.rematch': { ownless: 'a package that is being looked at' },
  'filing.levelOf': { refused: unit },
  'filing.recipients': { ownless: 'rule data and the desk’s own decisions' },
  'filing.piles': { ownless: 'the desk’s own cases: every pile is defined over them alone' },
  'filing.numbering': { ownless: 'the desk’s own numbers' },
  'inspections.year': { emptied: () => ({ year: 2026 }) },
  'inspections.choices': { ownless: 'facts of this desk’s own units' },
  'inspections.preview': { ownless: 'counts of this desk’s own units' },
  'inspections.get': { refused: of('inspection') },
  'inspections.unit': { refused: of('visit') },
  'inspections.inbox': { emptied: () => ({}) },
  'inspections.forEnterprise': { refused: unit },
  'inspections.record': { refused: of('inspection') },
  'inspections.verify': { refused: of('inspection') },
  'inspections.verifyRecord': { ownless: 'arithmetic on what is handed in' },
  'inspections.results': { emptied: () => ({ from: '2026-01-01', to: '2026-12-31', by: 'town' }) },
  'inspections.formPreview': [
    { refused: () => ({ form: 'draw', ...of('inspection')() }) },
    { refused: () => ({ form: 'results', ...of('inspection')() }) },
    { refused: () => ({ form: 'order', unitId: foreign.visit.id }) },
  ],
  'expertDraws.choices': { ownless: 'a list of specialties, with counts of this desk’s own pool' },
  'expertDraws.list': { emptied: () => ({ year: 2026 }) },
  'expertDraws.get': { refused: of('draw') },
  'expertDraws.lists': { refused: of('draw') },
  'expertDraws.record': { refused: of('draw') },
  'expertDraws.verify': { refused: of('draw') },
  'expertDraws.verifyRecord': { ownless: 'arithmetic on what is handed in' },
  'expertDraws.formPreview': { refused: of('draw') },
  'reviews.get': { refused: of('review') },
  'reviews.start': { refused: plan },
  'reviews.ofPlan': { refused: plan },
  'reviewMeeting.get': { refused: of('review') },
  'reviewMeeting.matrix': { refused: of('review') },
  'reviewMeeting.comments': { refused: () => ({ ...of('review')(), item: 'C1.1' }) },
  'reviewMeeting.draft': { refused: of('review') },
  'reviewMeeting.papers': { refused: of('review') },
  'reviewMeeting.paperPreview': { refused: () => ({ ...of('review')(), paper: 'sign-in' }) },
  'reviewRevision.get': { refused: of('review') },
  'reviewRevision.paperPreview': { refused: of('review') },
  'reviewPackages.place': { ownless: 'where this desk’s own file lies' },
  'marking.home': { ownless: 'what was sent to this desk, of which a unit gets nothing' },
  'marking.get': { refused: of('assignment'), code: 'MARKING_ELSEWHERE' },
  'marking.marks': { refused: of('assignment'), code: 'MARKING_ELSEWHERE' },
  'drills.get': { refused: of('drill') },
  'drillConduct.get': { refused: of('drill') },
  'drillConduct.files': { refused: of('drill') },
  'drillConduct.kitPreview': { refused: of('drill') },
  'drillConduct.sheet': { refused: () => ({ code: '2222-22' }), code: 'SHEET_CODE_UNKNOWN' },
  'drillEvaluation.get': { refused: () => ({ drillId: foreign.drill.id }) },
  'drillEvaluation.form': { refused: of('drillForm') },
  'drillEvaluation.items': { ownless: 'the desk’s own list of items' },
  'drillEvaluation.report': { refused: () => ({ drillId: foreign.drill.id, kind: 'summary' }) },
  'drillEvaluation.reportPreview': { refused: () => ({ drillId: foreign.drill.id, kind: 'evaluation' }) },
  'drillCoverage.matrix': { refused: unit },
  'drillCoverage.accidentKinds': { refused: unit },
  'drillDesign.get': { refused: of('drill') },
  'drillDesign.sections': { refused: of('drill') },
  'drillDesign.templates': { refused: of('drill') },
  'drillDesign.offers': { refused: () => ({ ...of('drill')(), kind: 'person' }) },
  'drillDesign.paperPreview': { refused: () => ({ ...of('drill')(), paper: 'plan' }) },
  'drillDesign.readiness': { refused: of('drill') },
  'incidents.get': { refused: of('incident') },
  'incidents.kinds': { ownless: 'codes' },
  'incidents.log': { refused: of('incident') },
  'incidents.paper': { refused: () => ({ incidentId: foreign.incident.id, paper: 'log' }) },
  'incidents.reports': { refused: of('incident') },
  'drillFindings.list': { refused: () => ({ drillId: foreign.drill.id }) },
  'drillFindings.get': { refused: of('finding') },
  'drillFindings.repeats': {
    refused: () => ({ drillId: foreign.drill.id, title: '警戒区没有标志', area: 'response' }),
  },
  'drillFindings.sections': { refused: () => ({ drillId: foreign.drill.id }) },
  'drillFindings.targets': { refused: () => ({ drillId: foreign.drill.id }) },
  'drillPlans.view': { refused: () => ({ ...unit(), year: 2026 }) },
  'drillPlans.preview': { refused: () => ({ ...unit(), year: 2026 }) },
  'drillPlans.items': { refused: () => ({ planId: foreign.yearPlan.id, year: 2026 }) },
  'drillPlans.itemDrills': { refused: of('yearItem') },
  'drillPlans.offerExperts': { refused: () => ({ drillId: foreign.drill.id, specialty: null }) },
  'drillReports.desk': { ownless: 'the desk’s own units, at an office too' },
  'drillReports.list': { ownless: 'reports to this desk: its own records, at an office too' },
  'drillReports.get': { refused: of('submission') },
  'drillReports.choices': { refused: () => ({ ...unit(), period: '2026H1' }) },
  'drillReports.formPreview': { refused: () => ({ ...of('submission')(), form: 'report' }) },
  'drillReports.rematch': { ownless: 'a package that is being looked at' },
  'drills.year': { emptied: () => ({ year: 2026 }) },
  'duties.inbox': { emptied: () => ({ limit: 50 }) },
  'duties.figures': { emptied: () => ({}) },
  'duties.filingClocks': { emptied: () => ({}) },
  'duties.forSubject': { refused: () => ({ subjectId: foreign.unit.id }) },
  'duties.trace': { refused: () => duty },
  'duties.rules': { ownless: 'rule data and switches' },
  'reports.view': [
    ...(['T1', 'T2', 'T10', 'C1', 'C2', 'C3', 'L1'] as const).map((report) => ({
      emptied: () => ({ report, period: '2026', by: 'region' }),
    })),
    ...(['T5', 'T6', 'T8'] as const).map((report) => ({
      emptied: () => ({ report, period: '2026', by: 'region', sums: true }),
    })),
  ],
  'reports.rows': (
    [
      ['T1', 'plans'],
      ['T5', 'teams'],
      ['T6', 'items'],
      ['T8', 'hazards'],
      ['T10', 'incidents'],
    ] as const
  ).map(([report, column]) => ({
    emptied: () => ({ report, period: '2026', by: 'region', line: null, column }),
  })),
  'reports.periodPaper': { emptied: () => ({ form: 'archive-register', period: '2026' }) },
  'reports.preview': { emptied: () => ({ report: 'T1', period: '2026' }) },
  'reports.letterPreview': { refused: () => ({ ids: [foreign.reminder.id] }) },
  'exchange.rehearsedRows': { ownless: 'rows of a package, which a unit does not take in' },
  'exchange.log': { ownless: 'packages of this desk' },
  'exchange.profiles': { ownless: 'what may be left out, as data of the program' },
  'keys.list': { ownless: 'keys under which packages came to this desk' },
  'keys.own': { ownless: 'the key of this desk' },
  'receiving.queue': { ownless: 'packages of this window, which a unit does not take in' },
  'handed.list': { ownless: 'what an office above handed down to this desk' },
  'receipts.outgoing': { ownless: 'answers of this desk' },
  'receipts.incoming': { ownless: 'packages of this desk' },
  'receipts.answers': { ownless: 'words on packages of this desk' },
  'receipts.ofRow': { refused: () => ({ table: 'plan', rowId: foreign.plan.id }) },
  'exchange.totals': { ownless: 'totals of offices, of which none reports to a unit' },
  'levels.regions': { emptied: () => ({}) },
  'levels.league': { emptied: () => ({}) },
  'levels.gaps': { emptied: () => ({}) },
  'levels.letters': { ownless: 'letters of this desk to offices, of which none reports to a unit' },
  'levels.changes': { ownless: 'uploads that were merged, which a unit does not take in' },
  'levels.changedRecords': { ownless: 'rows of such an upload' },
  'levels.paper': { emptied: () => ({ table: 'regions' }) },
  'calendar.overview': { ownless: 'years and local days of this desk' },
  'calendar.warning': { ownless: 'the year whose notice is missing' },
  'calendar.year': { ownless: 'days of the calendar' },
  'calendar.log': { ownless: 'changes of this desk' },
  'calendar.moves': { ownless: 'terms of this desk, kept by it' },
  'contacts.get': { refused: of('contact') },
  'contacts.getFacility': { refused: of('facility') },
  'contacts.round': { ownless: 'numbers of this desk’s own registers, at an office too' },
  'contacts.choices': { ownless: 'fields of offices and what hospitals can do' },
  'watch.month': { ownless: 'the desk’s own roster, at an office too' },
  'watch.book': { ownless: 'the desk’s own watch book' },
  'watch.warnings': { ownless: 'warnings that this desk received' },
  'watch.preview': { ownless: 'papers of the desk’s own watch' },
  'search.find': { emptied: () => ({ text: '预案 值班' }) },
  'search.state': { ownless: 'whether the index is complete' },
  'search.choices': { emptied: () => ({}) },
};

const rowsOf = (method: string): readonly Row[] => [QUERIES[method] ?? []].flat();
const cases = Object.keys(QUERIES).flatMap((method) => rowsOf(method).map((row, n) => ({ method, row, n })));

describe('every query at the desk of a unit', () => {
  it('is known here with what it is held to', () => {
    const queries = Object.entries(contract).flatMap(([feature, methods]) =>
      Object.entries(methods)
        .filter(([, endpoint]) => endpoint.kind === 'query')
        .map(([method]) => `${feature}.${method}`),
    );
    expect(Object.keys(QUERIES).sort()).toEqual(queries.sort());
  });

  const refusals = cases.filter((one) => 'refused' in one.row);
  it.each(refusals)('$method refuses a foreign id ($n)', async ({ method, row }) => {
    if (!('refused' in row)) return;
    sitAt('enterprise');
    const { code, message } = await desk.refusal(method, row.refused());
    expect(code).toBe(row.code ?? 'NOT_FOUND');
    expect(message).not.toContain(MARK);
    // An office sees what came up to it: the refusal comes from the desk, not from a wrong question.
    sitAt('office');
    if (row.code === undefined) await desk.call(method, row.refused());
  });

  const emptied = cases.filter((one) => 'emptied' in one.row);
  it.each(emptied)('$method holds nothing of others ($n)', async ({ method, row }) => {
    if (!('emptied' in row)) return;
    sitAt('office');
    const all = JSON.stringify(await desk.call(method, row.emptied()));
    sitAt('enterprise');
    const mine = JSON.stringify(await desk.call(method, row.emptied()));
    expect(mine).not.toContain(MARK);
    for (const record of Object.values(foreign))
      if (record && typeof record === 'object' && 'id' in record) expect(mine).not.toContain(record.id);
    expect(mine, 'an office would see more').not.toBe(all);
  });
});

describe('jobs and commands that only read', () => {
  it.each([
    ['plans.compare', () => ({ beforeId: own.document?.id, afterId: foreign.document?.id })],
    ['plans.openDocument', () => ({ documentId: foreign.document?.id })],
    ['documents.open', () => ({ sha256: foreign.sha256 })],
    ['drillConduct.gallery', of('drill')],
    [
      'drillConduct.kit',
      () => ({ ...of('drill')(), file: desk.host.grants.grant(`${desk.folder}/kit.docx`) }),
    ],
    ['drillCoverage.save', () => ({ ...unit(), file: desk.host.grants.grant(`${desk.folder}/matrix.xlsx`) })],
    [
      'drillDesign.writeInjects',
      () => ({ ...of('drill')(), file: desk.host.grants.grant(`${desk.folder}/injects.xlsx`) }),
    ],
    [
      'drillDesign.paper',
      () => ({ ...of('drill')(), paper: 'plan', file: desk.host.grants.grant(`${desk.folder}/plan.docx`) }),
    ],
    [
      'drillEvaluation.writeReport',
      () => ({
        ...{ drillId: foreign.drill.id, kind: 'summary' },
        file: desk.host.grants.grant(`${desk.folder}/summary.docx`),
      }),
    ],
    [
      'drillPlans.export',
      () => ({
        ...unit(),
        year: 2026,
        format: 'ics',
        file: desk.host.grants.grant(`${desk.folder}/year.ics`),
      }),
    ],
    [
      'drillReports.form',
      () => ({
        ...of('submission')(),
        ...{ form: 'report', file: desk.host.grants.grant(`${desk.folder}/report.docx`) },
      }),
    ],
    ['stock.revealPhone', of('depot')],
    ['enterprises.reveal', () => ({ id: foreign.unit.id, field: 'legalPhone' })],
    ['deployments.reveal', of('deployment')],
    [
      'deployments.form',
      () => ({
        ...of('deployment')(),
        form: 'order',
        file: desk.host.grants.grant(`${desk.folder}/order.docx`),
      }),
    ],
    ['registers.reveal', () => ({ register: 'teams', id: foreign.team.id, field: 'dutyPhone' })],
    ['filing.reveal', () => ({ id: foreign.filing.id })],
    ['reports.revealContact', () => ({ enterpriseId: foreign.unit.id })],
    ['responseCards.takeContact', () => ({ planId: foreign.plan.id, key: 'principal' })],
  ])('%s refuses a foreign id', async (method, input) => {
    sitAt('enterprise');
    expect((await desk.refusal(method, input())).code).toBe('NOT_FOUND');
  });

  it('duties of any day are those of its own units', async () => {
    sitAt('enterprise');
    const { duties } = await desk.call<{ duties: { ownerName: string }[] }>('duties.evaluate', {
      asOf: '2026-11-20',
    });
    expect(new Set(duties.map(({ ownerName }) => ownerName))).toContain('舒兰市示恒煤矿');
    expect(JSON.stringify(duties)).not.toContain(MARK);
  });
});
