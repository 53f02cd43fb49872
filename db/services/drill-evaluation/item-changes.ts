import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import {
  changedTable,
  type EvaluationPack,
  evaluationPack,
  type ItemChanges,
  NO_CHANGES,
} from '../../domain/drill/evaluation-tables';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import { readSetting, writeSetting } from '../../repositories/setting';
import { FieldCheck } from '../field-check';

/** Setting: what this place asks otherwise than the packs, by pack. */
const CHANGES_SETTING = 'drills.evaluationItems';
type AllChanges = Readonly<Record<string, ItemChanges>>;

/** @throws PlanDeskError EVALUATION_PACK_UNKNOWN */
export function requiredPack(law: Law, id: string): EvaluationPack {
  const pack = evaluationPack(law.drillEvaluation, id);
  if (!pack)
    throw new PlanDeskError(
      'EVALUATION_PACK_UNKNOWN',
      '本程序的规则数据中没有这套评估表，请升级程序后再试。',
      { pack: id },
    );
  return pack;
}

/** What this place has switched off and added in a pack. */
export function itemChanges(db: ReadDb, packId: string): ItemChanges {
  return readSetting<AllChanges>(db, CHANGES_SETTING, {})[packId] ?? NO_CHANGES;
}

/** The tables of a pack as this place uses them, for changing them: every item with whether it is asked. @throws EVALUATION_PACK_UNKNOWN */
export function viewItems(db: ReadDb, law: Law, packId: string) {
  const pack = requiredPack(law, packId);
  const changes = itemChanges(db, packId);
  const off = new Set(changes.off);
  return {
    title: pack.title,
    number: pack.number,
    note: pack.note,
    tables: pack.tables.map((table) => ({
      id: table.id,
      title: table.title,
      note: table.note,
      groups: changedTable(table, { ...changes, off: [] }).groups.map(({ id, title, items }) => ({
        id,
        title,
        items: items.map((item) => ({ ...item, asked: !off.has(item.id) })),
      })),
    })),
  };
}

/**
 * Keeps which items of a pack are asked here, and the own ones. Forms that were begun keep theirs. An own item without an
 * id is new; one that is left out is gone.
 * @throws PlanDeskError EVALUATION_PACK_UNKNOWN, FIELDS_INVALID
 */
export function saveItems(
  deps: Deps,
  input: {
    pack: string;
    off: readonly string[];
    own: readonly { id: string | null; groupId: string; text: string }[];
  },
): ItemChanges {
  const pack = requiredPack(deps.law, input.pack);
  const groups = pack.tables.flatMap((table) => table.groups);
  const groupIds = new Set(groups.map(({ id }) => id));
  const shipped = new Set(groups.flatMap(({ items }) => items.map(({ id }) => id)));
  const known = new Set(itemChanges(deps.db, pack.id).own.map(({ id }) => id));
  const check = new FieldCheck();
  const own = input.own
    .filter(({ groupId }) => groupIds.has(groupId))
    .map(({ id, groupId, text }, n) => ({
      id: id !== null && known.has(id) ? id : `own-${deps.newId()}`,
      groupId,
      text: check.required(`own.${n}`, text, '请写明自定项目的内容，或把它删去。'),
    }));
  check.throwIfAny();
  const ownIds = new Set(own.map(({ id }) => id));
  const changes: ItemChanges = {
    off: [...new Set(input.off)].filter((id) => shipped.has(id) || ownIds.has(id)),
    own,
  };
  writeSetting(deps.db, CHANGES_SETTING, {
    ...readSetting<AllChanges>(deps.db, CHANGES_SETTING, {}),
    [pack.id]: changes,
  });
  deps.changed('drills');
  return changes;
}
