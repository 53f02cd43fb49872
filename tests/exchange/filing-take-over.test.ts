import { afterEach, describe, expect, test } from 'vitest';
import { listBackups } from '../../db/backup';
import { logicalDump } from '../builders/dumps';
import { filingDesks, fillUnit, handIn, prepareFiling, receive } from '../builders/filing-desks';
import { madeUpUscc, makeEnterprise, makePlan } from '../builders/records';

const { desk, closeAll } = filingDesks();
afterEach(closeAll);

const UNIT = '舒兰市示例化工有限公司';

/** A hand-in of a unit that counts itself among the crowded places, and an office that knows unit and plan otherwise. */
async function differing() {
  const unit = desk('enterprise');
  const made = await fillUnit(unit, { legalPerson: '示大明' });
  unit.core.write.exec(
    `INSERT INTO enterprise_set_override (id, enterprise_id, set_id, member, reason, decided_by, origin, created_at, updated_at)
     SELECT 'o1', id, 'SET-E', 1, '厂区内设有招待所', '例经办', origin, created_at, updated_at FROM enterprise`,
  );
  const id = await prepareFiling(unit, made);
  const file = await handIn(unit, id, 'first.yjpkg', '2026-11-09');
  const office = desk('office');
  const known = makeEnterprise(office, {
    name: UNIT,
    uscc: madeUpUscc(777),
    employees: 12,
    legalPerson: '样某',
    activities: ['hazmat-production'],
  });
  const { plan, version } = makePlan(office, {
    enterpriseId: known.id,
    kind: 'comprehensive',
    title: '生产安全事故综合应急预案',
    first: { signedOn: '2026-10-28', publishedOn: '2026-11-01' },
  });
  const rehearse = () => office.call('filingPackages', 'rehearse', { file: office.host.grants.grant(file) });
  const unitNow = () =>
    office.core.read.get('SELECT employees, legal_person AS legalPerson FROM enterprise WHERE id = @id', {
      id: known.id,
    });
  return { unit, office, file, known, plan, version, rehearse, unitNow };
}

describe('what a hand-in says otherwise than the register', () => {
  test('is shown side by side and taken over one by one; what is not chosen stays and is noted as refused', async () => {
    const { office, known, plan, version, rehearse, unitNow } = await differing();
    const looked = await rehearse();
    expect(looked.intake?.unit.differences).toEqual([
      { field: 'employees', ours: '12', theirs: '36' },
      { field: 'legalPerson', ours: '样某', theirs: '示大明' },
    ]);
    const [shown] = looked.intake?.plans ?? [];
    expect(shown?.differences).toEqual(
      expect.arrayContaining([{ field: 'publishedOn', ours: '2026-11-01', theirs: '2026-11-02' }]),
    );
    expect(looked.intake?.sets).toMatchObject([
      {
        set: 'SET-E',
        theirs: { member: true, reason: '厂区内设有招待所' },
        ours: { member: false, reason: null },
      },
    ]);
    const done = await office.call('filingPackages', 'receive', {
      rehearsalId: looked.rehearsalId,
      takeOver: {
        unit: ['employees'],
        versions: [{ id: shown?.versionId ?? '', fields: ['publishedOn'] }],
        sets: ['SET-E'],
      },
    });
    expect(unitNow()).toEqual({ employees: 36, legalPerson: '样某' });
    expect(
      office.core.read.value('SELECT published_on FROM plan_version WHERE id = @id', { id: version.id }),
    ).toBe('2026-11-02');
    expect(
      office.core.read.get(
        'SELECT set_id AS setId, member, reason FROM enterprise_set_override WHERE enterprise_id = @id',
        { id: known.id },
      ),
    ).toEqual({ setId: 'SET-E', member: 1, reason: `${UNIT}申报：厂区内设有招待所` });
    const entries = office.core.read.all<{ entity: string; entityId: string; details: string }>(
      `SELECT entity, entity_id AS entityId, details FROM audit_entry WHERE action = 'filingPackages.receive' ORDER BY seq`,
    );
    const told = entries.map(({ entity, entityId, details }) => ({
      entity,
      entityId,
      details: JSON.parse(details) as Record<string, unknown>,
    }));
    expect(told[0]).toMatchObject({
      entity: 'filing_case',
      entityId: done.caseId,
      details: { refused: expect.arrayContaining(['legalPerson']) },
    });
    expect(told.slice(1)).toEqual([
      {
        entity: 'enterprise',
        entityId: known.id,
        details: { changes: { employees: [12, 36] }, from: UNIT },
      },
      expect.objectContaining({
        entity: 'plan',
        entityId: plan.id,
        details: { changes: { publishedOn: ['2026-11-01', '2026-11-02'] }, from: UNIT },
      }),
      expect.objectContaining({
        entity: 'enterprise',
        details: expect.objectContaining({ set: 'SET-E', decision: '认定属于' }),
      }),
    ]);

    // The batch takes all of it back.
    await office.call('exchange', 'undo', { batchId: done.batchId ?? '' });
    expect(unitNow()).toEqual({ employees: 12, legalPerson: '样某' });
    expect(office.core.read.value('SELECT COUNT(*) FROM enterprise_set_override')).toBe(0);
  });

  test('stays as it is when nothing is chosen', async () => {
    const { office, file, unitNow } = await differing();
    const { caseId } = await receive(office, file);
    expect(unitNow()).toEqual({ employees: 12, legalPerson: '样某' });
    expect(office.core.read.value('SELECT COUNT(*) FROM enterprise_set_override')).toBe(0);
    expect((await office.call('filing', 'get', { id: caseId })).state).toBe('checking');
  });

  test('that no register may hold is refused by name, and nothing of the package is written', async () => {
    const { office, known, rehearse } = await differing();
    makeEnterprise(office, { name: '别的单位', uscc: madeUpUscc(778) });
    const { rehearsalId } = await rehearse();
    office.core.write.exec(
      `UPDATE enterprise SET uscc = NULL, no_uscc_reason = '在办' WHERE id = '${known.id}'`,
    );
    office.core.write.exec(`UPDATE enterprise SET uscc = '${madeUpUscc(777)}' WHERE name = '别的单位'`);
    const before = logicalDump(office.core.read);
    expect(
      await office.refused('filingPackages', 'receive', {
        rehearsalId,
        unitId: known.id,
        takeOver: { unit: ['uscc'], versions: [], sets: [] },
      }),
    ).toBe('FILING_UNIT_OTHER');
    expect(logicalDump(office.core.read)).toEqual(before);
  });
});

describe('before a package is received', () => {
  test('the database is backed up, once an hour, and not for one that is known', async () => {
    const { office, file } = await differing();
    const copies = () =>
      listBackups(office.path('desk.db')).map(({ name }) => name.replace(/^\w+-(.*)\.db$/, '$1'));
    const { batchId } = await receive(office, file);
    await office.call('exchange', 'undo', { batchId: batchId ?? '' });
    await receive(office, file);
    expect(copies()).toEqual(['before-receive']);
    office.goTo('2026-11-10');
    await receive(office, file);
    expect(copies()).toEqual(['before-receive']);
  });
});
