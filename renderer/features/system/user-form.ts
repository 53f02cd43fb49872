import { z } from 'zod';
import { ROLES } from '../../../electron/contract/roles';

const password = z.string().max(200).nullable();
const same = (values: { password: string | null; repeated: string | null }) =>
  (values.password ?? '') === (values.repeated ?? '');
const differ = { path: ['repeated'], params: { code: 'passwordsDiffer' } };

export const newUserForm = z
  .object({ name: z.string().trim().min(1).max(200), role: z.enum(ROLES), password, repeated: password })
  .refine(same, differ);

export const userForm = z.object({
  name: z.string().trim().min(1).max(200),
  role: z.enum(ROLES),
  active: z.boolean(),
});

export const passwordForm = z.object({ password, repeated: password }).refine(same, differ);
