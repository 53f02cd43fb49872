import { z } from 'zod';
import { OFFICE_LEVELS } from '../../../electron/contract/input';
import type { Answer } from '../../api/contract';

type Recipients = Answer<'filing', 'recipients'>;
export type LevelRule = Recipients['levels'][number];
export type CopyRule = Recipients['copies'][number];

const reason = z.string().trim().min(2).max(500);

/** `level` null: as the rule data say. */
export const levelForm = z.object({ level: z.enum(OFFICE_LEVELS).nullable(), reason });

/** `recipient` null: as the rule data say. */
export const copyForm = z.object({
  sent: z.boolean(),
  recipient: z.string().trim().min(2).max(200).nullable(),
  reason,
});
