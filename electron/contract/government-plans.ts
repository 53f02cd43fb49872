import { z } from 'zod';
import { GOVERNMENT_PLAN_KINDS, GOVERNMENT_RECORD_KINDS } from '../../db/domain/plan/government/kinds';
import { civilDate, count, expectedVersion, id, longText, reason, saved, shortText } from './common';
import { command, nothing, query } from './define';
import { dutyView } from './duties';

export const governmentKind = z.enum(GOVERNMENT_PLAN_KINDS);
const recordKind = z.enum(GOVERNMENT_RECORD_KINDS);

export const governmentPlanFields = z.object({
  title: shortText.min(2),
  governmentKind,
  issuingBody: shortText.min(2),
  remark: longText.nullable(),
});
export const governmentVersionFields = z.object({
  label: shortText.min(1),
  /** 批准. */
  approvedOn: civilDate.nullable(),
  /** 印发: the clocks of filing and publication start. */
  publishedOn: civilDate.nullable(),
  remark: longText.nullable(),
});
export const governmentStepFields = z.object({
  kind: recordKind,
  /** 备案机关, or where and to whom it was made public. */
  recipient: shortText.min(2),
  copies: z.array(shortText).max(20),
  doneOn: civilDate,
  documentNo: shortText.nullable(),
  remark: longText.nullable(),
});

const kindRule = z.object({
  kind: governmentKind,
  title: z.string(),
  filing: z
    .object({
      recipient: z.string(),
      deliverTo: z.string().nullable(),
      copies: z.array(z.string()),
      article: z.string(),
      mark: z.string(),
    })
    .nullable(),
  note: z.string(),
});

export const governmentPlans = {
  /** Plans of the office itself. */
  list: query(
    nothing,
    z.object({
      rows: z.array(
        z.object({
          id,
          title: z.string(),
          kind: z.string(),
          governmentKind: governmentKind.nullable(),
          issuingBody: z.string().nullable(),
          status: z.string(),
          versionLabel: z.string().nullable(),
          /** Of that version; `status` says whether the plan as a whole was withdrawn. */
          versionState: z.string().nullable(),
          publishedOn: civilDate.nullable(),
          overdue: count,
        }),
      ),
    }),
  ),
  /** Kinds with where each is filed and on what article. */
  kinds: query(nothing, z.object({ source: z.string(), kinds: z.array(kindRule) })),
  get: query(
    z.object({ planId: id }),
    z.object({
      planId: id,
      version: count,
      ours: z.boolean(),
      title: z.string(),
      remark: z.string().nullable(),
      governmentKind: governmentKind.nullable(),
      issuingBody: z.string().nullable(),
      kindRule: kindRule.nullable(),
      source: z.string(),
      versions: z.array(
        governmentVersionFields.extend({
          id,
          version: count,
          state: z.string(),
          records: z.array(governmentStepFields.extend({ id, version: count })),
        }),
      ),
      duties: z.array(dutyView),
    }),
  ),
  register: command(
    z.object({ plan: governmentPlanFields, version: governmentVersionFields }),
    z.object({ id, versionId: id }),
  ),
  update: command(z.object({ id, expectedVersion, fields: governmentPlanFields }), saved),
  addVersion: command(z.object({ planId: id, fields: governmentVersionFields }), z.object({ versionId: id })),
  updateVersion: command(
    z.object({ versionId: id, expectedVersion, fields: governmentVersionFields }),
    saved,
  ),
  /** A version was filed, or made public. */
  record: command(z.object({ versionId: id, fields: governmentStepFields }), z.object({ id })),
  voidRecord: command(z.object({ id, expectedVersion, reason }), saved, { permission: 'decide' }),
};
