import { z } from 'zod';
import { answerFields } from '../../../electron/contract/drill-reports';
import type { Answer } from '../../api/contract';
import { dateField } from '../../ui/form/checks';
import type { Tone } from '../../ui/tokens';

export type Report = Answer<'drillReports', 'get'>;
export type ReportedDrill = Report['drills'][number];
export type OfficeRow = Answer<'drillReports', 'list'>['rows'][number];
export type Standing = Report['standing'];
export type DrillLook = Answer<'drillReports', 'rehearse'>;

/** How a standing is shown; `late` before all where the day has passed. */
export const standingTones: Readonly<Record<Standing, Tone>> = {
  none: 'muted',
  'in-ledger': 'met',
  draft: 'soon',
  'handed-in': 'open',
  received: 'met',
  returned: 'soon',
};

export const noteForm = z.object({
  preparedBy: z.string().trim().min(2).max(200),
  phone: z.string().trim().max(200).nullable(),
  note: z.string().trim().max(4000).nullable(),
});
export const handInForm = z.object({ onDate: dateField });
export const answerForm = answerFields.extend({ answeredOn: dateField });
export const paperForm = z.object({
  enterpriseId: z.string().min(1),
  handedInOn: dateField,
  preparedBy: z.string().trim().min(2).max(200),
  note: z.string().trim().max(4000).nullable(),
  drillIds: z.array(z.string()),
});
export const spotForm = z.object({
  inspectionId: z.string().min(1),
  drillId: z.string().min(1),
  reason: z.string().trim().min(2).max(500),
});
export const writeForm = z.object({
  recipientName: z.string().nullable(),
  extras: z.array(z.string()),
  password: z.string().nullable(),
});

/** Extension of every package. */
export const packageExtension = 'yjpkg';

/** The half-year that a day lies in: `2026H2`. */
export const halfYearOf = (day: string): string =>
  `${day.slice(0, 4)}H${Number(day.slice(5, 7)) <= 6 ? 1 : 2}`;

/** The half-year before another one. */
export function halfYearBefore(period: string): string {
  const year = Number(period.slice(0, 4));
  return period.endsWith('H2') ? `${year}H1` : `${year - 1}H2`;
}

export const isHalfYear = (period: string): boolean => /^\d{4}H[12]$/.test(period);
