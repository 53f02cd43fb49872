import type { ReadDb } from '../../connection';
import { asCivilDate } from '../../domain/dates/civil-date';
import { type FilledForm, progressOf, sumEvaluation } from '../../domain/drill/evaluation';
import {
  changedTable,
  evaluationPack,
  evaluationPacksOn,
  evaluationScale,
  tablesOfForm,
} from '../../domain/drill/evaluation-tables';
import { placeholderNames } from '../../domain/drill/templates';
import { compactName } from '../../domain/text/normalise';
import type { Law } from '../../law';
import type { DrillRecord } from '../../repositories/drill';
import { drillLogTable } from '../../repositories/drill-conduct';
import { drillObjectiveTable, drillParticipantTable } from '../../repositories/drill-design';
import { type DrillEvaluationRecord, drillEvaluationTable } from '../../repositories/drill-evaluation';
import {
  evaluationsOf,
  findingsByItem,
  isReportIssued,
  reportsOf,
  scoresOf,
} from '../../repositories/drill-evaluation-views';
import { expertsOfDrill } from '../../repositories/expert-pool';
import { found } from '../own-row';
import { findDrill } from './forms';
import { itemChanges } from './item-changes';

/** What a view of evaluations is looked at from. */
export interface Looking {
  readonly db: ReadDb;
  readonly law: Law;
  readonly self: string;
  readonly today: string;
}

/** The forms of a drill with what stands in them. */
export function filledForms(
  db: ReadDb,
  law: Law,
  drillId: string,
): (FilledForm & { record: DrillEvaluationRecord })[] {
  const records = evaluationsOf(db, drillId);
  const scores = scoresOf(
    db,
    records.map(({ id }) => id),
  );
  return records.map((record) => ({
    id: record.id,
    kind: record.kind,
    evaluator: record.evaluator,
    scale: evaluationScale(law.drillEvaluation, record.scale),
    done: record.state === 'done',
    tables: record.items,
    scores: scores.filter(({ evaluationId }) => evaluationId === record.id),
    record,
  }));
}

/** This desk may still write in the forms: its own drill, not cancelled, no report issued. */
function mayWrite({ db, self }: Looking, drill: DrillRecord): boolean {
  return (
    drill.origin === self &&
    drill.voidedAt === null &&
    drill.state !== 'cancelled' &&
    !isReportIssued(db, drill.id, 'evaluation')
  );
}

/**
 * Everything about the evaluation of a drill but the answers themselves: who may evaluate by what, how far the forms are,
 * what they say together, and whether the objectives were reached.
 * @throws PlanDeskError NOT_FOUND
 */
export function viewEvaluation(looking: Looking, drillId: string) {
  const { db, law } = looking;
  const drill = findDrill(db, drillId);
  const forms = filledForms(db, law, drill.id);
  const sum = sumEvaluation(forms);
  const noted = findingsByItem(db, drill.id);
  return {
    drillId: drill.id,
    version: drill.version,
    state: drill.state,
    form: drill.form,
    ours: drill.origin === looking.self && drill.voidedAt === null,
    writable: mayWrite(looking, drill),
    forms: forms.map(({ record, ...form }) => {
      const { items, answered, reasonsMissing } = progressOf(form);
      return {
        id: record.id,
        version: record.version,
        kind: record.kind,
        evaluator: record.evaluator,
        post: record.post,
        standard: evaluationPack(law.drillEvaluation, record.pack)?.number ?? record.pack,
        scale: record.scale,
        done: form.done,
        tables: record.items.map(({ title }) => title),
        items,
        answered,
        reasonsMissing: reasonsMissing.length,
        signedOn: record.signedOn,
      };
    }),
    candidates: candidates(
      looking,
      drill.id,
      forms.map(({ kind, evaluator }) => (kind === 'evaluator' ? evaluator : '')),
    ),
    packs: packsOnOffer(looking, drill),
    scales: law.drillEvaluation.scales.map(({ id, title, note, mark }) => ({ id, title, note, mark })),
    groups: sum.groups.map((group) => ({ ...group })),
    disagreements: sum.disagreements.map(plainItem),
    wanting: sum.items
      .filter(({ wanting }) => wanting)
      .map((item) => ({ ...plainItem(item), finding: noted.get(item.item) ?? null })),
    objectives: drillObjectiveTable
      .select(db, 'WHERE drill_id = @id AND voided_at IS NULL ORDER BY position, id', { id: drill.id })
      .map(({ id, version, text, standard, met, metNote }) => ({
        id,
        version,
        text,
        standard,
        met,
        metNote,
      })),
    reports: reportsOf(db, drill.id).map(({ kind, state, issuedOn, issuedBy }) => ({
      kind,
      state,
      issuedOn,
      issuedBy,
    })),
  };
}

