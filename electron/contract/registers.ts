import { z } from 'zod';
import { count, id, saved, shortText } from './common';
import { command, query } from './define';

const register = z.enum(['experts', 'teams', 'equipment', 'supplies']);
/** Experts have a life of their own: see `experts.save`. */
const savedRegister = z.enum(['teams', 'equipment', 'supplies']);

/** Simple registers that come in by ledger; record pages for experts, teams, equipment and supplies. */
export const registers = {
  get: query(
    z.object({ register, id }),
    z.object({
      id,
      version: count,
      ours: z.boolean(),
      values: z.record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
      ),
    }),
  ),
  save: command(
    z.object({
      register: savedRegister,
      /** Absent: a new record. */
      id: id.optional(),
      expectedVersion: z.number().int().min(1).optional(),
      values: z.record(
        z.string(),
        z.union([z.string(), z.number(), z.boolean(), z.array(shortText), z.null()]),
      ),
    }),
    saved,
  ),
  void: command(
    z.object({
      register,
      id,
      expectedVersion: z.number().int().min(1),
      reason: shortText.min(2),
    }),
    saved,
    { permission: 'decide' },
  ),
  reveal: command(z.object({ register, id, field: z.string() }), z.object({ value: z.string() }), {
    permission: 'reveal',
  }),
};
