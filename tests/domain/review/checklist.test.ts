import { describe, expect, it } from 'vitest';
import { asCivilDate } from '../../../db/domain/dates/civil-date';
import {
  checklistSet,
  placedItems,
  setsInForce,
  tablesFor,
  usualTables,
  verdictsFor,
} from '../../../db/domain/review/checklist';
import { loadLaw } from '../../../db/law';
import { resourcesFolder } from '../../builders/database';

const pack = loadLaw(resourcesFolder).reviewChecklists;
const setOf = (id: string) => {
  const set = checklistSet(pack, id);
  if (!set) throw new Error(`no set ${id}`);
  return set;
};
const guide = setOf('GUIDE-2009');
const standard = setOf('GBT-2020');
const ids = (tables: readonly { id: string }[]) => tables.map(({ id }) => id);

describe('the official tables', () => {
  it('of the 2009 guide: rows of each table, and the key elements with an asterisk', () => {
    const rows = guide.tables.map(({ id }) => [id, placedItems(guide, [id]).length]);
    expect(rows).toEqual([
      ['F', 21],
      ['C', 20],
      ['S', 10],
      ['X', 4],
      ['A', 5],
    ]);
    const keys = placedItems(guide, null).filter(({ item }) => item.key);
    expect(keys.map(({ item }) => item.id)).toEqual([
      ...['C1.3', 'C1.5', 'C2.2', 'C3.1', 'C3.2', 'C4.3', 'C5.1', 'C5.2', 'C7', 'C8'],
      ...['S1', 'S2.1', 'S2.2', 'S4', 'S5.1', 'S5.2', 'S5.3', 'S6'],
      ...['X1', 'X2', 'X3'],
    ]);
  });

  it('keep what was only recalled apart from what was read', () => {
    const recalled = placedItems(guide, null).filter(
      ({ item, table }) => table.mark === 'R' || item.points.some(({ mark }) => mark === 'R'),
    );
    expect(recalled.map(({ item }) => item.id)).toEqual([
      ...['C5.2', 'C7', 'C8', 'C9.1', 'C9.2', 'A1', 'A2', 'A3', 'A4', 'A5'],
    ]);
  });

  it.each([
    ['comprehensive', ['F', 'C', 'A'], ['F', 'C', 'A', 'R']],
    ['special', ['F', 'S'], ['F', 'S', 'R']],
    ['onsite', ['F', 'X'], ['F', 'X', 'R']],
    ['government', ['F'], ['F']],
  ] as const)('for a %s plan are proposed', (kind, of2009, of2020) => {
    expect(ids(usualTables(guide, kind))).toEqual(of2009);
    expect(ids(usualTables(standard, kind))).toEqual(of2020);
  });

  it('the annexes of a special plan may be judged too, and left to the comprehensive plan', () => {
    expect(ids(tablesFor(guide, 'special'))).toEqual(['F', 'S', 'A']);
    const [, special, annexes] = tablesFor(guide, 'special');
    expect(special && verdictsFor(special, 'special')).toContain('covered');
    expect(annexes && verdictsFor(annexes, 'comprehensive')).toEqual([
      'fit',
      'mostly',
      'unfit',
      'not-applicable',
    ]);
  });

  it('after the 2020 standard stand for every element of the 2009 guide but those it dropped', () => {
    const stoodFor = placedItems(standard, null).flatMap(({ item }) => item.replaces);
    const dropped = standard.dropped.flatMap(({ items }) => items);
    const elements = placedItems(guide, null).filter(({ table }) => table.method === 'element');
    expect([...new Set([...stoodFor, ...dropped])].sort()).toEqual(
      elements.map(({ item }) => item.id).sort(),
    );
  });

  it('a key element of 2009 stays one in the item of 2020 that stands for it', () => {
    const keys = new Map(placedItems(guide, null).map(({ item }) => [item.id, item.key]));
    for (const { item } of placedItems(standard, null))
      if (item.replaces.length > 0)
        expect([item.id, item.key]).toEqual([item.id, item.replaces.some((id) => keys.get(id))]);
  });

  it('are offered from the day they are in force', () => {
    expect(ids(setsInForce(pack, asCivilDate('2020-06-01')))).toEqual(['GUIDE-2009']);
    expect(ids(setsInForce(pack, asCivilDate('2026-06-01')))).toEqual(['GUIDE-2009', 'GBT-2020']);
  });
});
