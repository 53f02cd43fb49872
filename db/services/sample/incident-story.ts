import type { Deps } from '../../core';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { IncidentReportKind } from '../../domain/incident/codes';
import { deploymentTable } from '../../repositories/deployment';
import { teamsNamed } from '../../repositories/deployment-offers';
import { compensationsOfDeployment, itemsOfDeployment } from '../../repositories/deployment-views';
import { hazardTable } from '../../repositories/hazard';
import { incidentReportTable, incidentStepTable, incidentTable } from '../../repositories/incident';
import { planTable } from '../../repositories/plan';
import { saveClaim, saveCost, stepClaim } from '../deployments/money';
import { orderDeployment } from '../deployments/order';
import { handOver, stepDeployment, takeThingsBack } from '../deployments/steps';
import { changeToll, openIncident, setGrade } from '../incidents/edit-incident';
import { proposeSteps } from '../incidents/find-plans';
import { closeIncident, endIncident } from '../incidents/incident-steps';
import { draftIncidentReport, issueIncidentReport, saveIncidentReport } from '../incidents/reports';
import { markStep, startPlan } from '../incidents/take-up-plan';
import { noteIncident } from '../incidents/write-log';
import { ORDER, order } from './deployment-story';
import { atTime, momentAt } from './story-clock';
import type { StoryUnit } from './story-unit';
import type { Teller } from './timeline';

/** Days before today. */
const EXPLOSION = { happened: 44, back: 43, costed: 36, agreed: 30, paid: 22, evaluated: 26, closed: 20 };
const PRACTICE = 17;

/** What a plan without a readable file has been given by hand. */
const STEPS = [
  '核实人员伤亡和被困情况',
  '设置警戒区，疏散周边人员',
  '切断物料来源，冷却邻近储罐',
  '监测有毒可燃气体浓度',
];
const DELIVERED = { foam: 1, extinguishers: 20 };
const PLAIN_NOTE = { agoMs: 0, at: null, whom: null, phone: null, answered: null } as const;

/**
 * An explosion at a unit that stores dangerous substances, from the call to the closed books some weeks later: reports in
 * their time, a plan and its steps, a team and supplies, what it cost and who was paid, what it taught. And one practice.
 */
export function tellIncidents(teller: Teller, units: readonly StoryUnit[]): void {
  const { timeline, days } = teller;
  const told = { id: '', team: '', things: '' };
  const known = (work: (deps: Deps) => void) => (deps: Deps) => {
    if (told.id !== '') work(deps);
  };
  timeline.add(days.ago(EXPLOSION.happened), (deps) => respond(deps, units, told));
  timeline.add(
    days.ago(EXPLOSION.back),
    known((deps) => bringBack(deps, told)),
  );
  timeline.add(
    days.ago(EXPLOSION.costed),
    known((deps) => {
      report(deps, told.id, 'final', { recipient: '吉林市应急管理局', how: '传真' });
      countCosts(deps, told.things);
    }),
  );
  timeline.add(
    days.ago(EXPLOSION.agreed),
    known((deps) => decide(deps, told.things, 'agree')),
  );
  timeline.add(
    days.ago(EXPLOSION.evaluated),
    known((deps) => report(deps, told.id, 'evaluation', { recipient: '舒兰市人民政府', how: '书面' })),
  );
  timeline.add(
    days.ago(EXPLOSION.paid),
    known((deps) => {
      decide(deps, told.things, 'pay');
      for (const id of [told.things, told.team]) step(deps, id, 'settle');
    }),
  );
  timeline.add(
    days.ago(EXPLOSION.closed),
    known((deps) => void closeIncident(deps, versioned(deps, told.id))),
  );
  timeline.add(days.ago(PRACTICE), (deps) => practise(deps, units));
}

