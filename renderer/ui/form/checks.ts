import i18next from 'i18next';
import { z } from 'zod';
import { checkUscc, parseCivilDate, parsePhones } from '../../../electron/contract/input';

/** The domain words its problems in Chinese; another language has sentences by code. */
function sentence(code: string, message: string): string {
  if (i18next.language === 'zh') return message;
  return i18next.t(`ui:form.problem.${code}`, { defaultValue: message });
}

/** A civil date as a form holds it: `YYYY-MM-DD`, or what was typed when it is no date. */
export const dateField = z.string().superRefine((value, context) => {
  const parsed = parseCivilDate(value);
  if (!parsed.ok)
    context.addIssue({ code: 'custom', message: sentence(parsed.error.code, parsed.error.message) });
  else if (parsed.value.precision !== 'day') {
    context.addIssue({ code: 'custom', message: i18next.t('ui:form.problem.wholeDate') });
  }
});

/** One or several telephone numbers. */
export const phoneField = z
  .string()
  .max(200)
  .superRefine((value, context) => {
    const [problem] = parsePhones(value).problems;
    if (problem) context.addIssue({ code: 'custom', message: sentence(problem.code, problem.message) });
  });

/** A 统一社会信用代码 with both check characters right. */
export const usccField = z.string().superRefine((value, context) => {
  const checked = checkUscc(value);
  if (!checked.ok)
    context.addIssue({ code: 'custom', message: sentence(checked.error.code, checked.error.message) });
});
