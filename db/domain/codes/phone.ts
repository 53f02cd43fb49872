import { normaliseText } from '../text/normalise';

/** Why a piece of a cell is no telephone number. */
export const PHONE_REASONS = ['length', 'prefix', 'no-area-code', 'no-digits'] as const;
export type PhoneReason = (typeof PHONE_REASONS)[number];

/** A piece that could not be read; the code is the same for all, the reason says what is wrong with it. */
export interface PhoneProblem {
  readonly code: 'phone_format';
  readonly reason: PhoneReason;
  readonly text: string;
  readonly message: string;
}

/** The numbers of one cell in their one written form, in order and without repeats, and what could not be read. */
export interface ParsedPhones {
  readonly phones: readonly string[];
  readonly problems: readonly PhoneProblem[];
}

/** How to complete local numbers. */
export interface PhoneOptions {
  /** Area code such as `0432` for seven- and eight-digit numbers that were written without one. */
  readonly areaCode?: string;
}

const SEPARATORS = /[/、,;|\n\r]|\s(?:或|和|及)\s|或|(?<=\d)[和及]/;
const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^(?:(010|02\d)(\d{8})|(0[3-9]\d{2})(\d{7,8}))$/;
const SERVICE = /^(?:1[012]\d|12\d{3}|9[56]\d{3}|400\d{7}|800\d{7})$/;

/**
 * Reads every telephone number in a cell: mobiles as eleven digits, landlines as `0432-00001234` (extension as
 * `0432-00001234-801`), short service numbers as they are. Blanks, dashes, brackets, full width, `+86`, labels and
 * several numbers separated by `/`, `、`, a line break or blanks are understood. A landline that a spreadsheet stored
 * as a number gets its leading zero back.
 */
export function parsePhones(value: string | number, options: PhoneOptions = {}): ParsedPhones {
  const phones: string[] = [];
  const problems: PhoneProblem[] = [];
  const whole = plainNumberText(typeof value === 'number' ? String(value) : value);
  const pieces = whole.split(SEPARATORS).filter((piece) => piece.trim() !== '');
  // A number broken over two lines is one number; only when the pieces fail alone.
  const joined =
    pieces.length === 2 && pieces.some((p) => readPiece(p, options) === null)
      ? readPiece(pieces.join(''), options)
      : null;
  for (const piece of joined === null ? pieces : []) {
    const found = readPiece(piece, options);
    if (found === null) problems.push(problemOf(piece.trim()));
    else phones.push(...found);
  }
  phones.push(...(joined ?? []));
  return { phones: [...new Set(phones)], problems };
}

/** A contact cell such as `示思云 19900005433` taken apart: the text without numbers, and its numbers. */
export function splitContact(value: string): ParsedPhones & { readonly name: string } {
  const tidy = value.normalize('NFKC');
  const name = tidy.replace(/[\d+][\d\s()-]*/g, ' ').replace(/(?:电话|手机|联系方式|tel)/gi, ' ');
  const numbers = (tidy.match(/[\d+(][\d\s()—–-]*/g) ?? []).join('/');
  return { name: name.replace(/[\s:/、,;()]+/g, ' ').trim(), ...parsePhones(numbers) };
}

/** Half width, one kind of dash, line breaks kept because they separate numbers. */
function plainNumberText(value: string): string {
  return value
    .split(/[\r\n]+/)
    .map((line) => normaliseText(line).replace(/[—–―‐‑−~]/g, '-'))
    .join('\n');
}

/** All numbers in one piece, or null when any part of it is no number. */
function readPiece(piece: string, options: PhoneOptions): string[] | null {
  const [main = '', extension] = piece.split(/(?:转|分机|ext\.?)/);
  const digitsOnly = main.replace(/^[^\d+(]+|[^\d)]+$/g, '').replace(/^\+?(?:00)?86[\s-]*(?=\d{10,})/, '');
  if (/[^\d\s()-]/.test(digitsOnly)) return null;
  const whole = readNumber(digitsOnly.replace(/\D/g, ''), options);
  if (whole !== null) return [extension === undefined ? whole : `${whole}-${extension.replace(/\D/g, '')}`];
  const dashed = /^\(?(0\d{2,3})\)?[\s-]*(\d{7,8})-(\d{1,6})$/.exec(digitsOnly);
  if (dashed !== null) return [`${dashed[1]}-${dashed[2]}-${dashed[3]}`];
  return readSequence(digitsOnly, options);
}

/** Several numbers with nothing but blanks between them: groups are joined until they make a number. */
function readSequence(text: string, options: PhoneOptions): string[] | null {
  const found: string[] = [];
  let pending = '';
  for (const group of text.split(/[\s()-]+/)) {
    pending += group;
    const number = pending.length >= 10 ? readNumber(pending, options) : null;
    if (number === null) continue;
    found.push(number);
    pending = '';
  }
  if (/^(?:1[3-9]\d{9}){2}$/.test(pending)) return [...found, pending.slice(0, 11), pending.slice(11)];
  return pending === '' && found.length > 0 ? found : null;
}

function readNumber(digits: string, options: PhoneOptions): string | null {
  if (MOBILE.test(digits) || SERVICE.test(digits)) return digits;
  const landline = LANDLINE.exec(digits) ?? LANDLINE.exec(/^[2-9]\d{9,10}$/.test(digits) ? `0${digits}` : '');
  if (landline !== null) return `${landline[1] ?? landline[3]}-${landline[2] ?? landline[4]}`;
  if (options.areaCode !== undefined && /^\d{7,8}$/.test(digits)) return `${options.areaCode}-${digits}`;
  return null;
}

function problemOf(text: string): PhoneProblem {
  const digits = text.replace(/\D/g, '');
  const make = (reason: PhoneReason, message: string): PhoneProblem => ({
    code: 'phone_format',
    reason,
    text,
    message,
  });
  if (digits === '') return make('no-digits', `“${text}”不是电话号码。`);
  if (/^\d{7,8}$/.test(digits) && !digits.startsWith('0') && !digits.startsWith('1')) {
    return make('no-area-code', `“${text}”缺少区号，请写成如 0432-00001234 的形式。`);
  }
  if (digits.length === 11 && digits.startsWith('1'))
    return make('prefix', `“${text}”不是有效的手机号段，请核对。`);
  return make('length', `“${text}”电话位数不对，手机应为11位，固定电话应为区号加7至8位。`);
}
