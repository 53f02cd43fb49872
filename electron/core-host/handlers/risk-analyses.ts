import { basename } from 'node:path';
import { recordRiskMonth, riskGrid, riskSheetOf } from '../../../db/services/hazards/risk-months';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { writeOfficeForms } from '../write-office-form';

export const riskAnalyses: Handlers<Contract>['riskAnalyses'] = {
  grid: ({ read, core, host }, input) => {
    const self = host.requireSelf();
    const { rows, ...counts } = riskGrid(read, { ...input, until: core.clock.today().slice(0, 7) });
    return { ...counts, rows: rows.map(({ origin, ...row }) => ({ ...row, ours: origin === self })) };
  },
  recordMonth: ({ deps, audit }, input) => {
    const made = recordRiskMonth(deps, input);
    audit('risk_analysis', null, { month: input.month, doneOn: input.doneOn, ...made });
    return made;
  },
  preview: async ({ read }, { enterpriseId, month }) => {
    const form = riskSheetOf(read, enterpriseId, month);
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    return { html: renderFormPage(form), title: form.title, ownLayout: false };
  },
  exportSheet: async ({ core, host, auditIn }, { enterpriseId, month, file: ticket }) => {
    const file = host.grants.path(ticket);
    await writeOfficeForms(host, core, [riskSheetOf(core.read, enterpriseId, month)], file);
    await core.transaction((db) =>
      auditIn(db, 'risk_analysis', enterpriseId, { month, file: basename(file) }),
    );
    return { fileName: basename(file) };
  },
};