/** The afternoon of the explosion, minute by minute. */
function respond(
  deps: Deps,
  units: readonly StoryUnit[],
  told: { id: string; team: string; things: string },
): void {
  const place = siteOf(deps, units);
  if (!place) return;
  const day = deps.clock.today();
  const { id } = openIncident(atTime(deps, '13:46'), {
    ...NOTHING_KNOWN,
    accidentKind: '容器爆炸',
    enterpriseId: place.who.id,
    hazardId: place.hazardId,
    place: `厂区${place.hazardName}`,
    happenedAt: momentAt(day, '13:22'),
    unitLearnedAt: momentAt(day, '13:25'),
    learnedAt: momentAt(day, '13:41'),
    reportedBy: place.who.unit.fields.safetyOfficer ?? '示值班',
    reporterPhone: '19900000017',
    description: '储罐进料管线法兰泄漏后闪爆，邻近管廊着火，1人烧伤。',
    substances: place.substance,
    commander: '示局长',
    practice: false,
  });
  told.id = id;
  const note = (
    time: string,
    kind: 'call' | 'situation' | 'note',
    text: string,
    whom: string | null = null,
  ) =>
    void noteIncident(atTime(deps, time), {
      ...PLAIN_NOTE,
      ...{ incidentId: id, kind, text, whom, answered: kind === 'call' ? true : null },
    });
  note('13:48', 'call', '请派救护车和烧伤科医生。', '市人民医院急诊科');
  note('13:52', 'call', '通报险情，请调派泡沫消防车。', '消防救援大队指挥中心');
  takeUp(deps, id, place.planId, ['13:55', '14:06', '14:20']);
  report(atTime(deps, '14:08'), id, 'first', { recipient: '吉林市应急管理局', how: '电话' });
  const [teamId] = teamsNamed(deps.db, { key: '危险化学品', origin: deps.self, limit: 1 });
  if (teamId !== undefined) {
    const [team] = orderDeployment(atTime(deps, '14:10'), {
      ...ORDER,
      ...{
        orderedAt: momentAt(day, '14:10'),
        purpose: '储罐堵漏和冷却',
        destination: place.who.unit.fields.name,
      },
      ...{ headcount: 14, vehicles: 3, incidentId: id, teamIds: [teamId] },
    });
    told.team = team?.id ?? '';
    step(atTime(deps, '14:21'), told.team, 'depart');
  }
  const supplies = order(
    atTime(deps, '14:16'),
    '储罐区灭火冷却',
    place.who.unit.fields.name,
    ['泡沫灭火剂', '干粉灭火器'],
    [DELIVERED.foam, DELIVERED.extinguishers],
    null,
    id,
  );
  told.things = supplies?.id ?? '';
  if (supplies)
    handOver(atTime(deps, '14:33'), {
      ...{ id: supplies.id, expectedVersion: supplies.version, itemIds: null, at: momentAt(day, '14:33') },
      ...{ receiver: '样中意', receiverPhone: '19900000008' },
    });
  step(atTime(deps, '14:52'), told.team, 'arrive');
  step(atTime(deps, '15:05'), told.things, 'arrive');
  note('15:10', 'situation', '明火压制在管廊西侧，邻罐冷却水量足够，罐壁温度下降。', '现场指挥部');
  toll(atTime(deps, '15:40'), id, { seriousInjuries: 2, directLoss: null }, '市人民医院');
  setGrade(atTime(deps, '15:55'), { ...versioned(deps, id), grade: 'ordinary', by: '示局长' });
  report(atTime(deps, '16:20'), id, 'supplement', { recipient: '吉林市应急管理局', how: '传真' });
  note('17:26', 'situation', '明火扑灭，泄漏法兰完成带压堵漏，气体检测未见异常。', '现场指挥部');
  step(atTime(deps, '18:40'), told.team, 'finish');
  endIncident(atTime(deps, '19:05'), {
    ...versioned(deps, id),
    endedAt: momentAt(day, '19:00'),
    reason: '明火扑灭，泄漏点封堵，连续监测一小时正常，伤员全部送医。',
  });
}

