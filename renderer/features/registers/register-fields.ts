import { z } from 'zod';
import type { Answer } from '../../api/contract';
import { dateField, phoneField } from '../../ui/form/checks';

/** The registers whose records are a page of facts without a life of their own. */
export const registers = ['equipment', 'supplies'] as const;
export type Register = (typeof registers)[number];
export type RegisterRecord = Answer<'registers', 'get'>;
type Value = RegisterRecord['values'][string];

type Kind =
  | 'text'
  /** Text that others have written before: their wordings are offered. */
  | 'known'
  | 'long'
  | 'date'
  | 'count'
  | 'number'
  | 'phone'
  | 'list'
  | 'flag'
  /** 完好 待修 报废. */
  | 'condition'
  /** Capabilities of the pack, by their codes. */
  | 'abilities'
  /** A class of GB/T 38565. */
  | 'class';

export interface RegisterField {
  readonly name: string;
  readonly kind: Kind;
  /** Typed once: later it follows from elsewhere. */
  readonly onlyNew?: boolean;
}

/** Fields in the order of the form. */
export const registerFields: Readonly<Record<Register, readonly RegisterField[]>> = {
  equipment: [
    { name: 'name', kind: 'text' },
    { name: 'team', kind: 'known' },
    { name: 'model', kind: 'text' },
    { name: 'quantity', kind: 'number' },
    { name: 'unit', kind: 'text' },
    { name: 'state', kind: 'known' },
    { name: 'condition', kind: 'condition' },
    { name: 'unfit', kind: 'number' },
    { name: 'code', kind: 'class' },
    { name: 'boughtOn', kind: 'date' },
    { name: 'checkedOn', kind: 'date' },
    { name: 'checkMonths', kind: 'count' },
    { name: 'nextCheckOn', kind: 'date' },
    { name: 'keeper', kind: 'text' },
    { name: 'phone', kind: 'phone' },
    { name: 'location', kind: 'text' },
    { name: 'shareable', kind: 'flag' },
    { name: 'capabilities', kind: 'abilities' },
    { name: 'remark', kind: 'long' },
  ],
  supplies: [
    { name: 'name', kind: 'text' },
    { name: 'spec', kind: 'text' },
    { name: 'category', kind: 'known' },
    { name: 'code', kind: 'class' },
    { name: 'depot', kind: 'known' },
    { name: 'stock', kind: 'number', onlyNew: true },
    { name: 'minimumStock', kind: 'number' },
    { name: 'unit', kind: 'text' },
    { name: 'madeOn', kind: 'date' },
    { name: 'expiresOn', kind: 'date' },
    { name: 'location', kind: 'text' },
    { name: 'batchNo', kind: 'text' },
    { name: 'unitPrice', kind: 'number' },
    { name: 'checkedOn', kind: 'date' },
    { name: 'checkMonths', kind: 'count' },
    { name: 'nextCheckOn', kind: 'date' },
    { name: 'owner', kind: 'text' },
    { name: 'keeper', kind: 'text' },
    { name: 'phone', kind: 'phone' },
    { name: 'shareable', kind: 'flag' },
    { name: 'capabilities', kind: 'abilities' },
    { name: 'remark', kind: 'long' },
  ],
};

/** A value that was shown masked is left as it is by the core; the form must let it pass. */
const masked = z.string().regex(/\*/);

const shapes: Readonly<Record<Kind, z.ZodType>> = {
  text: z.string().trim().max(200).nullable(),
  known: z.string().trim().max(200).nullable(),
  long: z.string().trim().max(200).nullable(),
  date: dateField.nullable(),
  count: z.number().int().min(0).nullable(),
  number: z.number().min(0).nullable(),
  phone: z.union([masked, phoneField]).nullable(),
  list: z.string().trim().max(400).nullable(),
  flag: z.boolean(),
  condition: z.enum(['good', 'repair', 'scrapped']).nullable(),
  abilities: z.array(z.string()),
  class: z.string().trim().max(200).nullable(),
};

export type RegisterEntry = Record<string, string | number | boolean | string[] | null>;

/** The form of a register: the name is required, everything else may stay open. */
export function registerForm(register: Register): z.ZodType<RegisterEntry, RegisterEntry> {
  const shape = Object.fromEntries(registerFields[register].map((field) => [field.name, shapes[field.kind]]));
  return z.object({ ...shape, name: z.string().trim().min(1).max(200) }) as unknown as z.ZodType<
    RegisterEntry,
    RegisterEntry
  >;
}

/** What the form shows of a record, or of a new one. Lists are one line joined by 、. */
export function toEntry(register: Register, record?: RegisterRecord): RegisterEntry {
  return Object.fromEntries(
    registerFields[register].map(({ name, kind }) => {
      const value: Value = record?.values[name] ?? null;
      if (kind === 'flag') return [name, value === true];
      if (kind === 'abilities') return [name, Array.isArray(value) ? value : []];
      return [name, Array.isArray(value) ? value.join('、') : (value as string | number | null)];
    }),
  );
}

/** What is sent to the core. */
export function fromEntry(register: Register, entry: RegisterEntry): RegisterRecord['values'] {
  return Object.fromEntries(
    registerFields[register].map(({ name, kind }) => {
      const value = entry[name] ?? null;
      if (kind !== 'list') return [name, value];
      return [
        name,
        String(value ?? '')
          .split(/[、,，;；\s]+/)
          .filter((part) => part !== ''),
      ];
    }),
  );
}
