import { checkIdentityNumber } from '../../domain/codes/identity-number';
import { isMasked } from '../../domain/codes/mask';
import { parsePhones } from '../../domain/codes/phone';
import { isCivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import type { FieldKind, RegisterDefinition } from './register-definitions';

/** What a form hands in for one field. */
export type FieldInput = string | number | boolean | readonly string[] | null;

interface Finding {
  field: string;
  message: string;
}

/** Reads one typed value, or says in words what is wrong with it. */
type Reader = (value: FieldInput) => { value: unknown } | { message: string };

const LONGEST_TEXT = 4000;

const READERS: Readonly<Record<FieldKind, Reader>> = {
  text: (value) => {
    if (typeof value !== 'string') return { message: '应为文字' };
    return value.length > LONGEST_TEXT
      ? { message: `不能超过 ${LONGEST_TEXT} 字` }
      : { value: value.trim() || null };
  },
  code: (value) => (typeof value === 'string' ? { value: value || null } : { message: '应从列表中选择' }),
  date: (value) =>
    typeof value === 'string' && (value === '' || isCivilDate(value))
      ? { value: value || null }
      : { message: '日期应写成 2026-03-05，且确有这一天' },
  count: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0
      ? { value }
      : { message: '应为不小于 0 的整数' },
  number: (value) =>
    typeof value === 'number' && Number.isFinite(value) && value >= 0
      ? { value }
      : { message: '应为不小于 0 的数' },
  flag: (value) => (typeof value === 'boolean' ? { value } : { message: '应为是或否' }),
  list: (value) =>
    Array.isArray(value)
      ? { value: value.map((item: string) => item.trim()).filter((item) => item !== '') }
      : { message: '应为列表' },
  phone: (value) => {
    if (typeof value !== 'string') return { message: '应为电话号码' };
    if (value.trim() === '') return { value: null };
    const { phones, problems } = parsePhones(value);
    return problems[0] ? { message: problems[0].message } : { value: phones.join('、') };
  },
  identity: (value) => {
    if (typeof value !== 'string') return { message: '应为身份证号码' };
    if (value.trim() === '') return { value: null };
    const checked = checkIdentityNumber(value);
    return checked.ok ? { value: checked.value.number } : { message: checked.error.message };
  },
};

/**
 * Reads what a person typed into a register's form. Unknown fields are refused, masked values that come back as they were
 * shown leave the stored value alone.
 * @returns field → value for the fields that were handed in
 * @throws PlanDeskError FIELDS_INVALID {fields: [{field, message}]}
 */
export function readFields(
  definition: RegisterDefinition,
  input: Readonly<Record<string, FieldInput>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const findings: Finding[] = [];
  for (const [field, given] of Object.entries(input)) {
    const kind = Object.hasOwn(definition.fields, field) ? definition.fields[field] : undefined;
    if (kind === undefined) {
      findings.push({ field, message: '没有这一项' });
      continue;
    }
    if (typeof given === 'string' && (kind === 'phone' || kind === 'identity') && isMasked(given)) continue;
    const read = given === null ? { value: null } : READERS[kind](given);
    if ('message' in read) findings.push({ field, message: read.message });
    else if (
      read.value !== null &&
      definition.choices[field] &&
      !definition.choices[field].includes(String(read.value))
    )
      findings.push({ field, message: '应从列表中选择' });
    else values[field] = read.value;
  }
  if (findings.length > 0)
    throw new PlanDeskError('FIELDS_INVALID', `有 ${findings.length} 项填写不符合要求，请按提示修改。`, {
      fields: findings,
    });
  return values;
}
