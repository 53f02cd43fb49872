import type { ReadDb } from '../../connection';
import { maskPhone } from '../../domain/codes/mask';
import { designFindings, isDesignable } from '../../domain/drill/design';
import type { Law } from '../../law';
import type { DrillParticipantRecord } from '../../repositories/drill-design';
import { drilledPlan, earlierFindings, findingTitles } from '../../repositories/drill-design-views';
import { clashesOf, type DesignedDrill, designedDrill, designOf } from './designed-drill';
import { versionsToDrill } from './plan-outline';

/** What is edited of the drill itself where it is designed. */
export function designFieldsOf({ record }: Pick<DesignedDrill, 'record'>) {
  const { planVersionId, background, scenario, safetyNote, durationMinutes, startsAt } = record;
  return { planVersionId, background, scenario, safetyNote, durationMinutes, startsAt };
}

/** A participant as lists show it: its telephone masked. */
export function participantShown(row: DrillParticipantRecord) {
  const { id, version, kind, refId, name, role, post, headcount, quantity, duty, attended, remark } = row;
  const phone = maskPhone(row.phone);
  return { id, version, kind, refId, name, role, post, phone, headcount, quantity, duty, attended, remark };
}

/** The design of a drill as its page shows it, with what is wrong or thin in it. @throws PlanDeskError NOT_FOUND */
export function viewDesign(db: ReadDb, law: Law, self: string, id: string) {
  const drill = designedDrill(db, id);
  const { record } = drill;
  const taken = new Set(drill.objectives.flatMap(({ findingId }) => findingId ?? []));
  const titles = findingTitles(db, [...taken]);
  return {
    id: record.id,
    version: record.version,
    ours: record.origin === self,
    designable: record.origin === self && isDesignable(record.state),
    form: record.form,
    day: record.startOn ?? record.plannedOn,
    planTitle: drilledPlan(db, record.planId)?.title ?? record.planTitle,
    versions: versionsToDrill(db, record),
    fields: designFieldsOf(drill),
    objectives: drill.objectives.map(({ id: key, text, standard, sectionPath, findingId }) => ({
      id: key,
      text,
      standard,
      sectionPath: [...sectionPath],
      findingId,
      findingTitle: findingId === null ? null : (titles.get(findingId) ?? null),
    })),
    injects: drill.injects.map((inject) => ({
      id: inject.id,
      number: inject.number,
      atMinute: inject.atMinute,
      fromWhom: inject.fromWhom,
      toWhom: inject.toWhom,
      channel: inject.channel,
      text: inject.text,
      question: inject.question,
      expectedAction: inject.expectedAction,
      expectedMinutes: inject.expectedMinutes,
      evaluator: inject.evaluator,
      objectiveId: inject.objectiveId,
      phase: inject.phase,
      remark: inject.remark,
    })),
    participants: drill.participants.map(participantShown),
    checks: designFindings(designOf(drill)),
    clashes: clashesOf(db, law, drill),
    earlier: earlierFindings(db, record)
      .filter(({ id: finding }) => !taken.has(finding))
      .map((finding) => ({ ...finding, sectionPath: [...finding.sectionPath] })),
  };
}
