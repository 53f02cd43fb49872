import { basename } from 'node:path';
import { caseForm } from '../../../db/services/filing/case-forms';
import { checkMaterials } from '../../../db/services/filing/check-materials';
import {
  assignNumber,
  fileCase,
  markDeemed,
  resubmit,
  returnOnce,
} from '../../../db/services/filing/decide-filing';
import { receiveFiling, receiveSubmitted } from '../../../db/services/filing/receive-filing';
import {
  filingCandidates,
  filingNumbering,
  revealContactPhone,
  viewFiling,
} from '../../../db/services/filing/view-filing';
import { ownLayout } from '../../../db/services/forms/own-template';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { writeOfficeForms } from '../write-office-form';
import { filingSteps } from './filing-steps';

export const filing: Handlers<Contract>['filing'] = {
  ...filingSteps,
  get: ({ read, core, host }, input) => {
    return viewFiling(read, core.law, host.requireSelf(), core.clock.today(), input.id);
  },
  receive: ({ deps, audit }, input) => {
    const made = receiveFiling(deps, input);
    audit('filing_case', made.id, {
      enterpriseId: input.enterpriseId,
      receivedOn: input.receivedOn,
      plans: input.planVersionIds.length,
    });
    return made;
  },
  receiveSubmitted: ({ deps, audit }, input) => {
    audit('filing_case', input.id, { receivedOn: input.onDate });
    return receiveSubmitted(deps, input);
  },
  check: ({ deps, audit }, input) => {
    audit('filing_case', input.id, { materials: input.materials });
    return checkMaterials(deps, input);
  },
  returnOnce: ({ deps, audit }, input) => {
    const returned = returnOnce(deps, input);
    audit('filing_case', input.id, {
      returnedOn: input.onDate,
      noticeNo: returned.noticeNo,
      note: input.note,
    });
    return returned;
  },
  resubmit: ({ deps, audit }, input) => {
    audit('filing_case', input.id, { resubmittedOn: input.onDate });
    return resubmit(deps, input);
  },
  file: ({ deps, audit }, input) => {
    const filed = fileCase(deps, input);
    audit('filing_case', input.id, { filedOn: input.onDate, filingNo: filed.filingNo });
    return filed;
  },
  markDeemed: ({ deps, audit }, input) => {
    audit('filing_case', input.id);
    return markDeemed(deps, input);
  },
  assignNumber: ({ deps, audit }, input) => {
    const numbered = assignNumber(deps, input);
    audit('filing_case', input.id, { onDate: input.onDate, filingNo: numbered.filingNo });
    return numbered;
  },
  form: async ({ core, host, auditIn }, input) => {
    const file = host.grants.path(input.file);
    const form = caseForm(core.read, core.law, core.clock.today(), input.id, input.form, {
      fullPhones: true,
    });
    await writeOfficeForms(host, core, [form], file);
    await core.transaction((db) =>
      auditIn(db, 'filing_case', input.id, { form: input.form, file: basename(file) }),
    );
    return { fileName: basename(file) };
  },
  preview: async ({ read, core }, input) => {
    const { renderFormPage } = await import('../../../db/documents/forms/render-html');
    const form = caseForm(read, core.law, core.clock.today(), input.id, input.form, { fullPhones: false });
    return {
      html: renderFormPage(form),
      title: form.title.replaceAll('\n', ''),
      ownLayout: ownLayout(read, [form]) !== null,
    };
  },
  candidates: ({ read }, input) => ({ versions: filingCandidates(read, input.enterpriseId) }),
  reveal: ({ deps, audit }, input) => {
    const value = revealContactPhone(deps.db, input.id);
    audit('filing_case', input.id, { field: 'contactPhone' });
    return { value };
  },
  numbering: ({ read, core }) => filingNumbering(read, core.clock.today()),
};
