import { isMasked, maskPhone } from '../domain/codes/mask';
import { parsePhones } from '../domain/codes/phone';
import { isCivilDate } from '../domain/dates/civil-date';
import { PlanDeskError } from '../domain/errors';
import { tidyLines, tidyValue } from '../domain/text/normalise';

/** What is wrong with one field of a form. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Reads the fields of a form, collecting everything that is wrong so that the user sees all of it at once. */
export class FieldCheck {
  readonly #problems: FieldProblem[] = [];
  readonly #areaCode: string | undefined;

  /** `areaCode` completes local telephone numbers. */
  constructor(areaCode?: string) {
    this.#areaCode = areaCode;
  }

  add(field: string, code: string, message: string): void {
    this.#problems.push({ field, code, message });
  }

  /** Text as it should be kept; blank becomes null. */
  text(value: string | null): string | null {
    const tidy = value === null ? '' : tidyValue(value);
    return tidy === '' ? null : tidy;
  }

  /** Text of several lines: its ends are trimmed, its breaks stay. */
  lines(value: string | null): string | null {
    const tidy = value === null ? '' : tidyLines(value);
    return tidy === '' ? null : tidy;
  }

  required(field: string, value: string | null, message: string): string {
    const text = this.text(value) ?? '';
    if (text.length < 2) this.add(field, 'REQUIRED', message);
    return text;
  }

  /** A day that exists, at the latest `latest`. */
  date(field: string, value: string | null, latest?: string): string | null {
    if (value === null) return null;
    if (!isCivilDate(value)) this.add(field, 'DATE_IMPOSSIBLE', `日期 ${value} 不存在，请核对。`);
    else if (latest !== undefined && value > latest)
      this.add(field, 'DATE_IN_FUTURE', `日期 ${value} 还没有到，请核对。`);
    return value;
  }

  /** Numbers in their one written form. What was shown masked and came back unchanged keeps the number behind it. */
  phone(field: string, value: string | null, before: string | null): string | null {
    const text = this.text(value);
    if (text === null) return null;
    if (before !== null && text === maskPhone(before)) return before;
    if (isMasked(text)) {
      this.add(field, 'PHONE_MASKED', '号码含有隐去的位数，请填写完整号码，或保持原样。');
      return before;
    }
    const { phones, problems } = parsePhones(
      text,
      this.#areaCode === undefined ? {} : { areaCode: this.#areaCode },
    );
    for (const problem of problems) this.add(field, 'PHONE_FORMAT', problem.message);
    return phones.length === 0 ? null : phones.join('、');
  }

  /** @throws PlanDeskError FIELDS_INVALID {field, fields}: the first problem's field, and all problems */
  throwIfAny(): void {
    const [first] = this.#problems;
    if (first)
      throw new PlanDeskError('FIELDS_INVALID', first.message, {
        field: first.field,
        fields: this.#problems,
      });
  }
}
