import { addDays, type CivilDate } from '../../domain/dates/civil-date';
import { recordGovernmentStep } from '../government-plans/record-step';
import { addGovernmentVersion, registerGovernmentPlan } from '../government-plans/save-government-plan';
import { addPlanLink, setPlanScope } from '../plan-checks/plan-links';
import { assessPlan } from '../plans/assessments';
import { withdrawPlan } from '../plans/save-plan';
import type { PlanText } from './documents/plan-text';
import type { GovernmentPlan, SampleData } from './sample-data';
import type { Teller } from './timeline';
import { ToldDrill } from './told-drill';

/** Setting out everything on government plans takes these civil days; plans in force link to each other from then on. */
export const LINKED_AGO = 3;

/** A plan of the county, its towns or the office; ids are there once the act that registers it has run. */
export interface ToldGovernmentPlan {
  readonly plan: GovernmentPlan;
  readonly title: string;
  id: string;
  versionId: string;
  /** Counter of the row, kept by the acts that change it. */
  version: number;
}

/**
 * Plans of governments and departments with approval, printing, filing, publication, assessment and drills, in every
 * state: all done, to be filed in the coming days, late, approved only, draft, withdrawn.
 */
export function tellGovernmentPlans(teller: Teller): Map<string, ToldGovernmentPlan> {
  const { data, timeline, days } = teller;
  const told = new Map<string, ToldGovernmentPlan>();
  for (const plan of data.government.plans) {
    const own: ToldGovernmentPlan = {
      plan,
      title: named(data, plan.title),
      id: '',
      versionId: '',
      version: 1,
    };
    told.set(plan.key, own);
    plan.versions.forEach((version, n) => {
      tellVersion(teller, own, version, n === 0);
    });
    const { assessed, withdrawn } = plan;
    if (assessed !== null)
      timeline.add(days.orBefore(days.ago(assessed)), (deps) => {
        assessPlan(deps, {
          planId: own.id,
          assessedOn: deps.clock.today(),
          conclusion: 'keep',
          assessor: data.county.office.name,
          remark: '预案总体适用，通信录已更新。',
        });
      });
    for (const ago of plan.drilled) tellDrill(teller, own, days.orBefore(days.ago(ago)));
    tellScope(teller, own, () => (plan.upper ? told.get(plan.upper)?.id : undefined));
    if (withdrawn !== undefined)
      timeline.add(days.ago(LINKED_AGO - 1), (deps) => {
        withdrawPlan(deps, { id: own.id, expectedVersion: own.version, reason: withdrawn });
      });
  }
  return told;
}

/** The text of a government plan that comes with its file. */
export function governmentText(data: SampleData, { plan, title }: ToldGovernmentPlan): PlanText {
  const values: Readonly<Record<string, string>> = {
    title: `《${title}》`,
    body: named(data, plan.body),
    office: data.county.office.name,
    county: data.county.office.regionName,
    kinds: plan.accidentKinds.length > 0 ? `${plan.accidentKinds.join('、')}等事故` : '各类突发事件',
    levels: plan.levels.join('、'),
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return {
    title,
    unitName: named(data, plan.body),
    sections: data.government.outline.map(({ level, heading, paragraphs }) => ({
      level,
      heading,
      paragraphs: paragraphs.map(fill),
    })),
  };
}

const named = ({ county }: SampleData, text: string): string =>
  text.replaceAll('{county}', county.office.regionName).replaceAll('{office}', county.office.name);

function tellVersion(
  teller: Teller,
  own: ToldGovernmentPlan,
  { label, approved, printed, filedAfter, publishedAfter }: GovernmentPlan['versions'][number],
  isFirst: boolean,
): void {
  const { data, timeline, days } = teller;
  const dayOf = (ago: number | null) => (ago === null ? null : days.orBefore(days.ago(ago)));
  const printedOn = dayOf(printed);
  const fields = { label, approvedOn: dayOf(approved), publishedOn: printedOn, remark: null };
  timeline.add(printedOn ?? fields.approvedOn ?? days.ago(9), (deps) => {
    if (isFirst) {
      const { kind, body } = own.plan;
      const made = registerGovernmentPlan(deps, {
        plan: { title: own.title, governmentKind: kind, issuingBody: named(data, body), remark: null },
        version: fields,
      });
      own.id = made.id;
      own.versionId = made.versionId;
    } else own.versionId = addGovernmentVersion(deps, { planId: own.id, fields }).versionId;
  });
  if (printedOn === null) return;
  const { recipients, copies, publishedAt } = data.government;
  const record = (kind: 'filing' | 'publication', workingDays: number | null) => {
    if (workingDays === null) return;
    const doneOn = after(teller, printedOn, workingDays);
    timeline.add(doneOn, (deps) => {
      recordGovernmentStep(deps, {
        versionId: own.versionId,
        fields: {
          kind,
          recipient: named(data, kind === 'filing' ? recipients[own.plan.kind] : publishedAt),
          copies: kind === 'filing' ? copies.map((copy) => named(data, copy)) : [],
          doneOn,
          documentNo: kind === 'filing' ? `舒应急备〔${doneOn.slice(0, 4)}〕${numberOf(doneOn)}号` : null,
          remark: null,
        },
      });
    });
  };
  record('filing', filedAfter);
  record('publication', publishedAfter);
}

/** A number of the year that differs from day to day. */
const numberOf = (day: CivilDate): number => Number(day.slice(5, 7)) * 3 + Number(day.slice(8, 10));

/** So many working days after a day. */
function after({ days }: Teller, day: CivilDate, workingDays: number): CivilDate {
  let on = day;
  for (let left = workingDays; left > 0; left--) on = days.orNext(addDays(on, 1));
  return on;
}

function tellDrill({ timeline, data, days }: Teller, own: ToldGovernmentPlan, on: CivilDate): void {
  const kind = own.plan.kind === 'department' ? 'department' : 'government';
  new ToldDrill(timeline, addDays(on, -30), () => ({
    enterpriseId: null,
    planId: own.id === '' ? null : own.id,
    planTitle: own.id === '' ? own.title : null,
    title: `${own.title.replace(/应急预案$/, '')}应急演练`,
    planKind: kind,
    form: 'action',
    content: 'full',
    purpose: 'testing',
    level: 'government',
    noNotice: false,
    plannedOn: on,
    timeText: '上午9:30',
    place: `${data.county.office.regionName}工业集中区`,
    scenario: null,
  })).hold(on, days.orNext(addDays(on, 1)), days.orNext(addDays(on, 1)), 64);
}

/** What the plan is for, its levels, and the plan above it. */
function tellScope(
  { timeline, days }: Teller,
  own: ToldGovernmentPlan,
  upper: () => string | undefined,
): void {
  timeline.add(days.ago(LINKED_AGO), (deps) => {
    const { accidentKinds, levels } = own.plan;
    own.version = setPlanScope(deps, {
      planId: own.id,
      expectedVersion: own.version,
      accidentKinds: [...accidentKinds],
      responseLevels: [...levels],
    }).version;
    const upperPlanId = upper();
    if (upperPlanId !== undefined)
      addPlanLink(deps, {
        planId: own.id,
        upperPlanId,
        accidentKind: null,
        responseLevel: levels[0] ?? null,
        remark: null,
      });
  });
}