/** Where it happens: a unit with a major hazard and a plan of its own. */
function siteOf(deps: Deps, units: readonly StoryUnit[]) {
  const stored = hazardTable.select(
    deps.db,
    "WHERE voided_at IS NULL AND name <> '汽油罐组' ORDER BY name, id",
  );
  for (const who of units) {
    const hazard = stored.find(({ enterpriseId }) => enterpriseId === who.id);
    const [plan] = planTable.select(
      deps.db,
      "WHERE enterprise_id = @id AND voided_at IS NULL AND kind <> 'onsite' ORDER BY kind DESC, title",
      { id: who.id },
    );
    if (hazard && plan)
      return {
        ...{ who, hazardId: hazard.id, hazardName: hazard.name, planId: plan.id },
        substance: hazard.name.replace(/(储罐区?|罐组|罐区)$/, ''),
      };
  }
  return undefined;
}

/** Starts a plan and goes through its steps: done at the given times, one left out. */
function takeUp(deps: Deps, incidentId: string, planId: string, times: readonly string[]): void {
  const kind = incidentTable.find(deps.db, incidentId)?.accidentKind ?? '';
  const proposed = proposeSteps(deps, planId, kind).steps.slice(0, 8);
  const started = startPlan(atTime(deps, times[0] ?? '14:00'), {
    ...{ incidentId, planId, responseLevel: 'Ⅱ级' },
    steps: proposed.length > 0 ? proposed : STEPS.map((text) => ({ text, path: [] })),
  });
  const steps = incidentStepTable.select(deps.db, 'WHERE incident_plan_id = @id ORDER BY position', started);
  steps.forEach(({ id, version }, at) => {
    const last = at === steps.length - 1 && at > 0;
    markStep(atTime(deps, times[Math.min(at, times.length - 1)] ?? '14:00'), {
      ...{ stepId: id, expectedVersion: version },
      ...(last ? { mark: 'skipped', reason: '现场条件不需要' } : { mark: 'done', reason: null }),
    });
  });
}

function bringBack(deps: Deps, { things }: { things: string }): void {
  if (things === '') return;
  const none = { returned: 0, damaged: 0, consumed: 0, lost: 0, note: null };
  const [foam, extinguishers] = itemsOfDeployment(deps.db, things);
  takeThingsBack(deps, {
    ...deployed(deps, things),
    onDate: deps.clock.today(),
    lines: [
      ...(foam ? [{ ...none, itemId: foam.id, consumed: DELIVERED.foam }] : []),
      ...(extinguishers
        ? [
            {
              ...{ ...none, itemId: extinguishers.id, returned: 11, damaged: 2, consumed: 7 },
              note: '2具筒体过火变形',
            },
          ]
        : []),
    ],
  });
  step(deps, things, 'finish');
}

/** What was used up and damaged, and what the owner claims for it. */
function countCosts(deps: Deps, id: string): void {
  if (id === '') return;
  const [foam, extinguishers] = itemsOfDeployment(deps.db, id);
  const lines = [
    [foam, 'consumed', DELIVERED.foam, 12_500, '泡沫灭火剂（消耗）'],
    [extinguishers, 'consumed', 7, 96, '干粉灭火器（消耗）'],
    [extinguishers, 'damage', 2, 96, '干粉灭火器（损坏）'],
  ] as const;
  for (const [item, kind, quantity, unitPrice, description] of lines)
    if (item)
      saveCost(deps, {
        ...{ ...deployed(deps, id), costId: null },
        fields: { itemId: item.id, kind, description, quantity, unitPrice, basis: '采购合同' },
      });
  saveClaim(deps, {
    ...{ ...deployed(deps, id), claimId: null },
    fields: {
      payee: deploymentTable.find(deps.db, id)?.owner ?? '',
      ...{ claimed: 13_364, claimedOn: deps.clock.today(), basis: '归还清单、采购合同', remark: null },
    },
  });
}

