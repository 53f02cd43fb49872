import type { Deps } from '../core';
import { PlanDeskError } from '../domain/errors';
import type { Bookkeeping } from '../repositories/bookkeeping';

/** What a missing record is called in the sentence the user reads. */
export function found<T>(row: T | undefined, what: string, id: string): T {
  if (row === undefined)
    throw new PlanDeskError('NOT_FOUND', `找不到这条${what}，它可能已被删除，请刷新后重试。`, { id });
  return row;
}

/**
 * Lets only the owner change a row, and only the row as the user saw it.
 * @throws PlanDeskError NOT_OURS (the row came up in a package), VOIDED, STALE_VERSION {expected, actual, updatedAt}
 */
export function assertEditable(deps: Pick<Deps, 'self'>, row: Bookkeeping, expectedVersion?: number): void {
  if (row.origin !== deps.self)
    throw new PlanDeskError(
      'NOT_OURS',
      '这条记录由上报单位负责维护，本单位只能查看，请通知该单位修改后重新上报。',
      {
        origin: row.origin,
      },
    );
  if (row.voidedAt !== null)
    throw new PlanDeskError('VOIDED', '这条记录已经作废，不能再修改。', {
      voidedAt: row.voidedAt,
      reason: row.voidReason,
    });
  if (expectedVersion !== undefined && row.version !== expectedVersion)
    throw new PlanDeskError('STALE_VERSION', '这条记录刚刚被改动过，请刷新后再改。', {
      expected: expectedVersion,
      actual: row.version,
      updatedAt: row.updatedAt,
    });
}

/** Bookkeeping of a row made now at this desk. */
export function newBookkeeping(deps: Pick<Deps, 'self' | 'clock'>): Bookkeeping {
  const now = deps.clock.now();
  return { origin: deps.self, version: 1, createdAt: now, updatedAt: now, voidedAt: null, voidReason: null };
}

/** Bookkeeping of the next version of a row. */
export function nextBookkeeping<T extends Bookkeeping>(deps: Pick<Deps, 'clock'>, row: T): T {
  return { ...row, version: row.version + 1, updatedAt: deps.clock.now() };
}
