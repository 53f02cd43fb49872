import { parseIndustryCode } from '../../domain/codes/industry';
import type { RowReader } from './row-reader';

/** 国民经济行业代码 with its section letter; a wrong letter is put right and named, anything else that is wrong left out. */
export function industryCode(row: RowReader, field: string): string | null {
  const text = row.text(field);
  if (text === null) return null;
  const cell = row.cell(field);
  const parsed = parseIndustryCode(typeof cell === 'number' ? cell : text);
  if (parsed.ok) return parsed.value.code;
  row.problem(field, parsed.error.code, parsed.error.message, 'warn');
  return parsed.error.suggestion;
}
