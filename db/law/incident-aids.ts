import { z } from 'zod';
import { STANDING_MARKS } from '../domain/duties/rule-book';
import { civilDateText } from './schemas';

const text = z.string().min(1);
const codes = z.array(text);

/** resources/rules/incident-aids.json */
export const incidentAidsSchema = z.object({
  id: text,
  version: text,
  effectiveFrom: civilDateText,
  source: z.object({ title: text, article: z.string() }),
  mark: z.enum(STANDING_MARKS),
  note: z.string(),
  distances: z.object({ hazards: z.number().positive(), neighbours: z.number().positive() }),
  expertTask: text,
  expertSpecialties: codes,
  kinds: z.array(z.object({ name: text, teamFields: codes.min(1), specialties: codes.min(1) })).min(1),
  activities: z.array(z.object({ keys: codes.min(1), teamFields: codes, specialties: codes })),
  actionWords: codes.min(1),
  otherWords: codes,
});
