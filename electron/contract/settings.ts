import { z } from 'zod';
import { isMonthAndDay } from '../../db/domain/exchange/reporting';
import { NOTICE_KINDS } from '../../db/domain/filing/case-codes';
import { formatFilingNumber } from '../../db/domain/filing/filing-number';

const numberTemplate = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine(
    (template) => {
      try {
        formatFilingNumber(template, { region6: '000000', year: 2000, seq: 1 });
        return true;
      } catch {
        return false;
      }
    },
    { params: { code: 'numberTemplate' } },
  );

/** '07-15'; a day that every year has. */
const monthAndDay = z.string().refine(isMonthAndDay, { params: { code: 'monthAndDay' } });

/** The settings of a database that people change, by key; the core reads each where it is needed and knows its default. */
export const settingSchemas = {
  /** Civil days before a due day from which a duty is due soon. */
  'rules.dueSoonDays': z.number().int().min(1).max(365),
  /** Rule id → switch → chosen value. */
  'rules.switches': z.record(z.string().max(40), z.record(z.string().max(40), z.string().max(40))),
  /** Days for which a telephone number that was called holds as confirmed. */
  'contacts.confirmDays': z.number().int().min(1).max(3650),
  /** By which days offices below report; of the next year for the second half and the year. */
  'exchange.reportingDays': z.object({ H1: monthAndDay, H2: monthAndDay, year: monthAndDay }),
  /** See `formatFilingNumber`. */
  'filing.numberTemplate': numberTemplate,
  /** Materials that the local office asks for besides the statutory ones; they never hold up a filing. */
  'filing.localMaterials': z
    .array(z.object({ key: z.string().min(1).max(40), label: z.string().trim().min(1).max(80) }))
    .max(20),
  /** Letter kind → numbering of its own, with the tokens of filing numbers. */
  'filing.noticeTemplates': z.partialRecord(z.enum(NOTICE_KINDS), numberTemplate),
} as const;

export type SettingKey = keyof typeof settingSchemas;
export type SettingValue<K extends SettingKey> = z.output<(typeof settingSchemas)[K]>;

const keys = Object.keys(settingSchemas) as [SettingKey, ...SettingKey[]];

/** One changed setting; a value that does not fit its key is refused like any other wrong input. */
export const settingChange = z
  .object({ key: z.enum(keys), value: z.unknown() })
  .superRefine(({ key, value }, context) => {
    const parsed = settingSchemas[key].safeParse(value);
    if (!parsed.success)
      for (const issue of parsed.error.issues)
        context.addIssue({ code: 'custom', message: issue.message, path: ['value', ...issue.path] });
  });
