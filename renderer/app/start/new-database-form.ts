import { z } from 'zod';
import { DESKS, OFFICE_LEVELS } from '../../../electron/contract/input';

/** What is asked before the file is chosen; the file itself comes from the dialog. */
export const newDatabaseForm = z
  .object({
    desk: z.enum(DESKS),
    level: z.enum(OFFICE_LEVELS),
    regionCode: z.string().regex(/^\d{6}$/),
    name: z.string().trim().min(2).max(200),
    userName: z.string().trim().min(1).max(200),
    password: z.string().max(200).nullable(),
    repeated: z.string().max(200).nullable(),
  })
  .refine((values) => (values.password ?? '') === (values.repeated ?? ''), {
    path: ['repeated'],
    params: { code: 'passwordsDiffer' },
  });

export type NewDatabase = z.output<typeof newDatabaseForm>;

export const emptyNewDatabase: z.input<typeof newDatabaseForm> = {
  desk: 'office',
  level: 'county',
  regionCode: '',
  name: '',
  userName: '',
  password: null,
  repeated: null,
};

/** The fields of each step, checked before the next step is shown. */
export const fieldsOfStep = {
  desk: ['desk'],
  unit: ['level', 'regionCode', 'name'],
  person: ['userName', 'password', 'repeated'],
} as const;

export const createSteps = ['desk', 'unit', 'person'] as const;
export type CreateStep = (typeof createSteps)[number];
