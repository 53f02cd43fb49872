import { z } from 'zod';
import { isCivilDate } from '../../domain/dates/civil-date';
import { isMonthAndDay } from '../../domain/exchange/reporting';

/** Kinds of the documents that a roster brings beside its rows: the description, and the layouts it names. */
export const PACK_KIND = 'pack';
export const TEMPLATE_KIND = 'template';

/** A few dozen choices and some years of days; more is something else. */
export const PACK_BYTES = 64 * 1024;
const MOST_FORMS = 100;
const MOST_DAYS = 2000;
const MOST_YEARS = 100;

const day = z.string().refine(isCivilDate);
const monthAndDay = z.string().refine(isMonthAndDay);
const word = z.string().min(1).max(40);
const source = z.string().max(400);
const calendarDay = { date: day, kind: z.enum(['holiday', 'workday']), name: z.string().max(80) };

const rules = z
  .strictObject({
    switches: z.record(word, z.record(word, word)),
    dueSoonDays: z.number().int().min(1).max(365).nullable(),
    reportingDays: z.strictObject({ H1: monthAndDay, H2: monthAndDay, year: monthAndDay }).nullable(),
    years: z
      .array(
        z.strictObject({
          year: z.number().int().min(1900).max(2199),
          source,
          days: z.array(z.strictObject(calendarDay)),
        }),
      )
      .max(MOST_YEARS),
    days: z.array(z.strictObject({ ...calendarDay, regionCode: z.string().regex(/^\d{6}$/), source })),
  })
  .refine(
    ({ years, days }) => years.reduce((sum, year) => sum + year.days.length, days.length) <= MOST_DAYS,
    { path: ['days'] },
  )
  .refine(({ years }) => new Set(years.map(({ year }) => year)).size === years.length, { path: ['years'] });

/** The one JSON document that says what else a roster hands down. */
export const packFormat = z.strictObject({
  pack: z.literal(1),
  /** The package it travels in: a description belongs to one and is kept with it. */
  package: z.string().min(1).max(64),
  from: z.strictObject({ id: z.string().min(1).max(64), name: z.string().min(1).max(200) }),
  madeOn: day,
  rules: rules.nullable(),
  forms: z
    .array(
      z.strictObject({
        form: word,
        fileName: z.string().min(1).max(255),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(MOST_FORMS)
    .refine((forms) => new Set(forms.map(({ form }) => form)).size === forms.length),
});
export type Pack = z.infer<typeof packFormat>;

/** What a description holds, or where it does not keep to its form. */
export function readPack(bytes: Uint8Array): { pack: Pack } | { unfit: string } {
  if (bytes.length > PACK_BYTES) return { unfit: '超过 64 KB' };
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { unfit: '不是 JSON' };
  }
  const read = packFormat.safeParse(content);
  return read.success ? { pack: read.data } : { unfit: read.error.issues[0]?.path.join('.') ?? '' };
}
