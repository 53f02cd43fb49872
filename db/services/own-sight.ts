import type { ReadDb } from '../connection';
import type { Desk } from '../domain/desk';
import { PlanDeskError } from '../domain/errors';
import { readSetting } from '../repositories/setting';

/** Tables whose records are opened by id. */
type Sighted =
  | 'assessment'
  | 'depot'
  | 'contact'
  | 'deployment'
  | 'drill'
  | 'drill_submission'
  | 'drill_year_plan'
  | 'enterprise'
  | 'equipment'
  | 'expert'
  | 'expert_draw'
  | 'facility'
  | 'filing_case'
  | 'incident'
  | 'hazard'
  | 'hazard_alarm'
  | 'hidden_danger'
  | 'inspection'
  | 'inspection_unit'
  | 'plan'
  | 'plan_document'
  | 'response_card'
  | 'review'
  | 'stocktake'
  | 'supply'
  | 'team'
  | 'team_member';

/** True at the desk of a unit, which sees its own records and nobody else's. */
export function isUnitDesk(db: ReadDb): boolean {
  return readSetting<Desk>(db, 'desk', 'office') === 'enterprise';
}

/** Setting of a reviewer's database that was made beside its pack, on a stick. */
export const PORTABLE = 'portable';

/** True at the desk of a reviewer, which marks what others send. */
export function isReviewerDesk(db: ReadDb): boolean {
  return readSetting<Desk>(db, 'desk', 'office') === 'reviewer';
}

/** The owner whose records this desk is held to: a unit its own, an office (null) sees all that came up to it. */
export function sightOf(db: ReadDb): string | null {
  return isUnitDesk(db) ? (db.value<string>('SELECT id FROM office WHERE is_self = 1') ?? '') : null;
}

/** False where a record is kept from this desk: at a unit's, that of others, and one that does not exist. Offices see all. */
export function isInSight(db: ReadDb, table: Sighted, id: string): boolean {
  if (!isUnitDesk(db)) return true;
  return (
    db.value<number>(
      `SELECT EXISTS (SELECT 1 FROM ${table} WHERE id = @id AND origin = (SELECT id FROM office WHERE is_self = 1))`,
      { id },
    ) === 1
  );
}

/**
 * Hides the records of others at the desk of a unit: there they are answered like records that do not exist. Offices see
 * what came up to them.
 * @throws PlanDeskError NOT_FOUND
 */
export function assertInSight(db: ReadDb, table: Sighted, id: string): void {
  if (!isInSight(db, table, id))
    throw new PlanDeskError('NOT_FOUND', '找不到这条记录，它可能已被删除，请刷新后重试。', { id });
}

/** The same for whom duties belong to: a unit, or this desk itself. @throws PlanDeskError NOT_FOUND */
export function assertSubjectInSight(db: ReadDb, subjectId: string): void {
  if (subjectId !== sightOf(db)) assertInSight(db, 'enterprise', subjectId);
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
