import type { ReadDb } from '../connection';
import type { Desk } from '../domain/desk';
import { PlanDeskError } from '../domain/errors';
import { readSetting } from '../repositories/setting';

/** Tables whose records a page opens by id. */
type Sighted = 'enterprise' | 'plan' | 'filing_case' | 'drill';

/** True at the desk of a unit, which sees its own records and nobody else's. */
export function isUnitDesk(db: ReadDb): boolean {
  return readSetting<Desk>(db, 'desk', 'office') === 'enterprise';
}

/**
 * Hides the records of others at the desk of a unit: there they are answered like records that do not exist. Offices see
 * what came up to them.
 * @throws PlanDeskError NOT_FOUND
 */
export function assertInSight(db: ReadDb, table: Sighted, id: string): void {
  if (!isUnitDesk(db)) return;
  const own = db.value<number>(
    `SELECT EXISTS (SELECT 1 FROM ${table} WHERE id = @id AND origin = (SELECT id FROM office WHERE is_self = 1))`,
    { id },
  );
  if (own !== 1)
    throw new PlanDeskError('NOT_FOUND', '找不到这条记录，它可能已被删除，请刷新后重试。', { id });
}

/**
 * Keeps records of others out of the desk of a unit: packages of offices are for offices.
 * @throws PlanDeskError PACKAGE_FOR_OFFICES
 */
export function assertMayReceive(db: ReadDb): void {
  if (isUnitDesk(db))
    throw new PlanDeskError(
      'PACKAGE_FOR_OFFICES',
      '上报包由应急管理部门接收，单位的数据库只保存本单位的资料，不能合并。',
      {},
    );
}
