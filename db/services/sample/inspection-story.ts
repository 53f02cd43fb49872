import type { Deps } from '../../core';
import { addDays, type CivilDate, yearOf } from '../../domain/dates/civil-date';
import { sha256Hex } from '../../domain/draw/sha256';
import type { ItemAnswer } from '../../domain/inspection/items';
import {
  findingsOfUnit,
  inspectionTable,
  inspectionUnitTable,
  unitsOfInspection,
} from '../../repositories/inspection';
import { isToVisit } from '../inspections/campaign';
import { checkUnit, itemsOfUnit } from '../inspections/check-unit';
import { commitSeed, keepDraw, workOutDraw } from '../inspections/draw-units';
import { type LaterStep, orderCorrection, stepFinding } from '../inspections/findings';
import { closeInspection, planInspection, startInspection } from '../inspections/plan-year';
import type { Teller } from './timeline';

/** What a unit of the sample was found wanting in, by its turn; every fourth has nothing wrong. */
const PROBLEMS: readonly Readonly<Record<string, string>>[] = [
  { cards: '重点岗位没有应急处置卡', 'drill-system': '没有成文的应急演练制度' },
  { filed: '修订后的预案没有重新备案' },
  { supplies: '正压式空气呼吸器超过检验有效期', published: '新入职人员不了解预案内容' },
  {},
];

interface ToldCampaign {
  readonly title: string;
  readonly kind: 'filing' | 'drill' | 'both';
  /** Civil days ago on which the visits began. */
  readonly began: number;
  readonly units: number;
  /** So many units are visited; all of a closed campaign. */
  readonly visited: number;
  readonly closed: boolean;
}

const CAMPAIGNS: readonly ToldCampaign[] = [
  { title: '应急预案备案情况检查', kind: 'filing', began: 320, units: 8, visited: 8, closed: true },
  { title: '重点单位应急演练抽查', kind: 'drill', began: 150, units: 6, visited: 6, closed: true },
  { title: '备案和演练情况年末检查', kind: 'both', began: 24, units: 8, visited: 5, closed: false },
];

/** Two campaigns that are over and one under way, with draws that prove right and corrections in every state. */
export function tellInspections(teller: Teller): void {
  for (const campaign of CAMPAIGNS) tellCampaign(teller, campaign);
}

function tellCampaign({ timeline, days, data }: Teller, campaign: ToldCampaign): void {
  const began = days.orBefore(days.ago(campaign.began));
  const year = yearOf(began);
  const title = `${year}年${campaign.title}`;
  const own = { id: '' };
  const at = (deps: Deps) => ({
    id: own.id,
    expectedVersion: inspectionTable.find(deps.db, own.id)?.version ?? 0,
  });
  timeline.add(days.orBefore(addDays(began, -7)), (deps) => {
    own.id = planInspection(deps, {
      year,
      title,
      kind: campaign.kind,
      basis: '年度监管执法计划',
      plannedFrom: began,
      plannedTo: addDays(began, 30),
      target: campaign.units,
      population: {
        sets: ['SET-A'],
        towns: [],
        categories: [],
        industries: [],
        notInspectedMonths: 6,
        stratifyBy: 'none',
        overdueFirst: false,
        quota: { total: campaign.units, least: 0, given: {} },
        substitutes: 3,
      },
      remark: null,
    }).id;
    commitSeed(deps, { ...at(deps), seed: sha256Hex(title) });
    const draw = workOutDraw(
      { db: deps.db, law: deps.law, self: deps.self, today: deps.clock.today() },
      { ...at(deps), spoken: String(campaign.began), witness: `${data.county.office.userName}（见证）` },
    );
    Array.from(keepDraw(deps, draw));
  });
  timeline.add(began, (deps) => {
    startInspection(deps, at(deps));
  });
  for (let n = 0; n < campaign.visited; n++)
    tellVisit({ timeline, days, data }, own, n, began, campaign.closed);
  if (campaign.closed)
    timeline.add(days.orNext(addDays(began, 70)), (deps) => {
      closeInspection(deps, { ...at(deps), onDate: deps.clock.today() });
    });
}

/** One visit a working day; what is found is ordered to be corrected the day after, and put right in a closed campaign. */
function tellVisit(
  { timeline, days }: Teller,
  own: { id: string },
  n: number,
  began: CivilDate,
  all: boolean,
): void {
  const unitOf = (deps: Deps) => unitsOfInspection(deps.db, own.id).filter(isToVisit)[n]?.id ?? '';
  const visit = days.orNext(addDays(began, 1 + n * 2));
  timeline.add(visit, (deps) => fillIn(deps, unitOf(deps), PROBLEMS[n % PROBLEMS.length] ?? {}));
  const ordered = days.orNext(addDays(visit, 1));
  timeline.add(ordered, (deps) => {
    const unitId = unitOf(deps);
    const findingIds = findingsOfUnit(deps.db, unitId).map(({ id }) => id);
    if (findingIds.length === 0) return;
    orderCorrection(deps, {
      unitId,
      findingIds,
      onDate: deps.clock.today(),
      // The first unit of a campaign under way was given little time: its correction is overdue.
      dueOn: days.orNext(addDays(ordered, !all && n === 0 ? 7 : 21)),
    });
  });
  const step = (on: CivilDate, action: LaterStep) =>
    timeline.add(days.orNext(on), (deps) => {
      for (const finding of findingsOfUnit(deps.db, unitOf(deps)))
        stepFinding(deps, {
          id: finding.id,
          expectedVersion: finding.version,
          action,
          onDate: deps.clock.today(),
          remark: null,
        });
    });
  if (all) {
    step(addDays(ordered, 14), 'correct');
    step(addDays(ordered, 20), 'recheck-passed');
    step(addDays(ordered, 24), 'close');
  } else if (n === 1) step(addDays(ordered, 7), 'correct');
}

function fillIn(deps: Deps, unitId: string, problems: Readonly<Record<string, string>>): void {
  const unit = inspectionUnitTable.find(deps.db, unitId);
  const record = unit && inspectionTable.find(deps.db, unit.inspectionId);
  if (!unit || !record) return;
  const visitedOn = deps.clock.today();
  const answers: Record<string, ItemAnswer> = {};
  for (const { id } of itemsOfUnit(deps, record, unit, visitedOn)) {
    const problem = problems[id];
    answers[id] = problem === undefined ? { outcome: 'ok', note: '' } : { outcome: 'problem', note: problem };
  }
  checkUnit(deps, {
    unitId,
    expectedVersion: unit.version,
    fields: { visitedOn, inspectors: ['示经办', '样检查'], receivedBy: null, answers, remark: null },
  });
}
