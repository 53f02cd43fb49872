import { adoptForm, adoptRule, handedForm } from '../../../db/exchange/packs/adopt';
import { listHandedDown } from '../../../db/exchange/packs/handed-down';
import { formKind } from '../../../db/services/forms/form-pack';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { templateRefused } from '../tasks/form-templates';
import { TEMPLATE_LIMITS } from '../template-limits';

export const handed: Handlers<Contract>['handed'] = {
  list: ({ read, core }) => ({ offices: listHandedDown(read, core.law) }),
  adopt: ({ deps, audit }, input) => {
    const { setting, ...entry } = adoptRule(deps, input);
    audit('setting', setting, entry);
    return {};
  },
  adoptForm: async ({ host, core, signal, depsFor, auditIn }, input) => {
    const { form, fileName, sha256, reason } = handedForm({ db: core.read, law: core.law }, input);
    const { packed, problems } = await host.tasks.run(
      'check-form-template',
      { database: core.file, sha256, fileName, form },
      { ...TEMPLATE_LIMITS, signal },
    );
    if (packed === null) throw templateRefused(problems);
    return core.transaction((db) => {
      const adopted = adoptForm(depsFor(db), { form, fileName }, packed);
      auditIn(db, 'form_template', null, { form: formKind(form).name, fileName, ...adopted, reason });
      return adopted;
    });
  },
};
