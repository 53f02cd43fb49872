import { afterEach, describe, expect, test } from 'vitest';
import { officeKey } from '../../db/exchange/keys';
import { logicalDump } from '../builders/dumps';
import {
  filingDesks,
  fillUnit,
  handIn,
  type makeFilingDesk,
  prepareFiling,
  receive,
  send,
} from '../builders/filing-desks';
import { forge } from '../builders/forged-packages';
import { madeUpUscc, makeEnterprise } from '../builders/records';

type Desk = ReturnType<typeof makeFilingDesk>;
const { desk, closeAll } = filingDesks();
afterEach(closeAll);

const look = (at: Desk, file: string) =>
  at.call('filingPackages', 'rehearse', { file: at.host.grants.grant(file) });
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

async function handedIn(given: Parameters<typeof fillUnit>[1] = {}) {
  const unit = desk('enterprise');
  const id = await prepareFiling(unit, await fillUnit(unit, given));
  return { unit, id, file: await handIn(unit, id, 'first.yjpkg', '2026-11-09') };
}

describe('a hand-in of somebody who says to be a unit', () => {
  test('by another key is refused also when it was looked at before the true one was received', async () => {
    const { unit, file } = await handedIn();
    const office = desk('office');
    const thief = officeKey(office.core.write, 'thief');
    const forged = forge(file, unit.path('forged.yjpkg'), thief, {
      manifest: (manifest) => ({ ...manifest, packageId: 'forged', sequence: 2 }),
      data: (db) =>
        void db.exec("UPDATE filing_case SET source_id = NULL; UPDATE enterprise SET legal_person = '样二'"),
    });
    const looked = await look(office, forged);
    expect(looked.blocks).toEqual([]);
    await receive(office, file, { unitId: null });
    const before = logicalDump(office.core.read);
    expect(
      await office.refused('filingPackages', 'receive', { rehearsalId: looked.rehearsalId, unitId: null }),
    ).toBe('SENDER_KEY_CHANGED');
    expect(logicalDump(office.core.read)).toEqual(before);
  });

  test('is known by the key that somebody has compared, in that person’s words', async () => {
    const { file } = await handedIn();
    const office = desk('office');
    await receive(office, file, { unitId: null, confirmedHow: '当面，样安全员' });
    expect(
      office.core.read.allRaw('SELECT state, confirmed_how FROM office_key WHERE confirmed_by IS NOT NULL'),
    ).toEqual([['confirmed', '当面，样安全员']]);
  });

  test('is told when the unit has always sent from another database', async () => {
    const { file } = await handedIn();
    const office = desk('office');
    await receive(office, file, { unitId: null });
    const { file: again } = await handedIn();
    const looked = await look(office, again);
    expect(codes(looked.warnings)).toContain('FILING_SENDER_OTHER');
    expect(codes(looked.blocks)).toContain('FILING_ALREADY_OPEN');
    expect(codes((await look(office, file)).warnings)).not.toContain('FILING_SENDER_OTHER');
  });

  test('never lands with a unit when its code is another’s', async () => {
    const { file } = await handedIn();
    const office = desk('office');
    makeEnterprise(office, { uscc: madeUpUscc(777), name: '舒兰市示例化工有限公司' });
    const other = makeEnterprise(office, { uscc: madeUpUscc(5), name: '样木业有限公司' });
    const { rehearsalId } = await look(office, file);
    const rematched = await office.call('filingPackages', 'rematch', { rehearsalId, unitId: other.id });
    expect(codes(rematched.blocks)).toContain('FILING_UNIT_OTHER');
    expect(await office.refused('filingPackages', 'receive', { rehearsalId, unitId: other.id })).toBe(
      'FILING_UNIT_OTHER',
    );
    expect(office.core.read.value('SELECT COUNT(*) FROM filing_case')).toBe(0);
  });

  test('for an office of another name is received only after that was said', async () => {
    const { file } = await handedIn();
    expect(codes((await look(desk('office', { name: '永吉县应急管理局' }), file)).warnings)).toContain(
      'PACKAGE_OTHER_NAME',
    );
    expect(codes((await look(desk('office'), file)).warnings)).not.toContain('PACKAGE_OTHER_NAME');
  });

  test('under an id that was used before is received all the same', async () => {
    const { unit, file } = await handedIn();
    const office = desk('office');
    await receive(office, file, { unitId: null });
    const { file: second, unit: other } = await handedIn({ uscc: madeUpUscc(778), name: '例木业有限公司' });
    const used = office.core.read.value<string>('SELECT id FROM package_log');
    const forged = forge(second, unit.path('used.yjpkg'), officeKey(other.core.write, other.self), {
      manifest: (manifest) => ({ ...manifest, packageId: used }),
    });
    await receive(office, forged, { unitId: null });
    expect(office.core.read.value('SELECT COUNT(*) FROM filing_case')).toBe(2);
  });

  test('finds the record that its own was merged into', async () => {
    const { unit, id, file } = await handedIn();
    const office = desk('office');
    const { enterpriseId } = await receive(office, file, { unitId: null });
    const kept = makeEnterprise(office, { name: '舒兰市示例化工有限公司总厂', uscc: madeUpUscc(6) });
    office.core.write.exec(
      `UPDATE enterprise SET voided_at = updated_at, merged_into_id = '${kept.id}' WHERE id = '${enterpriseId}';
       UPDATE filing_case SET enterprise_id = '${kept.id}', state = 'returned'; UPDATE plan SET enterprise_id = '${kept.id}'`,
    );
    unit.core.write.exec("UPDATE filing_case SET state = 'resubmitted', round = 2");
    const looked = await look(office, await send(unit, id, 'second.yjpkg'));
    expect(looked.intake?.unit.matched?.id).toBe(kept.id);
    office.core.write.exec("DELETE FROM source_link WHERE table_name = 'filing_case'");
    const linked = await look(office, file);
    expect(linked.intake?.unit).toMatchObject({ how: 'linked', matched: { id: kept.id } });
  });
});

