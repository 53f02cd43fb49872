import type { ReadDb } from '../../connection';
import { quoteTitle } from '../../documents/forms/definition';
import { sumEvaluation } from '../../domain/drill/evaluation';
import { evaluationPack } from '../../domain/drill/evaluation-tables';
import type { ReportFacts } from '../../domain/drill/report-facts';
import { placeholderNames } from '../../domain/drill/templates';
import type { Law } from '../../law';
import type { DrillRecord } from '../../repositories/drill';
import { type DrillLogRecord, drillLogTable, drillRunTable } from '../../repositories/drill-conduct';
import {
  type DrillInjectRecord,
  drillObjectiveTable,
  drillParticipantTable,
} from '../../repositories/drill-design';
import { injectsOf } from '../../repositories/drill-design-views';
import { photosOf } from '../../repositories/drill-evaluation-views';
import { drillFindingTable } from '../../repositories/drill-finding';
import { enterpriseTable } from '../../repositories/enterprise';
import { findOffice } from '../../repositories/office';
import { planTable } from '../../repositories/plan';
import { filledForms } from './view-evaluation';

/** Kinds of entries that say what was done about an inject. */
const ANSWERING = ['action', 'answer'];

/** Everything on record that the reports of a drill are drafted from; forms that are not handed in count for nothing. */
export function gatherFacts(db: ReadDb, law: Law, drill: DrillRecord): ReportFacts {
  const at = { drillId: drill.id };
  const forms = filledForms(db, law, drill.id).filter(({ done }) => done);
  const people = drillParticipantTable.select(
    db,
    'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY name, id',
    at,
  );
  // A name that the template left open is nobody: the report does not name it.
  const nobody = placeholderNames(law.drillTemplates);
  const plan = drill.planId === null ? undefined : planTable.find(db, drill.planId);
  const planTitle = plan?.title ?? drill.planTitle;
  return {
    title: drill.title,
    unitName: unitNameOf(db, drill),
    planTitle: planTitle === null ? null : quoteTitle(planTitle),
    form: drill.form,
    content: drill.content,
    purpose: drill.purpose,
    noNotice: drill.noNotice,
    startOn: drill.startOn ?? drill.plannedOn,
    endOn: drill.endOn,
    startsAt: drill.startsAt,
    endsAt: drill.endsAt,
    place: drill.place,
    organiser: drill.organiser,
    responsible: drill.responsible,
    participants: drill.participants,
    observers: drill.observers,
    scenario: drill.scenario,
    director:
      people.find(({ role, refId, name }) => role === 'director' && (refId !== null || !nobody.has(name)))
        ?.name ?? null,
    groups: people.filter(({ kind }) => ['team', 'part', 'agency'].includes(kind)).map(({ name }) => name),
    course: courseOf(db, drill.id),
    objectives: drillObjectiveTable
      .select(db, 'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY position, id', at)
      .map(({ text, met, metNote }) => ({ text, met, note: metNote ?? '' })),
    forms: forms.map(({ record }) => ({
      kind: record.kind,
      evaluator: record.evaluator,
      standard: evaluationPack(law.drillEvaluation, record.pack)?.number ?? record.pack,
      tables: record.items.map(({ title }) => title),
      opinion: record.opinion,
    })),
    sum: sumEvaluation(forms),
    findings: drillFindingTable
      .select(db, 'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY number', at)
      .map(({ number, title, evidence, owner, dueOn, repeatsId }) => ({
        number,
        title,
        evidence,
        owner,
        dueOn,
        repeated: repeatsId !== null,
      })),
    photos: photosOf(db, drill.id),
    revisePlan: drill.revisePlan,
    reviseNote: drill.reviseNote,
  };
}

/** Whose drill it is: the unit's name, or the office's own. */
export function unitNameOf(db: ReadDb, drill: DrillRecord): string {
  const unit = drill.enterpriseId === null ? undefined : enterpriseTable.find(db, drill.enterpriseId);
  return unit?.name ?? findOffice(db, drill.origin)?.name ?? '';
}

/** What the log tells of the conduct; null for a drill that kept none. */
function courseOf(db: ReadDb, drillId: string): ReportFacts['course'] {
  const log = drillLogTable.select(db, 'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY seq', {
    drillId,
  });
  if (log.length === 0) return null;
  const runs = drillRunTable.select(db, 'WHERE drill_id = @drillId AND voided_at IS NULL', { drillId });
  const seconds = runs.reduce((sum, { clockSeconds }) => sum + clockSeconds, 0);
  const injects = injectsOf(db, drillId);
  const distinct = (kind: DrillLogRecord['kind']) =>
    new Set(
      log.filter((entry) => entry.kind === kind && entry.injectId !== null).map(({ injectId }) => injectId),
    ).size;
  return {
    minutes: seconds === 0 ? null : Math.round(seconds / 60),
    injected: distinct('inject'),
    planned: injects.length,
    skipped: distinct('skip'),
    entries: log.length,
    delays: lateActions(injects, log),
  };
}

/** Actions that came later after their inject than the design expects, by how many minutes. */
function lateActions(injects: readonly DrillInjectRecord[], log: readonly DrillLogRecord[]) {
  const expected = new Map(injects.map(({ id, expectedMinutes }) => [id, expectedMinutes]));
  return log.flatMap(({ kind, injectId, delaySeconds, text }) => {
    const due = injectId === null ? undefined : expected.get(injectId);
    if (!ANSWERING.includes(kind) || due === undefined || due === null || delaySeconds === null) return [];
    const late = Math.round(delaySeconds / 60) - due;
    return late > 0 && text !== '' ? [{ what: text, minutes: late }] : [];
  });
}
