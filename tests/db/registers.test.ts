import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REGISTER_DEFINITIONS } from '../../db/services/registers/register-definitions';
import { saveRecord, voidRecord } from '../../db/services/registers/save-record';
import { revealField, showRecord } from '../../db/services/registers/show-record';
import { makeCore, type TestCore } from '../builders/database';
import { importLedger } from '../builders/import-ledger';
import { makeEnterprise } from '../builders/records';
import { workbookOf } from '../builders/workbooks';

let test: TestCore;
beforeEach(() => {
  test = makeCore();
});
afterEach(() => test.close());

const expert = {
  name: '示例文',
  phone: '19900001234',
  idNumber: '11010519491231002x',
  specialties: ['煤矿', ' 消防 '],
  gender: 'male',
} as const;
const save = (values: Parameters<typeof saveRecord>[1]['values'], id?: string, expectedVersion?: number) =>
  saveRecord(test.deps(), { register: 'experts', id, expectedVersion, values });
const failure = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error as { code: string; details: { fields?: { field: string }[] } };
  }
  throw new Error('nothing was refused');
};

describe('simple registers', () => {
  it('keeps what was typed in its one form and shows it masked', () => {
    const { id } = save(expert);
    expect(showRecord(test.core.write, test.self, 'experts', id).values).toMatchObject({
      name: '示例文',
      phone: '199****1234',
      idNumber: '110105********002X',
      specialties: ['煤矿', '消防'],
      status: 'serving',
    });
    expect(revealField(test.core.write, 'experts', id, 'phone')).toBe('19900001234');
    expect(failure(() => revealField(test.core.write, 'experts', id, 'employer')).code).toBe(
      'FIELD_NOT_MASKED',
    );
  });

  it('never stores a masked value over the real one', () => {
    const { id } = save(expert);
    const shown = showRecord(test.core.write, test.self, 'experts', id);
    save({ ...shown.values, employer: '舒兰市示范院' }, id, 1);
    expect(revealField(test.core.write, 'experts', id, 'idNumber')).toBe('11010519491231002X');
    expect(revealField(test.core.write, 'experts', id, 'phone')).toBe('19900001234');
  });

  it.each([
    ['an impossible day', { termFrom: '2026-02-30' }, 'termFrom'],
    ['a wrong identity number', { idNumber: '110105194912310021' }, 'idNumber'],
    ['a broken phone', { phone: '1990000123' }, 'phone'],
    ['a value outside the list', { gender: 'other' }, 'gender'],
    ['an unknown field', { origin: 'elsewhere' }, 'origin'],
    ['no name', { name: '  ' }, 'name'],
  ])('refuses %s and says which field', (_what, wrong, field) => {
    const refused = failure(() => save({ ...expert, ...wrong }));
    expect(refused.code).toBe('FIELDS_INVALID');
    expect(refused.details.fields?.map((each) => each.field)).toEqual([field]);
    expect(test.core.write.value('SELECT COUNT(*) FROM expert')).toBe(0);
  });

  it('refuses a stale version, a foreign row and a second record of one person', () => {
    const { id } = save(expert);
    save({ employer: '甲院' }, id, 1);
    expect(failure(() => save({ employer: '乙院' }, id, 1)).code).toBe('STALE_VERSION');
    expect(failure(() => save({ ...expert, name: '示例武' })).code).toBe('DUPLICATE_IDENTITY');
    test.core.write.run(`UPDATE expert SET origin = 'elsewhere'`);
    expect(failure(() => save({ employer: '丙院' }, id, 2)).code).toBe('NOT_OURS');
  });

  it('voids with a reason and frees the identity number', () => {
    const { id } = save(expert);
    voidRecord(test.deps(), { register: 'experts', id, expectedVersion: 1, reason: '重复登记' });
    expect(test.core.write.get('SELECT void_reason FROM expert')).toEqual({ void_reason: '重复登记' });
    expect(save(expert).id).not.toBe(id);
  });

  it.each(['teams', 'equipment', 'supplies'] as const)('saves and shows every field of %s', (register) => {
    const sample = {
      text: '示例',
      code: '示例',
      date: '2026-03-05',
      count: 3,
      number: 2.5,
      flag: true,
      list: ['甲'],
      phone: '0432-00001234',
      identity: '',
    };
    const coded: Record<string, unknown> = {
      code: '2040101',
      capabilities: ['drainage'],
      condition: 'repair',
      level: 'county',
      unitRank: 'squad',
    };
    const typedOf = (field: string, kind: keyof typeof sample) => coded[field] ?? sample[kind];
    const values = Object.fromEntries(
      Object.entries(REGISTER_DEFINITIONS[register].fields).map(([field, kind]) => [
        field,
        typedOf(field, kind),
      ]),
    ) as Parameters<typeof saveRecord>[1]['values'];
    const { id } = saveRecord(test.deps(), { register, values });
    const { values: shown } = showRecord(test.core.write, test.self, register, id);
    const masked = Object.entries(REGISTER_DEFINITIONS[register].fields).map(([field, kind]) => [
      field,
      kind === 'phone' ? '0432-****1234' : typedOf(field, kind),
    ]);
    expect(shown).toEqual(Object.fromEntries(masked));
  });
});

