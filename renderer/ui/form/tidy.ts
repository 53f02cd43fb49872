import { checkUscc, parseCivilDate, parsePhones } from '../../../electron/contract/input';

/** A typed date in its one written form: `20261121`, `2026.11.21`, `２０２６年11月21日` → `2026-11-21`. Else unchanged. */
export function tidyDate(text: string): string {
  const parsed = parseCivilDate(text);
  return parsed.ok && parsed.value.precision === 'day' ? parsed.value.date : text.trim();
}

/** Typed telephone numbers in their one written form, several separated by `、`. Left as typed when one is wrong. */
export function tidyPhones(text: string): string {
  const { phones, problems } = parsePhones(text);
  return problems.length === 0 && phones.length > 0 ? phones.join('、') : text.trim();
}

/** A typed code in capitals and half width without blanks. Left as typed when it is none. */
export function tidyUscc(text: string): string {
  const checked = checkUscc(text);
  return checked.ok ? checked.value : text.trim().toUpperCase();
}
