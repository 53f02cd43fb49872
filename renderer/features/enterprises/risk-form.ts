import { z } from 'zod';
import { dateField } from '../../ui/form/checks';

/** What is asked when the risk analysis of a month is noted. */
export const riskForm = z.object({
  doneOn: dateField,
  measures: z.string().trim().max(4000).nullable(),
});