describe('a record that a ledger brought', () => {
  /** One row of a ledger, imported; the id of what it made. */
  const brought = async (register: 'teams' | 'equipment' | 'supplies', row: Record<string, string>) => {
    const file = join(test.folder, `${register}.xlsx`);
    writeFileSync(file, await workbookOf({ name: '台账', rows: [Object.keys(row), Object.values(row)] }));
    const { applied } = await importLedger(test, register, file);
    expect(applied.created).toBe(1);
    const table = REGISTER_DEFINITIONS[register].table;
    return table.select(test.core.read, 'ORDER BY created_at DESC, id DESC LIMIT 1')[0]?.id ?? '';
  };
  /** Saves a record in its form as it is shown. @returns the row before and after */
  const unchanged = (register: 'teams' | 'equipment' | 'supplies', id: string) => {
    const { table } = REGISTER_DEFINITIONS[register];
    const before = table.find(test.core.write, id) as unknown as Record<string, unknown>;
    const { values, version } = showRecord(test.core.write, test.self, register, id);
    saveRecord(test.deps(), { register, id, expectedVersion: version, values });
    return { before, after: table.find(test.core.write, id) as unknown as Record<string, unknown> };
  };

  it('keeps its links when it is saved unchanged, although the names are written differently', async () => {
    const unit = makeEnterprise(test, { name: '舒兰市示例（煤矿）有限公司' });
    const teamId = await brought('teams', { 队伍名称: '示例 救护队', 依托单位: '舒兰市示例(煤矿) 有限公司' });
    const team = unchanged('teams', teamId);
    expect(team.before.hostId).toBe(unit.id);
    expect(team.after).toEqual({ ...team.before, version: 2 });

    const equipmentId = await brought('equipment', {
      所属队伍: '示例救护队',
      装备名称: '示例泵',
      规格型号: 'A1',
      数量: '2',
      单位: '台',
    });
    const equipment = unchanged('equipment', equipmentId);
    expect(equipment.before.teamId).toBe(teamId);
    expect(equipment.after).toEqual({ ...equipment.before, version: 2 });
  });

  it('keeps a month a month until somebody types another date', async () => {
    const id = await brought('supplies', {
      储备库: '示例库',
      物资名称: '示例雨衣',
      规格型号: 'L',
      库存数量: '20',
      单位: '件',
      有效期至: '2026年12月',
    });
    const { before, after } = unchanged('supplies', id);
    expect(before).toMatchObject({ expiresOn: '2026-12-31', expiryKind: 'month' });
    expect(after).toEqual({ ...before, version: 2 });
    saveRecord(test.deps(), {
      register: 'supplies',
      id,
      expectedVersion: 2,
      values: { expiresOn: '2027-01-15' },
    });
    expect(REGISTER_DEFINITIONS.supplies.table.find(test.core.write, id)).toMatchObject({
      expiryKind: 'day',
    });
  });
});