function decide(deps: Deps, id: string, action: 'agree' | 'pay'): void {
  const [claim] = id === '' ? [] : compensationsOfDeployment(deps.db, id);
  if (!claim) return;
  const said =
    action === 'agree'
      ? { by: '示范一', basis: '归还清单和采购合同', voucherNo: null }
      : { by: null, basis: null, voucherNo: '付字041号' };
  stepClaim(deps, {
    ...{ ...deployed(deps, id), ...said, claimId: claim.id, action },
    ...{ onDate: deps.clock.today(), amount: 13_100, reason: null },
  });
}

/** Drafts a report from what is known and sends it; an evaluation asks for a revision of the plan. */
function report(
  deps: Deps,
  incidentId: string,
  kind: IncidentReportKind,
  sent: { recipient: string; how: string },
): void {
  const { id } = draftIncidentReport(deps, { incidentId, kind });
  const draft = incidentReportTable.find(deps.db, id);
  if (!draft) return;
  const { version } =
    kind === 'evaluation'
      ? saveIncidentReport(deps, {
          ...{ id, expectedVersion: draft.version, recipient: sent.recipient, documentNo: null },
          ...{ sections: draft.sections, revisePlan: true },
        })
      : draft;
  issueIncidentReport(deps, {
    ...{ ...sent, id, expectedVersion: version },
    ...{ issuedAt: deps.clock.now(), issuedBy: '示范一' },
  });
}

function toll(
  deps: Deps,
  id: string,
  known: { seriousInjuries: number; directLoss: number | null },
  source: string,
): void {
  changeToll(deps, { ...versioned(deps, id), deaths: 0, missing: 0, trapped: 0, ...known, source });
}

/** A training of the desk itself: nobody is called, no stock moves. */
function practise(deps: Deps, units: readonly StoryUnit[]): void {
  const place = siteOf(deps, [...units].reverse());
  if (!place) return;
  const day: CivilDate | string = deps.clock.today();
  const { id } = openIncident(atTime(deps, '09:30'), {
    ...NOTHING_KNOWN,
    accidentKind: '中毒和窒息',
    enterpriseId: place.who.id,
    learnedAt: momentAt(day, '09:28'),
    reportedBy: '值班室（练习）',
    description: '受限空间作业2人晕倒。',
    practice: true,
  });
  takeUp(deps, id, place.planId, ['09:36', '09:44']);
  toll(atTime(deps, '09:50'), id, { seriousInjuries: 2, directLoss: null }, '练习设定');
  report(atTime(deps, '10:05'), id, 'first', { recipient: '吉林市应急管理局（练习）', how: '电话' });
  endIncident(atTime(deps, '10:40'), {
    ...versioned(deps, id),
    endedAt: momentAt(day, '10:38'),
    reason: '练习结束，首报用时37分钟。',
  });
  closeIncident(atTime(deps, '10:45'), versioned(deps, id));
}

function step(deps: Deps, id: string, action: 'depart' | 'arrive' | 'finish' | 'settle'): void {
  if (id !== '') stepDeployment(deps, { ...deployed(deps, id), action, at: deps.clock.now(), reason: null });
}

const versioned = ({ db }: Deps, id: string) => ({
  id,
  expectedVersion: incidentTable.find(db, id)?.version ?? 0,
});
const deployed = ({ db }: Deps, id: string) => ({
  id,
  expectedVersion: deploymentTable.find(db, id)?.version ?? 0,
});

const NOTHING_KNOWN = {
  ...{ name: null, enterpriseId: null, hazardId: null, town: null, place: null },
  ...{ longitude: null, latitude: null, happenedAt: null, unitLearnedAt: null },
  ...{ reportedBy: null, reporterPhone: null, description: null, substances: null },
  ...{ responseLevel: null, commander: null, remark: null },
};
