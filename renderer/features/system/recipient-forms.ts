import { z } from 'zod';
import { OFFICE_LEVELS } from '../../../electron/contract/input';

const reason = z.string().trim().min(2).max(500);

/** `level` null: as the rule data say. */
export const levelForm = z.object({ level: z.enum(OFFICE_LEVELS).nullable(), reason });

/** `recipient` null: as the rule data say. */
export const copyForm = z.object({
  sent: z.boolean(),
  recipient: z.string().trim().min(2).max(200).nullable(),
  reason,
});
