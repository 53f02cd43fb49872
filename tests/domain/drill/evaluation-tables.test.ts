import { describe, expect, it } from 'vitest';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import {
  changedTable,
  evaluationPack,
  evaluationPacksOn,
  NO_CHANGES,
  tablesOfForm,
  tablesToFill,
} from '../../../db/domain/drill/evaluation-tables';
import { loadLaw } from '../../../db/law';
import { resourcesFolder } from '../../builders/database';

const rules = loadLaw(resourcesFolder).drillEvaluation;
const yj = evaluationPack(rules, 'YJT-9009-2015');
const gb = evaluationPack(rules, 'GBT-46792-2025');
if (!yj || !gb) throw new Error('both standards are shipped');
const sizes = (pack: typeof yj) =>
  pack.tables.map(({ id, groups }) => [id, groups.length, groups.flatMap(({ items }) => items).length]);

describe('tables of drill evaluation', () => {
  it('have the groups and items of YJ/T 9009-2015', () => {
    expect(sizes(yj)).toEqual([
      ['A.1', 3, 28],
      ['A.2', 13, 72],
      ['B.1', 2, 16],
    ]);
  });

  it('claim no more of GB/T 46792-2025 than was read', () => {
    expect(gb.effectiveFrom).toBeNull();
    expect(gb.standing).toBe('reference');
    const items = gb.tables.flatMap(({ groups }) => groups.flatMap((group) => group.items));
    expect(new Set(items.map(({ mark }) => mark))).toEqual(new Set(['I']));
    expect(gb.tables.every(({ editable }) => editable)).toBe(true);
  });

  it('are those of the form that a drill takes', () => {
    expect(tablesOfForm(yj, 'action').map(({ id }) => id)).toEqual(['A.1', 'A.2']);
    expect(tablesOfForm(yj, 'tabletop').map(({ id }) => id)).toEqual(['B.1']);
    expect(tablesOfForm(yj, null)).toHaveLength(3);
  });

  it('are offered from their day on', () => {
    expect(evaluationPacksOn(rules, asCivilDate('2015-08-31')).map(({ id }) => id)).toEqual([gb.id]);
    expect(evaluationPacksOn(rules, asCivilDate('2015-09-01')).map(({ id }) => id)).toEqual([yj.id, gb.id]);
  });

  it('leave out what was switched off and show what is somebody’s own', () => {
    const [first] = yj.tables;
    if (!first) throw new Error('a table is there');
    const changed = changedTable(first, {
      off: ['A1.1.1'],
      own: [{ id: 'own-1', groupId: 'A1.1', text: '本矿的瓦斯监测人员参加了策划' }],
    });
    const [group] = changed.groups;
    expect(group?.items.map(({ id }) => id)).not.toContain('A1.1.1');
    expect(group?.items.at(-1)).toEqual({ id: 'own-1', text: '本矿的瓦斯监测人员参加了策划', mark: null });
    expect(changedTable(first, NO_CHANGES).groups[0]?.items).toHaveLength(10);
  });

  it('go into a form by chosen groups, without what is empty', () => {
    const all = tablesToFill(yj, NO_CHANGES, ['A1.3', 'A2.4']);
    expect(all.map(({ id, groups }) => [id, groups.map((group) => group.id)])).toEqual([
      ['A.1', ['A1.3']],
      ['A.2', ['A2.4']],
    ]);
    const off = yj.tables[1]?.groups[2]?.items.map(({ id }) => id) ?? [];
    expect(tablesToFill(yj, { off, own: [] }, ['A2.3'])).toEqual([]);
  });
});
