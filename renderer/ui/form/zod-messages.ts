import i18next from 'i18next';
import { z } from 'zod';

type Issue = Parameters<NonNullable<ReturnType<typeof z.config>['customError']>>[0];

function isEmpty(input: unknown): boolean {
  return input === null || input === undefined || (typeof input === 'string' && input.trim() === '');
}

/** The sentence for one failed check: what is wrong and how to repair it, in the chosen language. */
function sentenceFor(issue: Issue): string {
  const t = i18next.getFixedT(null, 'ui');
  if (isEmpty(issue.input)) return t('form.problem.required');
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int'
        ? t('form.problem.number')
        : t('form.problem.required');
    case 'too_small':
      if (issue.origin === 'string') return t('form.problem.tooShort', { count: Number(issue.minimum) });
      if (issue.origin === 'array') return t('form.problem.chooseOne');
      return t('form.problem.tooLow', { minimum: String(issue.minimum) });
    case 'too_big':
      if (issue.origin === 'string') return t('form.problem.tooLong', { count: Number(issue.maximum) });
      return t('form.problem.tooHigh', { maximum: String(issue.maximum) });
    case 'invalid_value':
      return t('form.problem.choose');
    case 'custom': {
      const code: unknown = issue.params?.code;
      return t(`form.problem.${typeof code === 'string' ? code : 'format'}` as 'form.problem.format');
    }
    default:
      return t('form.problem.format');
  }
}

let set = false;

/** Makes every schema of the forms speak the catalogue's sentences; called once by the first form. */
export function speakCatalogue(): void {
  if (set) return;
  set = true;
  z.config({ customError: (issue) => issue.message ?? sentenceFor(issue) });
}
