import { err, ok, type Result } from '../result';
import { normaliseText } from '../text/normalise';

declare const usccBrand: unique symbol;

/** 统一社会信用代码: 18 characters in capitals whose check characters hold (GB 32100-2015). */
export type Uscc = string & { readonly [usccBrand]: true };

/** Why a value is no 统一社会信用代码. */
export const USCC_PROBLEMS = [
  'uscc_missing',
  'uscc_scientific',
  'uscc_length',
  'uscc_charset',
  'uscc_check',
  'uscc_inner_check',
] as const;
export type UsccProblemCode = (typeof USCC_PROBLEMS)[number];

/** A named reason, the value as it was understood, and the code that was probably meant when one fits. */
export interface UsccProblem {
  readonly code: UsccProblemCode;
  readonly message: string;
  readonly normalised: string;
  readonly suggestion: string | null;
}

/** GB 32100-2015 table 2: no I, O, S, V, Z. A character's value is its place. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const INNER_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Already as it should be: the great majority in a roster of a hundred thousand rows. */
const PLAIN_CODE = /^[0-9A-Z]{18}$/;

/** What a typist confuses with the letters that the alphabet leaves out. */
const CONFUSED: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', Z: '2', V: 'U' };

/**
 * A code as it should be compared: half width, capitals, without blanks of any kind, tabs, quotes, dots or hyphens.
 * Does not judge it.
 */
export function normaliseUscc(value: string | number): string {
  if (typeof value === 'string' && PLAIN_CODE.test(value)) return value;
  return normaliseText(String(value))
    .replace(/[\s'"`‘’“”.·,_-]/g, '')
    .toUpperCase();
}

/**
 * Checks a 统一社会信用代码 as typed or as found in a cell. A number, or digits in scientific notation, has already
 * lost its last digits in the spreadsheet and is refused as `uscc_scientific`.
 */
export function checkUscc(value: string | number): Result<Uscc, UsccProblem> {
  const text = normaliseUscc(value);
  const refuse = (code: UsccProblemCode, message: string, suggestion: string | null = null) =>
    err({ code, message, normalised: text, suggestion });
  if (!/[0-9A-Z]/.test(text)) return refuse('uscc_missing', '没有统一社会信用代码，请补填或注明原因。');
  if (isScientific(value)) {
    return refuse(
      'uscc_scientific',
      '代码被表格存成了数值（科学计数法），末几位已经丢失，请按证照重新填写。',
    );
  }
  if (text.length === 15 && /^\d+$/.test(text)) {
    return refuse('uscc_length', '这是15位的旧营业执照注册号，请改填18位统一社会信用代码。');
  }
  if (text.length !== 18)
    return refuse('uscc_length', `统一社会信用代码应为18位，这里是${text.length}位，请核对。`);
  const foreign = Array.from(text).filter((c) => !ALPHABET.includes(c));
  if (foreign.length > 0) return refuse('uscc_charset', charsetMessage(foreign), confusionRepaired(text));
  if (usccCheckCharacter(text) !== text[17])
    return refuse('uscc_check', '校验位不符，代码可能有错字，请按证照核对。');
  if (innerCheckCharacter(text.slice(8, 16)) !== text[16]) {
    return refuse('uscc_inner_check', '第9至17位（组织机构代码）校验位不符，请按证照核对。');
  }
  return ok(text as Uscc);
}

/** The 18th character that belongs to the first 17; these must be of the code's alphabet. */
export function usccCheckCharacter(code: string): string {
  let sum = 0;
  WEIGHTS.forEach((weight, i) => {
    sum += weight * ALPHABET.indexOf(code[i] ?? '');
  });
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
}

/** The ninth character of an organisation code (GB 11714) that belongs to its first eight. */
export function innerCheckCharacter(body: string): string {
  let sum = 0;
  INNER_WEIGHTS.forEach((weight, i) => {
    sum += weight * Number.parseInt(body[i] ?? '0', 36);
  });
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

function isScientific(value: string | number): boolean {
  if (typeof value === 'number') return !Number.isSafeInteger(value);
  if (PLAIN_CODE.test(value)) return false;
  return /^[\s'"]*\d(?:\.\d+)?e\+?\d{1,3}[\s'"]*$/i.test(normaliseText(value));
}

function charsetMessage(foreign: readonly string[]): string {
  const named = [...new Set(foreign)].map((c) => {
    const meant = CONFUSED[c];
    return meant === undefined ? `“${c}”` : `字母${c}（可能应为${meant}）`;
  });
  return `含有代码中不会出现的字符：${named.join('、')}，请按证照核对。`;
}

/** The code with confused letters exchanged, if that makes every check hold. */
function confusionRepaired(text: string): string | null {
  const repaired = Array.from(text, (c) => CONFUSED[c] ?? c).join('');
  if (Array.from(repaired).some((c) => !ALPHABET.includes(c))) return null;
  const holds =
    usccCheckCharacter(repaired) === repaired[17] &&
    innerCheckCharacter(repaired.slice(8, 16)) === repaired[16];
  return holds ? repaired : null;
}
