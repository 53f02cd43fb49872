import type { Deps } from '../../core';
import { addDays, type CivilDate } from '../../domain/dates/civil-date';
import { drillTable } from '../../repositories/drill';
import { injectsOf, objectivesOf } from '../../repositories/drill-design-views';
import { drillReportTable } from '../../repositories/drill-evaluation';
import { LiveClocks } from '../drill-conduct/live-clocks';
import { endRun, pauseRun, startRun } from '../drill-conduct/run-clock';
import { noteEntry, settleInject } from '../drill-conduct/write-log';
import { applyTemplate, listTemplates } from '../drill-design/apply-template';
import { beginForm, finishForm, saveScores } from '../drill-evaluation/forms';
import { judgeObjective } from '../drill-evaluation/objectives';
import { adviseRevision, issueReport, saveReport } from '../drill-evaluation/reports';
import type { ToldDrill } from './told-drill';

/** Injects that are out when a drill of today is looked at. */
const SENT_BY_NOW = 3;
/** Each inject is out of its time by a little, each answer comes after a while: in seconds. */
const LATE_BY = [0, 12, 25, 8] as const;
const ANSWERED_AFTER = [55, 140, 90] as const;
const EVALUATORS = ['样评估', '测评估'] as const;
/** Items that an evaluator did not see done. */
const FAULTS: Readonly<Record<string, string>> = {
  'A2.1.7': '续报比规定晚了十分钟，缺少影响范围。',
  'A2.10.1': '北侧通道没有人管制，一辆货车驶入。',
};

/** Fills a drill from the template that fits best, if there is one. */
export function designFromTemplate(deps: Deps, id: string): boolean {
  const best = listTemplates(deps.db, deps.law, id).rows.find(({ fits }) => fits);
  const expectedVersion = drillTable.find(deps.db, id)?.version;
  if (!best || expectedVersion === undefined) return false;
  applyTemplate(deps, { id, expectedVersion, templateId: best.id, mode: 'replace' });
  return true;
}

/** How far a drill led on the screen has come. */
export type LedUntil = 'running' | 'paused' | 'ended';

/** Leads a drill on a day: its injects by the clock, what was done, and then a pause or the end. */
export function leadDrill(drill: ToldDrill, day: CivilDate, until: LedUntil): void {
  drill.work(day, (deps, id) => {
    designFromTemplate(deps, id);
    const pc = { now: 0 };
    const clocks = new LiveClocks({ wall: () => pc.now, steady: () => pc.now });
    startRun(deps, clocks, { id });
    const injects = injectsOf(deps.db, id);
    for (const [at, inject] of injects.slice(0, until === 'ended' ? undefined : SENT_BY_NOW).entries()) {
      const sent = inject.atMinute * 60 + (LATE_BY[at % LATE_BY.length] ?? 0);
      pc.now = Math.max(pc.now, sent * 1000);
      settleInject(deps, clocks, { id, injectId: inject.id, kind: 'inject', text: '' });
      pc.now += (ANSWERED_AFTER[at % ANSWERED_AFTER.length] ?? 0) * 1000;
      noteEntry(deps, clocks, {
        id,
        kind: 'action',
        stamp: { clockSeconds: Math.floor(pc.now / 1000), agoMs: 0 },
        injectId: inject.id,
        actor: inject.toWhom,
        text: inject.expectedAction ?? '已按预案处置。',
      });
    }
    if (until === 'paused') pauseRun(deps, clocks, { id, text: '等待消防车辆让出通道。' });
    if (until === 'ended') endRun(deps, clocks, { id, text: '' });
  });
}

/** Two evaluators, the objectives, the report: as a unit does it in the days after. */
export function evaluateLedDrill(drill: ToldDrill, held: CivilDate, today: CivilDate): void {
  const formsOn = addDays(held, 1);
  const issuedOn = addDays(held, 2);
  if (issuedOn > today) return;
  drill.work(formsOn, (deps, drillId) => {
    const groups = [
      ['A1.1', 'A1.3', 'A2.1', 'A2.2', 'A2.4'],
      ['A2.1', 'A2.5', 'A2.9', 'A2.10', 'A2.13'],
    ];
    for (const [at, evaluator] of EVALUATORS.entries()) fillForm(deps, drillId, evaluator, groups[at] ?? []);
    for (const [at, { id, version }] of objectivesOf(deps.db, drillId).entries())
      judgeObjective(deps, {
        id,
        expectedVersion: version,
        met: at === 1 ? 'partly' : 'yes',
        metNote: at === 1 ? '信息续报超过规定时间。' : null,
      });
  });
  drill.work(issuedOn, (deps, drillId) => {
    adviseRevision(deps, {
      drillId,
      revisePlan: true,
      reviseNote: '建议在预案中明确续报时限和通道管制岗位。',
    });
    const worded = saveReport(deps, {
      drillId,
      kind: 'evaluation',
      expectedVersion:
        drillReportTable.select(deps.db, 'WHERE drill_id = @drillId', { drillId })[0]?.version ?? 0,
      sections: [
        { key: 'conclusion', text: '演练达到预定目标，指挥和处置程序熟悉；信息续报和通道管制须限期整改。' },
      ],
    });
    issueReport(deps, {
      drillId,
      kind: 'evaluation',
      expectedVersion: worded.version,
      issuedOn,
      issuedBy: EVALUATORS[0],
    });
  });
}

function fillForm(deps: Deps, drillId: string, evaluator: string, groups: readonly string[]): void {
  const begun = beginForm(deps, {
    drillId,
    kind: 'evaluator',
    evaluator,
    post: '安全评价师',
    pack: 'YJT-9009-2015',
    scale: 'yes-no',
    groups,
  });
  const { packs } = deps.law.drillEvaluation;
  const items = packs
    .flatMap(({ tables }) => tables.flatMap((table) => table.groups))
    .filter(({ id }) => groups.includes(id))
    .flatMap((group) => group.items);
  saveScores(deps, {
    id: begun.id,
    scores: items.map(({ id }) => ({
      item: id,
      verdict: id in FAULTS ? 'no' : 'yes',
      points: null,
      remark: FAULTS[id] ?? '',
      logIds: [],
    })),
  });
  finishForm(deps, { id: begun.id, expectedVersion: begun.version });
}
