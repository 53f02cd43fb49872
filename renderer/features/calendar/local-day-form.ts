import { z } from 'zod';

const lastYear = 2199;

/** A local holiday as it is entered. */
export const localDayForm = z.object({
  regionCode: z.string().min(1),
  date: z.iso.date(),
  untilYear: z.number().int().min(1900).max(lastYear).nullable(),
  dayKind: z.enum(['holiday', 'workday']),
  name: z.string().trim().min(1).max(200),
  source: z.string().trim().min(2).max(200),
});
