import type { ReadDb } from '../../connection';
import { readSetting } from '../setting';
import { findList } from './index';
import type { ListDefinition } from './types';

const OWN = '(SELECT own.id FROM office own WHERE own.is_self = 1)';

/** Lists whose rows do not carry their owner themselves. */
const OWNER_OF: Readonly<Record<string, (alias: string) => string>> = {
  duty: (d) =>
    `(${d}.subject_id = ${OWN} OR ${d}.subject_id IN (SELECT u.id FROM enterprise u WHERE u.origin = ${OWN}))`,
  document_finding: (f) => `${f}.document_id IN (SELECT u.id FROM plan_document u WHERE u.origin = ${OWN})`,
  import_batch: () => '1',
};
/** Lists over more than one table, with the alias of the one that says whose rows they are. */
const OWNER_ALIAS: Readonly<Record<string, string>> = {
  planLinkProblems: 'p',
  missingFilings: 'e',
  sharedSupplies: 'g',
};

/**
 * A list as this desk may see it: at the desk of a unit its own records only, whatever a request asks for.
 * @throws PlanDeskError LIST_UNKNOWN
 */
export function listInSight(db: ReadDb, name: string): ListDefinition {
  const list = findList(name);
  if (readSetting<string>(db, 'desk', 'office') !== 'enterprise') return list;
  const [table = '', alias = ''] = OWNER_ALIAS[name] ? ['', OWNER_ALIAS[name]] : list.table.split(' ');
  const owned = OWNER_OF[table]?.(alias) ?? `${alias}.origin = ${OWN}`;
  return { ...list, where: list.where === undefined ? owned : `(${list.where}) AND ${owned}` };
}