const plainItem = ({ voices, ...item }: ReturnType<typeof sumEvaluation>['items'][number]) => ({
  ...item,
  voices: voices.map((voice) => ({ ...voice, logIds: [...voice.logIds] })),
});

/**
 * Who is down as an evaluator of this drill and has no form yet; experts who observe it are among them. A name that a template
 * left open is nobody.
 */
function candidates({ db, law }: Looking, drillId: string, taken: readonly string[]) {
  const have = new Set(taken.map(compactName));
  const nobody = placeholderNames(law.drillTemplates);
  const people = drillParticipantTable
    .select(db, `WHERE drill_id = @drillId AND role = 'evaluator' AND voided_at IS NULL ORDER BY name, id`, {
      drillId,
    })
    .filter(({ refId, name }) => refId !== null || !nobody.has(name))
    .map(({ name, post }) => ({ name, post }));
  const experts = expertsOfDrill(db, drillId).map(({ name }) => ({ name, post: null }));
  const seen = new Set(have);
  return [...people, ...experts].filter(({ name }) => {
    const key = compactName(name);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Packs in force on the day of the drill, with the tables that fit its form, as this place has changed them. */
function packsOnOffer({ db, law, today }: Looking, drill: DrillRecord) {
  const day = asCivilDate(drill.startOn ?? drill.plannedOn ?? today);
  return evaluationPacksOn(law.drillEvaluation, day).map((pack) => {
    const changes = itemChanges(db, pack.id);
    return {
      id: pack.id,
      title: pack.title,
      number: pack.number,
      mark: pack.mark,
      note: pack.note,
      source: pack.source,
      effectiveFrom: pack.effectiveFrom,
      defaultScale: pack.defaultScale,
      tables: tablesOfForm(pack, drill.form).map((table) => ({
        id: table.id,
        title: table.title,
        short: table.short,
        note: table.note,
        mark: table.mark,
        groups: changedTable(table, changes).groups.map(({ id, title, items }) => ({
          id,
          title,
          items: items.length,
        })),
      })),
    };
  });
}

/** One form with its items, its answers and what may be pointed to as evidence. @throws PlanDeskError NOT_FOUND */
export function viewForm(looking: Looking, id: string) {
  const { db, law } = looking;
  const record = found(drillEvaluationTable.find(db, id), '评估表', id);
  const drill = findDrill(db, record.drillId);
  const scale = evaluationScale(law.drillEvaluation, record.scale);
  return {
    id: record.id,
    version: record.version,
    drillId: record.drillId,
    kind: record.kind,
    evaluator: record.evaluator,
    post: record.post,
    standard: evaluationPack(law.drillEvaluation, record.pack)?.number ?? record.pack,
    writable: mayWrite(looking, drill) && record.voidedAt === null,
    done: record.state === 'done',
    signedOn: record.signedOn,
    opinion: record.opinion,
    scale: {
      id: scale.id,
      title: scale.title,
      fullPoints: scale.fullPoints,
      reasonBelow: scale.reasonBelow ?? null,
      verdicts: scale.verdicts.map(({ verdict, title, needsReason }) => ({ verdict, title, needsReason })),
    },
    tables: record.items.map((table) => ({
      ...table,
      groups: table.groups.map((group) => ({ ...group, items: group.items.map((item) => ({ ...item })) })),
    })),
    scores: scoresOf(db, [record.id]).map(({ item, verdict, points, remark, logIds }) => ({
      item,
      verdict,
      points,
      remark,
      logIds: [...logIds],
    })),
    log: drillLogTable
      .select(db, 'WHERE drill_id = @drillId AND voided_at IS NULL ORDER BY seq', { drillId: drill.id })
      .filter(({ kind, text }) => text !== '' || kind === 'start' || kind === 'end')
      .map(({ id: logId, kind, clockSeconds, actor, text, delaySeconds }) => ({
        id: logId,
        kind,
        clockSeconds,
        actor,
        text,
        delaySeconds,
      })),
  };
}
