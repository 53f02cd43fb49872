import { z } from 'zod';

export const linkForm = z.object({
  upperPlanId: z.string().min(1),
  accidentKind: z.string().nullable(),
  responseLevel: z.string().nullable(),
  remark: z.string().trim().max(4000).nullable(),
});
export type LinkEntry = z.input<typeof linkForm>;

export const scopeForm = z.object({
  accidentKinds: z.array(z.string()),
  /** As one writes them, highest first: Ⅰ级、Ⅱ级. */
  levels: z.string().trim().max(200).nullable(),
});

/** The levels of a written row. */
export function levelsOf(text: string | null): string[] {
  return (text ?? '').split(/[、,，;；\s]+/).filter((level) => level !== '');
}
