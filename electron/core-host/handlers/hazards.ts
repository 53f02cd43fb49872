import { basename } from 'node:path';
import type { z } from 'zod';
import { betaOf } from '../../../db/domain/hazard/level';
import type { Law } from '../../../db/law';
import { hazardsOfUnit } from '../../../db/repositories/hazard-views';
import { hazardPaper } from '../../../db/services/hazards/hazard-papers';
import { linkHazard, saveAlarm, unlinkHazard, voidAlarm } from '../../../db/services/hazards/links';
import {
  removeHazard,
  saveHazard,
  saveSubstances,
  voidHazard,
} from '../../../db/services/hazards/save-hazard';
import {
  judgeHazard,
  type Looking,
  offerLinks,
  revealHazardPhone,
  viewAlarms,
  viewHazard,
} from '../../../db/services/hazards/view-hazard';
import { assertInSight } from '../../../db/services/own-sight';
import type { hazards as endpoints } from '../../contract/hazards';
import type { Contract } from '../../contract/index';
import type { Handlers, JobContext, QueryContext } from '../dispatch';
import { writeOfficeForms } from '../write-office-form';

const looking = ({ host, core }: Pick<QueryContext | JobContext, 'host' | 'core'>): Looking => ({
  self: host.requireSelf(),
  today: core.clock.today(),
  law: core.law,
});

export const hazards: Handlers<Contract>['hazards'] = {
  rules: ({ core }) => shownRules(core.law),
  workOut: ({ core }, input) => judgeHazard(core.law, input),
  get: (context, { id }) => shown(viewHazard(context.read, id, looking(context))),
  save: ({ deps, audit }, input) => {
    const made = saveHazard(deps, input);
    audit('hazard', made.id, { name: input.fields.name, level: input.fields.level });
    return made;
  },
  saveSubstances: ({ deps, audit }, input) => {
    audit('hazard', input.id, { substances: input.substances.map(({ name }) => name) });
    return saveSubstances(deps, input);
  },
  remove: ({ deps, audit }, input) => {
    audit('hazard', input.id, { removed: input.removed });
    return removeHazard(deps, input);
  },
  void: ({ deps, audit }, input) => {
    audit('hazard', input.id, { reason: input.reason });
    return voidHazard(deps, input);
  },
  ofUnit: ({ read }, { enterpriseId }) => {
    assertInSight(read, 'enterprise', enterpriseId);
    return { hazards: hazardsOfUnit(read, enterpriseId) };
  },
  offers: (context, { id }) => offerLinks(context.read, id, looking(context)),
  link: ({ deps, audit }, input) => {
    const made = linkHazard(deps, input);
    audit('hazard', made.id, { linked: input.kind, targetId: input.targetId });
    return made;
  },
  unlink: ({ deps, audit }, input) => {
    const made = unlinkHazard(deps, input);
    audit('hazard', made.id, { unlinked: made.linkId });
    return made;
  },
  alarms: (context, { enterpriseId }) => ({
    alarms: viewAlarms(context.read, enterpriseId, context.host.requireSelf()),
  }),
  saveAlarm: ({ deps, audit }, input) => {
    const made = saveAlarm(deps, input);
    audit('hazard_alarm', made.id, { enterpriseId: input.enterpriseId, level: input.fields.level });
    return made;
  },
  voidAlarm: ({ deps, audit }, input) => {
    audit('hazard_alarm', input.id, {});
    return voidAlarm(deps, input);
  },
  reveal: ({ deps, audit }, input) => {
    const tables = { hazard: 'hazard', alarm: 'hazard_alarm', danger: 'hidden_danger' } as const;
    audit(tables[input.of], input.id, { revealed: 'phone' });
    return { value: revealHazardPhone(deps.db, input.of, input.id) };
  },
  preview: async (context, { paper, id }) => {
    const form = hazardPaper(context.read, paper, id, looking(context));
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormPage(form), title: form.title, ownLayout: false };
  },
  exportPaper: async (context, { paper, id, file: ticket }) => {
    const { core, host, auditIn } = context;
    const file = host.grants.path(ticket);
    await writeOfficeForms(host, core, [hazardPaper(core.read, paper, id, looking(context))], file);
    await core.transaction((db) => auditIn(db, 'hazard', id, { paper, file: basename(file) }));
    return { fileName: basename(file) };
  },
};

function shown({
  record,
  unit,
  phone,
  substances,
  ...view
}: ReturnType<typeof viewHazard>): z.input<(typeof endpoints)['get']['output']> {
  const { id, version, voidedAt, voidReason, removedOn, removeReason } = record;
  return {
    ...view,
    result: { ...view.result, terms: [...view.result.terms], missing: [...view.result.missing] },
    id,
    version,
    unit,
    voided: voidedAt === null ? null : (voidReason ?? ''),
    removed: removedOn === null ? null : { onDate: removedOn, reason: removeReason ?? '' },
    fields: {
      name: record.name,
      number: record.number,
      level: record.level,
      rValue: record.rValue,
      peopleNearby: record.peopleNearby,
      place: record.place,
      longitude: record.longitude,
      latitude: record.latitude,
      startedOn: record.startedOn,
      process: record.process,
      monitoring: record.monitoring,
      responsible: record.responsible,
      responsiblePhone: phone,
      assessor: record.assessor,
      assessedOn: record.assessedOn,
      nextAssessmentOn: record.nextAssessmentOn,
      filedOn: record.filedOn,
      filingOffice: record.filingOffice,
      filingNo: record.filingNo,
      neighbours: record.neighbours,
      reachM: record.reachM,
      remark: record.remark,
    },
    substances: substances.map(({ id: row, name, cas, quantity, critical, beta, remark }) => ({
      id: row,
      name,
      cas,
      quantity,
      critical,
      beta,
      remark,
    })),
    dangers: view.dangers,
  };
}

function shownRules({
  hazardRules: { levels, substances },
}: Law): z.input<(typeof endpoints)['rules']['output']> {
  const { note, source, mark, threshold, assessment, betaTables } = levels;
  return {
    note,
    source,
    mark,
    threshold,
    assessment,
    levels: [...levels.levels],
    alpha: [...levels.alpha],
    betaTables: betaTables.map((table) => ({
      id: table.id,
      title: table.title,
      source: table.source,
      mark: table.mark,
    })),
    substances: { source: substances.source, mark: substances.mark, note: substances.note },
    list: substances.substances.map((one) => ({
      id: one.id,
      name: one.name,
      aliases: [...one.aliases],
      cas: one.cas,
      critical: one.critical,
      betas: betaTables.map((table) => betaOf(table, one)),
    })),
  };
}
