import type { NoticeKind } from './case-codes';
import { formatFilingNumber, parseFilingNumber } from './filing-number';

/** How an office numbers its letters until it says otherwise; the tokens are those of filing numbers. */
export const DEFAULT_NOTICE_TEMPLATES: Readonly<Record<NoticeKind, string>> = {
  receipt: '备收〔{yyyy}〕{seq}号',
  supplement: '备补〔{yyyy}〕{seq}号',
  deemed: '备视〔{yyyy}〕{seq}号',
  transfer: '备移〔{yyyy}〕{seq}号',
  copy: '备抄〔{yyyy}〕{seq}号',
  reminder: '备催〔{yyyy}〕{seq}号',
  correction: '备改〔{yyyy}〕{seq}号',
};

/**
 * The number after the highest that the series has given in a year; numbers of another style do not count, and a number
 * of a letter that was taken back is not given again.
 * @throws PlanDeskError FILING_TEMPLATE_INVALID
 */
export function nextNoticeNumber(
  template: string,
  given: readonly string[],
  parts: { readonly region6: string; readonly year: number },
): string {
  const taken = new Set(given);
  const serials = given.flatMap((number) => {
    const read = parseFilingNumber(template, number);
    return read !== null && read.year === parts.year ? [read.seq] : [];
  });
  let seq = Math.max(0, ...serials) + 1;
  while (taken.has(formatFilingNumber(template, { ...parts, seq }))) seq += 1;
  return formatFilingNumber(template, { ...parts, seq });
}