/** What an answer must not tell, with the statements that forge it. */
const UNSOUND: readonly (readonly [what: string, sql: string])[] = [
  ['a state that no step led to', "UPDATE filing_case SET state = 'void'"],
  [
    'a step back from a decided case',
    `INSERT INTO filing_event SELECT 'back', case_id, 90, 'return-once', 'filed', 'returned', on_date, at, actor, reason, rule_trace,
         origin, version, created_at, updated_at, voided_at, void_reason FROM filing_event WHERE action = 'file';
       UPDATE filing_case SET state = 'returned'`,
  ],
  [
    'other steps than those that were told before',
    "UPDATE filing_event SET id = id || 'x'; UPDATE filing_case SET handler = '样三'",
  ],
  [
    'steps out of a ledger after the decision',
    "UPDATE filing_event SET action = 'import' WHERE action = 'hand-out'; INSERT INTO filing_event SELECT 'late', case_id, 91, 'import', 'filed', 'void', on_date, at, actor, reason, rule_trace, origin, version, created_at, updated_at, voided_at, void_reason FROM filing_event WHERE action = 'file'; UPDATE filing_case SET state = 'void'",
  ],
];

describe('an answer of somebody who says to be the office', () => {
  async function filed() {
    const { unit, id, file } = await handedIn();
    const office = desk('office');
    const { caseId } = await receive(office, file, { unitId: null });
    const { materials, version } = await office.call('filing', 'get', { id: caseId });
    const ticked = await office.call('filing', 'check', {
      ...{ id: caseId, expectedVersion: version },
      materials: materials
        .filter(({ needed }) => needed)
        .map(({ key }) => ({ key, outcome: 'present' as const, note: null })),
    });
    await office.call('filing', 'file', {
      ...{ id: caseId, expectedVersion: ticked.version, onDate: '2026-11-09' },
    });
    return { unit, id, office, answer: await send(office, caseId, 'answer.yjpkg') };
  }

  test('cannot follow the answer of another', async () => {
    const { unit, office, answer } = await filed();
    await receive(unit, answer);
    const before = logicalDump(unit.core.read);
    const stranger = forge(answer, office.path('stranger.yjpkg'), officeKey(office.core.write, 'stranger'), {
      manifest: (manifest) => ({
        ...manifest,
        packageId: 'stranger',
        sender: { ...manifest.sender, id: 'stranger', name: '假的局' },
      }),
      data: (db) => {
        for (const table of [
          'office',
          'enterprise',
          'plan',
          'plan_version',
          'filing_case',
          'filing_case_plan',
          'filing_event',
          'filing_check',
          'notice',
          'filing_document',
        ])
          db.exec(`UPDATE ${table} SET origin = 'stranger'`);
        db.exec("UPDATE office SET id = 'stranger', name = '假的局'");
        db.exec("UPDATE filing_case SET state = 'void', filing_no = NULL");
      },
    });
    expect(codes((await look(unit, stranger)).blocks)).toEqual(['FILING_RESULT_OTHER_OFFICE']);
    await expect(receive(unit, stranger)).rejects.toMatchObject({ code: 'FILING_RESULT_OTHER_OFFICE' });
    expect(logicalDump(unit.core.read)).toEqual(before);
  });

  test('whose steps no office could have taken is refused', async () => {
    const { unit, office, answer } = await filed();
    await receive(unit, answer);
    const before = logicalDump(unit.core.read);
    const key = officeKey(office.core.write, office.self);
    for (const [what, sql] of UNSOUND) {
      const added = sql.includes('INSERT') ? 1 : 0;
      const forged = forge(answer, office.path('forged.yjpkg'), key, {
        data: (db) => void db.exec(sql),
        manifest: ({ counts, ...manifest }) => ({
          ...{ ...manifest, packageId: 'forged', sequence: 2 },
          counts: { ...counts, filing_event: (counts.filing_event ?? 0) + added },
        }),
      });
      await expect(receive(unit, forged), what).rejects.toMatchObject({ code: 'FILING_STATE_UNFIT' });
    }
    expect(logicalDump(unit.core.read)).toEqual(before);
  });
});
