import { z } from 'zod';
import { dateField } from '../../ui/form/checks';

const words = z.string().trim().max(4000).nullable();

/** What is asked when the risk analysis of a month is noted. */
export const riskForm = z.object({
  doneOn: dateField,
  measures: words,
  content: words,
  findings: words,
  level: z.enum(['blue', 'yellow', 'orange', 'red']).nullable(),
  analyst: z.string().trim().max(200).nullable(),
  participants: words,
});
