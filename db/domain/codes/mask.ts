/** Stands for what is hidden. A value that holds it was shown masked and must never be stored. */
export const MASK = '*';

function maskOne(phone: string): string {
  const dash = phone.indexOf('-');
  // 0432-00001234: the area code tells nothing, the last four are enough to recognise one's own entry.
  if (dash >= 3 && dash <= 4) {
    const local = phone.slice(dash + 1);
    return `${phone.slice(0, dash + 1)}${MASK.repeat(Math.max(0, local.length - 4))}${local.slice(-4)}`;
  }
  if (phone.length >= 9) return phone.slice(0, 3) + MASK.repeat(phone.length - 7) + phone.slice(-4);
  return MASK.repeat(Math.max(0, phone.length - 2)) + phone.slice(-2);
}

/** Phone numbers as lists show them: `199****1234`, `0432-****1234`; several joined by 、 are masked one by one. */
export function maskPhone<T extends string | null>(phone: T): T;
export function maskPhone(phone: string | null): string | null {
  return phone === null ? null : phone.split('、').map(maskOne).join('、');
}

/** An identity number with region and last four characters left: the birth date is what must not show. */
export function maskIdentityNumber<T extends string | null>(number: T): T;
export function maskIdentityNumber(number: string | null): string | null {
  if (number === null) return null;
  return number.length < 12
    ? MASK.repeat(number.length)
    : number.slice(0, 6) + MASK.repeat(number.length - 10) + number.slice(-4);
}

/** True for a value that was shown masked and came back as it was shown. */
export function isMasked(value: string): boolean {
  return value.includes(MASK);
}
