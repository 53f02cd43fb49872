import { parseIndustryCode } from '../../../db/domain/codes/industry';
import {
  closeEnterprise,
  moveEnterprise,
  reopenEnterprise,
} from '../../../db/services/enterprises/close-or-move';
import { readLicences, saveLicence, voidLicence } from '../../../db/services/enterprises/licences';
import { mergeEnterprises, previewMerge } from '../../../db/services/enterprises/merge-enterprises';
import { overrideSet } from '../../../db/services/enterprises/override-set';
import {
  adviseSize,
  enterpriseVocabulary,
  pickUnits,
  readEnterprise,
  revealPhone,
  type SizeAdvice,
} from '../../../db/services/enterprises/read-enterprise';
import {
  createEnterprise,
  updateEnterprise,
  voidEnterprise,
} from '../../../db/services/enterprises/save-enterprise';
import { enterpriseTimeline } from '../../../db/services/history/timeline';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

/** The contract's arrays may be changed by whoever gets them; the domain's may not. */
const plainAdvice = (advice: SizeAdvice) => ({ ...advice, missing: [...advice.missing] });

export const enterprises: Handlers<Contract>['enterprises'] = {
  get: ({ host, core, read }, input) => {
    const view = readEnterprise(
      { read, law: core.law, clock: core.clock, self: host.requireSelf() },
      input.id,
    );
    const { percent, missing } = view.completeness;
    return {
      ...view,
      fields: { ...view.fields, activities: [...view.fields.activities] },
      sizeSuggestion: plainAdvice(view.sizeSuggestion),
      completeness: { percent, missing: missing.map((one) => ({ ...one, rules: [...one.rules] })) },
    };
  },
  timeline: ({ read }, input) => {
    return { entries: enterpriseTimeline(read, input.id) };
  },
  create: ({ deps, audit }, input) => {
    const saved = createEnterprise(deps, input);
    audit('enterprise', saved.id, { name: input.name });
    return saved;
  },
  update: ({ deps, audit }, input) => {
    const { changes, ...saved } = updateEnterprise(deps, input);
    audit('enterprise', saved.id, { changes });
    return saved;
  },
  void: ({ deps, audit }, input) => {
    const saved = voidEnterprise(deps, input);
    audit('enterprise', saved.id, { reason: input.reason });
    return saved;
  },
  close: ({ deps, audit }, input) => {
    const { changes, ...saved } = closeEnterprise(deps, input);
    audit('enterprise', saved.id, { changes, reason: input.reason });
    return saved;
  },
  reopen: ({ deps, audit }, input) => {
    const { changes, ...saved } = reopenEnterprise(deps, input);
    audit('enterprise', saved.id, { changes, reason: input.reason });
    return saved;
  },
  move: ({ deps, audit }, input) => {
    const { changes, ...saved } = moveEnterprise(deps, input);
    audit('enterprise', saved.id, { changes, reason: input.reason });
    return saved;
  },
  adviseSize: ({ core }, input) => {
    const code = input.industryCode === null ? null : parseIndustryCode(input.industryCode);
    return plainAdvice(adviseSize(core.law, { ...input, industryCode: code?.ok ? code.value.code : null }));
  },
  industries: ({ core }) => ({ rows: core.law.enterpriseData.industries.map((one) => ({ ...one })) }),
  licences: ({ core, read }, input) => {
    return { rows: readLicences(read, input.id, core.clock.today()) };
  },
  saveLicence: ({ deps, audit }, input) => {
    const saved = saveLicence(deps, input);
    audit('enterprise', input.enterpriseId, { licence: input.fields.kind, number: input.fields.number });
    return saved;
  },
  voidLicence: ({ deps, audit }, input) => {
    const saved = voidLicence(deps, input);
    audit('enterprise', input.enterpriseId, { reason: input.reason });
    return saved;
  },
  duplicates: async ({ host, core, progress, signal }) => ({
    pairs: await host.tasks.run(
      'find-duplicates',
      { database: core.file, self: host.requireSelf(), resourcesFolder: host.options.resourcesFolder },
      { progress, signal },
    ),
  }),
  mergePreview: ({ host, read }, input) => previewMerge({ db: read, self: host.requireSelf() }, input),
  merge: ({ deps, audit }, input) => {
    const { batchId, moved, drop, keep } = mergeEnterprises(deps, input);
    audit('enterprise', keep.id, { merged: drop.name, into: keep.name });
    return { batchId, moved };
  },
  overrideSet: ({ deps, audit }, input) => {
    const saved = overrideSet(deps, input);
    const decision = input.member === null ? '恢复自动判定' : input.member ? '认定属于' : '认定不属于';
    audit('enterprise', saved.id, { set: input.set, decision, reason: input.reason });
    return saved;
  },
  reveal: ({ deps, audit }, input) => {
    const value = revealPhone(deps.db, input.id, input.field);
    audit('enterprise', input.id, { field: input.field });
    return { value };
  },
  pick: ({ read }, input) => ({
    rows: pickUnits(read, input.text, input.limit),
  }),
  vocabulary: ({ core, read }) => enterpriseVocabulary(read, core.law),
};
