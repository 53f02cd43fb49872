import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PlanDeskError } from '../domain/errors';

/**
 * Reads one file of rule data and checks its shape.
 * @throws PlanDeskError RULE_PACK_DAMAGED with the file and the first thing wrong in it
 */
export function readPack<S extends z.ZodType>(folder: string, name: string, schema: S): z.output<S> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    throw damaged(name, error instanceof Error ? error.message : String(error), error);
  }
  const checked = schema.safeParse(content);
  if (!checked.success) throw damaged(name, z.prettifyError(checked.error), checked.error);
  return checked.data;
}

/** The error for rule data that cannot be used. */
export function damaged(file: string, finding: string, cause?: unknown): PlanDeskError {
  return new PlanDeskError(
    'RULE_PACK_DAMAGED',
    `规则数据文件“${file}”缺失或内容不正确，请重新安装程序。`,
    { file, finding },
    { cause },
  );
}
