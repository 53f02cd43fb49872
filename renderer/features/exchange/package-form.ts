import { z } from 'zod';

/** What is decided before a package is written; the file itself comes from the dialog. */
export const packageForm = z
  .object({
    recipientName: z.string().trim().min(1).max(200),
    period: z.string().regex(/^\d{4}(H[12])?$/),
    /** '' sends everything, otherwise the number of the package that this one continues. */
    since: z.string().nullable(),
    withFiles: z.boolean(),
    /** '' goes on with what the last package to this recipient left out. */
    profile: z.string().nullable(),
    password: z.string().max(200).nullable(),
    repeated: z.string().max(200).nullable(),
  })
  .refine((values) => (values.password ?? '') === (values.repeated ?? ''), {
    path: ['repeated'],
    params: { code: 'passwordsDiffer' },
  });
export type PackageForm = z.input<typeof packageForm>;

/** The periods a report may be about around a day, newest first: half-years and years. */
export function reportPeriods(today: string): readonly string[] {
  const year = Number(today.slice(0, 4));
  const secondHalf = today.slice(5, 7) > '06';
  return [
    ...(secondHalf ? [`${year}H2`] : []),
    `${year}H1`,
    String(year),
    `${year - 1}H2`,
    `${year - 1}H1`,
    String(year - 1),
  ];
}

/** The period that is usually reported on a day: in the first month of a half-year still the one before. */
export function usualPeriod(today: string): string {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  if (month === 1) return `${year - 1}H2`;
  return month <= 7 ? `${year}H1` : `${year}H2`;
}
