import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { type DrillTemplate, rankTemplates, sectionFor } from '../../domain/drill/templates';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import { drilledPlan, injectsOf, objectivesOf, participantsOf } from '../../repositories/drill-design-views';
import { enterpriseTable } from '../../repositories/enterprise';
import { designableDrill, designedDrill } from './designed-drill';
import { addParticipants } from './participants';
import { headingsToDrill } from './plan-outline';
import { type InjectInput, type ObjectiveInput, type SavedDesign, saveDesign } from './save-design';
import { designFieldsOf } from './view-design';

/** Templates in the order in which this drill is likely to want them. @throws PlanDeskError NOT_FOUND */
export function listTemplates(db: ReadDb, law: Law, id: string) {
  const { record } = designedDrill(db, id);
  const unit = record.enterpriseId === null ? undefined : enterpriseTable.find(db, record.enterpriseId);
  const words = [record.title, record.planTitle, drilledPlan(db, record.planId)?.title, record.scenario];
  const { templates, mark, note } = law.drillTemplates;
  return {
    mark,
    note,
    rows: rankTemplates(templates, {
      words: words.filter((word) => typeof word === 'string'),
      accidentKind: record.accidentKind,
      industries: unit?.supervisionCategory ? [unit.supervisionCategory] : [],
    }).map(({ template, fits }) => ({
      id: template.id,
      title: template.title,
      fits,
      minutes: template.minutes,
      scenario: template.scenario,
      objectives: template.objectives.map(({ text }) => text),
      injects: template.injects.map(({ at, text }) => ({ atMinute: at, text })),
    })),
  };
}

/** `replace`: objectives and injects give way; `add`: the template's come behind those that are there. */
export type TemplateMode = 'replace' | 'add';

/**
 * Fills a design from a template: objectives tied to sections of the plan where headings deal with them, injects, parts that
 * nobody has yet. Fields that are filled in stay as they are unless the design is replaced.
 * @throws PlanDeskError TEMPLATE_UNKNOWN, and as `saveDesign`
 */
export function applyTemplate(
  deps: Deps,
  input: { id: string; expectedVersion: number; templateId: string; mode: TemplateMode },
): SavedDesign {
  const record = designableDrill(deps, input.id, input.expectedVersion);
  const pack = deps.law.drillTemplates;
  const template = pack.templates.find(({ id }) => id === input.templateId);
  if (!template)
    throw new PlanDeskError('TEMPLATE_UNKNOWN', '程序里没有这个模板，请刷新后重新选择。', {
      id: input.templateId,
    });
  const adding = input.mode === 'add';
  const present = participantsOf(deps.db, record.id);
  const taken = new Set(present.map(({ role, name }) => `${role} ${name}`));
  const held = new Set(present.flatMap(({ role }) => role ?? []));
  // Somebody who directs, evaluates or keeps safe is named once; who plays depends on the accident.
  const roles = [...pack.commonRoles.filter(({ role }) => !held.has(role)), ...template.roles].filter(
    ({ role, name }) => !taken.has(`${role} ${name}`),
  );
  addParticipants(deps, {
    drillId: record.id,
    rows: [
      ...roles.map(({ name, role, kind, duty }) => ({ kind, refId: null, name, role, duty, source: null })),
      ...template.kit.map((name) => ({
        ...{ kind: 'equipment' as const, refId: null, name, role: null, source: null },
      })),
    ],
  });
  const kept = adding ? keptDesign(deps, record.id) : { objectives: [], injects: [] };
  const made = designFrom(template, headingsToDrill(deps.db, record), kept.injects);
  const old = designFieldsOf({ record });
  const or = <T>(own: T | null, given: T): T => (adding && own !== null ? own : given);
  return saveDesign(deps, {
    id: record.id,
    expectedVersion: record.version,
    fields: {
      ...old,
      background: or(old.background, template.background),
      scenario: or(old.scenario, template.scenario),
      safetyNote: or(old.safetyNote, [...template.safety, ...pack.commonSafety].join('\n')),
      durationMinutes: adding ? longer(old.durationMinutes, template.minutes) : template.minutes,
    },
    objectives: [...kept.objectives, ...made.objectives],
    injects: [...kept.injects, ...made.injects],
  });
}

const longer = (own: number | null, given: number): number => Math.max(own ?? 0, given);

function keptDesign(deps: Deps, drillId: string): { objectives: ObjectiveInput[]; injects: InjectInput[] } {
  return {
    objectives: objectivesOf(deps.db, drillId).map(({ id, text, standard, sectionPath, findingId }) => ({
      ...{ id, text, standard, sectionPath, findingId },
    })),
    injects: injectsOf(deps.db, drillId).map((inject) => ({
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
  };
}

function designFrom(
  template: DrillTemplate,
  headings: Parameters<typeof sectionFor>[0],
  before: readonly InjectInput[],
): { objectives: ObjectiveInput[]; injects: InjectInput[] } {
  const last = Math.max(0, ...before.map(({ number }) => number));
  return {
    objectives: template.objectives.map(({ key, text, standard, find }) => ({
      id: `template ${key}`,
      text,
      standard,
      sectionPath: sectionFor(headings, find) ?? [],
      findingId: null,
    })),
    injects: template.injects.map((inject, at) => ({
      id: `template inject ${at}`,
      number: last + at + 1,
      atMinute: inject.at,
      fromWhom: inject.from,
      toWhom: inject.to,
      channel: inject.channel,
      text: inject.text,
      question: inject.question,
      expectedAction: inject.expect,
      expectedMinutes: inject.within,
      evaluator: null,
      objectiveId: `template ${inject.objective}`,
      phase: inject.phase,
      remark: null,
    })),
  };
}
