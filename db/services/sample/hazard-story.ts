import type { Deps } from '../../core';
import { suppliesNamed, teamsNamed } from '../../repositories/deployment-offers';
import { hazardTable } from '../../repositories/hazard';
import { plansOfHazard } from '../../repositories/hazard-views';
import { planTable } from '../../repositories/plan';
import { type HiddenDangerStepInput, saveHiddenDanger, stepHiddenDanger } from '../hazards/hidden-dangers';
import { linkHazard, saveAlarm } from '../hazards/links';
import { type HazardFields, saveHazard, saveSubstances } from '../hazards/save-hazard';
import type { StoryUnit } from './story-unit';
import type { Teller } from './timeline';

/** What such units store, in tonnes; the last has more than its assessment says. */
const STORED = [
  { name: '液氨罐区', substance: '液氨', quantity: 60, level: 3, rValue: 18, people: 60 },
  { name: '汽油罐组', substance: '汽油', quantity: 900, level: 4, rValue: 5.4, people: 35 },
  { name: '液化石油气储罐', substance: '液化石油气', quantity: 240, level: 4, rValue: 7.2, people: 20 },
  { name: '甲醇储罐区', substance: '甲醇', quantity: 2600, level: 4, rValue: 1.2, people: 12 },
] as const;

/** A filling station stores petrol, a supplier of gas its gas. */
function storedBy({ unit }: StoryUnit, at: number) {
  if (/加油|油库|石油/.test(unit.fields.name)) return STORED[1];
  if (/燃气|液化气|加气/.test(unit.fields.name)) return STORED[2];
  return STORED[at % STORED.length];
}

/** Units with dangerous substances in the amounts that make a major hazard. */
const STORING: ReadonlySet<string> = new Set([
  'hazmat-production',
  'hazmat-trade-storage',
  'hazmat-storage',
  'hazmat-use-threshold',
  'gas-supply',
]);

/** Days before today. */
const LINKED_AGO = 60;

const PLAIN: Omit<HazardFields, 'name'> = {
  number: null,
  level: null,
  rValue: null,
  peopleNearby: null,
  place: '厂区储罐区',
  longitude: null,
  latitude: null,
  startedOn: '2016-06-01',
  process: '常温储存，泵送装卸',
  monitoring: '液位、压力和可燃有毒气体报警，视频监控，24小时值守',
  responsible: null,
  responsiblePhone: null,
  assessor: '示例安全评价公司',
  assessedOn: null,
  nextAssessmentOn: null,
  filedOn: null,
  filingOffice: null,
  filingNo: null,
  neighbours: null,
  reachM: 500,
  remark: null,
};

/** Major hazards of the units that store dangerous substances, some of them not linked; hidden dangers in every state. */
export function tellHazards({ timeline, days }: Teller, units: readonly StoryUnit[]): void {
  const storing = units.filter(
    ({ unit }) =>
      unit.fields.status === 'active' && unit.fields.activities.some((activity) => STORING.has(activity)),
  );
  for (const [at, who] of storing.slice(0, 12).entries()) {
    const stored = storedBy(who, at);
    if (!stored) continue;
    timeline.add(days.ago(380 - at), (deps) => {
      const { id } = saveHazard(deps, {
        enterpriseId: who.id,
        fields: {
          ...PLAIN,
          ...withinSite(who, at),
          name: stored.name,
          level: stored.level,
          rValue: stored.rValue,
          peopleNearby: stored.people,
          // Every fifth one was assessed too long ago.
          assessedOn: days.ago(at % 5 === 4 ? 1150 : 500),
          filedOn: at % 4 === 3 ? null : days.ago(385),
          filingOffice: at % 4 === 3 ? null : '舒兰市应急管理局',
        },
      });
      saveSubstances(deps, {
        id,
        expectedVersion: 1,
        substances: [
          {
            name: stored.substance,
            cas: null,
            quantity: stored.quantity,
            critical: null,
            beta: null,
            remark: null,
          },
        ],
      });
      answer(deps, who.id, id, at);
    });
  }
  timeline.add(days.ago(LINKED_AGO), joinUp);
  for (const [at, who] of storing.slice(0, STEPS.length).entries())
    timeline.add(days.ago(15), (deps) => tellDanger(deps, who.id, at, (ago) => days.ago(ago)));
}

