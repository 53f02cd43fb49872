import { type CivilDate, civilDate } from '../dates/civil-date';
import { err, ok, type Result } from '../result';
import { normaliseText } from '../text/normalise';

/** Why a value is no 公民身份号码. */
export const IDENTITY_PROBLEMS = [
  'id_missing',
  'id_scientific',
  'id_length',
  'id_charset',
  'id_date',
  'id_check',
] as const;
export type IdentityProblemCode = (typeof IDENTITY_PROBLEMS)[number];

/** A named reason with a sentence; never repeats the number, which is personal data. */
export interface IdentityProblem {
  readonly code: IdentityProblemCode;
  readonly message: string;
}

/** What a valid 公民身份号码 says. The region is that of the first issue and may be abolished: not judged. */
export interface IdentityNumber {
  readonly number: string;
  readonly birth: CivilDate;
  readonly gender: 'male' | 'female';
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/** Half width, capital X, without blanks, quotes and hyphens. */
export function normaliseIdentityNumber(value: string | number): string {
  return normaliseText(String(value))
    .replace(/[\s'"`‘’“”-]/g, '')
    .toUpperCase();
}

/** Checks a 公民身份号码 (GB 11643-1999): length, characters, birth date, check character. */
export function checkIdentityNumber(value: string | number): Result<IdentityNumber, IdentityProblem> {
  const text = normaliseIdentityNumber(value);
  const refuse = (code: IdentityProblemCode, message: string) => err({ code, message });
  if (!/\d/.test(text)) return refuse('id_missing', '没有身份证号码。');
  if (typeof value === 'number' || /^\d(\.\d+)?E\+?\d+$/.test(text)) {
    return refuse('id_scientific', '身份证号码被表格存成了数值，末几位已经丢失，请重新填写。');
  }
  if (text.length === 15) return refuse('id_length', '这是15位的旧身份证号码，请改填18位号码。');
  if (text.length !== 18) return refuse('id_length', `身份证号码应为18位，这里是${text.length}位，请核对。`);
  if (!/^\d{17}[\dX]$/.test(text)) return refuse('id_charset', '身份证号码只能是数字，末位可为X，请核对。');
  const birth = civilDate(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)));
  if (birth === null) return refuse('id_date', '身份证号码中的出生日期不存在，请核对。');
  if (identityCheckCharacter(text) !== text[17]) return refuse('id_check', '身份证号码校验位不符，请核对。');
  return ok({ number: text, birth, gender: Number(text[16]) % 2 === 1 ? 'male' : 'female' });
}

/** The 18th character that belongs to the first 17 digits. */
export function identityCheckCharacter(number: string): string {
  let sum = 0;
  WEIGHTS.forEach((weight, i) => {
    sum += weight * Number(number[i]);
  });
  return CHECKS[sum % 11] ?? '';
}
