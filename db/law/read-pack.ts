import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PlanDeskError } from '../domain/errors';

/** File in the folder of rule data that says which bytes the tests have proven: name → SHA-256. */
const DIGESTS = 'digests.json';

/**
 * Reads one file of rule data and checks its shape. A file that is byte for byte the one the program ships has been
 * checked before it was shipped: checking it again would be a third of the time in which the core starts.
 * @throws PlanDeskError RULE_PACK_DAMAGED with the file and the first thing wrong in it
 */
export function readPack<S extends z.ZodType>(folder: string, name: string, schema: S): z.output<S> {
  let content: unknown;
  let asShipped: boolean;
  try {
    const bytes = readFileSync(join(folder, name));
    asShipped = digestOf(bytes) === shippedDigests(folder)[name];
    content = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw damaged(name, error instanceof Error ? error.message : String(error), error);
  }
  if (asShipped) return content as z.output<S>;
  const checked = schema.safeParse(content);
  if (!checked.success) throw damaged(name, z.prettifyError(checked.error), checked.error);
  return checked.data;
}

/**
 * A file of rule data that is proven now and read with the first question for it: one that is as it was shipped cannot
 * fail then, any other is read and checked at once.
 * @throws PlanDeskError RULE_PACK_DAMAGED
 */
export function provenPack<S extends z.ZodType>(folder: string, name: string, schema: S): () => z.output<S> {
  if (isAsShipped(folder, name)) return () => readPack(folder, name, schema);
  const checked = readPack(folder, name, schema);
  return () => checked;
}

function isAsShipped(folder: string, name: string): boolean {
  try {
    return digestOf(readFileSync(join(folder, name))) === shippedDigests(folder)[name];
  } catch {
    // What cannot be read is named by whoever reads it.
    return false;
  }
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const digestsByFolder = new Map<string, Readonly<Record<string, string>>>();

/** Without the list, or with a broken one, every pack is checked in full. */
function shippedDigests(folder: string): Readonly<Record<string, string>> {
  const known = digestsByFolder.get(folder);
  if (known) return known;
  let digests: Readonly<Record<string, string>> = {};
  try {
    digests = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(folder, DIGESTS), 'utf8')));
  } catch {
    // Nothing depends on it but time.
  }
  digestsByFolder.set(folder, digests);
  return digests;
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