/** Joins hazards to what has come since: two in three to plans, half to a team, a quarter to supplies as well. */
function joinUp(deps: Deps): void {
  const [teamId] = teamsNamed(deps.db, { key: '危险化学品', origin: deps.self, limit: 1 });
  const [supplyId] = suppliesNamed(deps.db, { key: '泡沫灭火剂', origin: deps.self, limit: 1 });
  const hazards = hazardTable.select(deps.db, 'WHERE voided_at IS NULL ORDER BY created_at, id');
  for (const [at, { id, enterpriseId }] of hazards.entries()) {
    const [plan] = planTable.select(
      deps.db,
      "WHERE enterprise_id = @enterpriseId AND voided_at IS NULL AND status = 'active' ORDER BY title",
      { enterpriseId },
    );
    const linked = plansOfHazard(deps.db, id).length > 0;
    if (plan && !linked && at % 3 !== 2)
      linkHazard(deps, { id, kind: 'plan', targetId: plan.id, note: null });
    if (teamId && at % 2 === 0) linkHazard(deps, { id, kind: 'team', targetId: teamId, note: null });
    if (supplyId && at % 4 === 0) linkHazard(deps, { id, kind: 'supply', targetId: supplyId, note: null });
  }
}

/** Where on the unit's ground it stands, a hundred metres or two from the gate; every fourth was not measured: the unit's place counts. */
function withinSite(
  { unit: { fields } }: StoryUnit,
  at: number,
): Pick<HazardFields, 'longitude' | 'latitude'> {
  const { longitude, latitude } = fields;
  if (longitude === null || latitude === null || at % 4 === 3) return { longitude: null, latitude: null };
  const off = (value: number, steps: number) => Number((value + steps / 2_000).toFixed(5));
  return { longitude: off(longitude, (at % 3) - 1), latitude: off(latitude, (at % 5) - 2) };
}

/** Plans and warning levels of a hazard; every third has none yet. */
function answer(deps: Deps, enterpriseId: string, id: string, at: number): void {
  if (at % 3 === 2) return;
  const plans = planTable.select(
    deps.db,
    'WHERE enterprise_id = @enterpriseId AND voided_at IS NULL ORDER BY title',
    {
      enterpriseId,
    },
  );
  for (const plan of plans.slice(0, 2)) linkHazard(deps, { id, kind: 'plan', targetId: plan.id, note: null });
  for (const [level, condition, action] of [
    ['yellow', '气体浓度达到一级报警值', '现场核查，启动喷淋，通知值班负责人'],
    ['red', '气体浓度达到二级报警值或者发生泄漏', '切断物料，疏散人员，报告并请求支援'],
  ] as const)
    saveAlarm(deps, {
      enterpriseId,
      hazardId: id,
      fields: { level, condition, action, contact: '值班室', phone: null, checkedOn: null, remark: null },
    });
}

const DANGERS = [
  '储罐安全阀超期未检',
  '可燃气体报警器失效',
  '防火堤破损',
  '装卸鹤管静电接地断开',
  '消防水池水位不足',
];

/** How far each danger has come: steps with the days before today on which they were taken. */
const STEPS: readonly (readonly (readonly [HiddenDangerStepInput['action'], number])[])[] = [
  [],
  [['list', 190]],
  [
    ['list', 190],
    ['extend', 100],
    ['correct', 20],
  ],
  [
    ['list', 190],
    ['correct', 90],
    ['accept', 80],
  ],
  [
    ['list', 190],
    ['correct', 120],
    ['accept', 110],
    ['delist', 100],
  ],
];

function tellDanger(deps: Deps, enterpriseId: string, at: number, ago: (days: number) => string): void {
  const { id } = saveHiddenDanger(deps, {
    enterpriseId,
    fields: {
      hazardId: null,
      title: DANGERS[at % DANGERS.length] ?? '',
      description: '监督检查中发现，尚未消除。',
      category: '设备设施',
      place: '储罐区',
      foundOn: ago(205),
      foundBy: '示例县执法人员',
      filedOn: ago(203),
      filingOffice: null,
      responsible: null,
      responsiblePhone: null,
      measures: null,
      funds: 80_000,
      dueOn: ago(60),
      remark: null,
    },
  });
  for (const [step, [action, taken]] of (STEPS[at] ?? []).entries())
    stepHiddenDanger(deps, {
      id,
      expectedVersion: step + 1,
      action,
      onDate: ago(taken),
      by: '舒兰市应急管理局',
      number: `舒应急督〔2026〕${at + 1}号`,
      level: 'county',
      dueOn: action === 'extend' ? ago(-40) : ago(60),
      text: '更换失效设备，重新检验合格后投用。',
    });
}
