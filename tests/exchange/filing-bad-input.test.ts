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
import { madeUpUscc, makeEnterprise, makePlan } from '../builders/records';

type Desk = ReturnType<typeof makeFilingDesk>;
const { desk, closeAll } = filingDesks();
afterEach(closeAll);

/** A unit with its first hand-in as a package. */
async function handedIn(unit = desk('enterprise')) {
  const made = await fillUnit(unit);
  const id = await prepareFiling(unit, made);
  return { unit, id, ...made, file: await handIn(unit, id, 'first.yjpkg', '2026-11-09') };
}

const look = (at: Desk, file: string) =>
  at.call('filingPackages', 'rehearse', { file: at.host.grants.grant(file) });
const refusedLook = (at: Desk, file: string) =>
  at.refused('filingPackages', 'rehearse', { file: at.host.grants.grant(file) });
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('what an office is handed', () => {
  test('goes to the unit of that code, and the differences are told, not taken over', async () => {
    const { file } = await handedIn();
    const office = desk('office');
    const known = makeEnterprise(office, {
      name: '舒兰市示例化工有限公司',
      uscc: madeUpUscc(777),
      employees: 12,
      activities: ['hazmat-production'],
    });
    const looked = await look(office, file);
    expect(looked.intake?.unit).toMatchObject({ how: 'code', matched: { id: known.id } });
    expect(looked.intake?.unit.differences).toEqual([{ field: 'employees', ours: '12', theirs: '36' }]);
    expect(codes(looked.warnings)).toContain('FILING_FACTS_DIFFER');
    await receive(office, file);
    expect(office.core.read.value('SELECT employees FROM enterprise WHERE id = @id', { id: known.id })).toBe(
      12,
    );
    expect(office.core.read.value('SELECT COUNT(*) FROM enterprise')).toBe(1);
  });

  test('finds the plan that is registered here already, and is refused when that version is on its way', async () => {
    const { file } = await handedIn();
    const office = desk('office');
    const unit = makeEnterprise(office, { uscc: madeUpUscc(777), name: '舒兰市示例化工有限公司' });
    const { version } = makePlan(office, {
      enterpriseId: unit.id,
      kind: 'comprehensive',
      title: '生产安全事故综合应急预案',
    });
    const looked = await look(office, file);
    expect(looked.intake?.plans).toMatchObject([{ outcome: 'known' }]);
    await office.call('filing', 'receive', {
      enterpriseId: unit.id,
      planVersionIds: [version.id],
      submittedOn: '2026-11-09',
      receivedOn: '2026-11-09',
      contact: null,
      contactPhone: null,
      remark: null,
    });
    expect(codes((await look(office, file)).blocks)).toEqual(['FILING_ALREADY_OPEN']);
    const before = logicalDump(office.core.read);
    await expect(receive(office, file)).rejects.toMatchObject({ code: 'FILING_ALREADY_OPEN' });
    expect(logicalDump(office.core.read)).toEqual(before);
  });

  test('can be taken back until the case has gone on, and received again afterwards', async () => {
    const { file } = await handedIn();
    const office = desk('office');
    const before = office.core.read.all('SELECT table_name FROM source_link');
    const { batchId } = await receive(office, file, { unitId: null });
    if (batchId === null) throw new Error('nothing was received');
    await office.call('exchange', 'undo', { batchId });
    for (const table of ['enterprise', 'plan', 'plan_version', 'filing_case', 'filing_document', 'document'])
      expect([table, office.core.read.value(`SELECT COUNT(*) FROM ${table}`)]).toEqual([table, 0]);
    expect(office.core.read.all('SELECT table_name FROM source_link')).toEqual(before);

    const again = await receive(office, file, { unitId: null });
    const { version } = await office.call('filing', 'get', { id: again.caseId });
    await office.call('filing', 'check', {
      id: again.caseId,
      expectedVersion: version,
      materials: [{ key: 'M1', outcome: 'present', note: null }],
    });
    expect(await office.refused('exchange', 'undo', { batchId: again.batchId })).toBe('UNDO_BLOCKED');
  });

  test('moves the case on: a step of a clerk who had it open before is refused, and nothing of it is kept', async () => {
    const { unit, id, file } = await handedIn();
    const office = desk('office');
    const { caseId } = await receive(office, file, { unitId: null });
    const seen = await office.call('filing', 'get', { id: caseId });
    const tick = (key: string, outcome: 'present' | 'missing', expectedVersion: number) => ({
      ...{ id: caseId, expectedVersion },
      materials: [{ key, outcome, note: null }],
    });
    const mine = await office.call('filing', 'check', tick('M1', 'missing', seen.version));
    expect(await office.refused('filing', 'check', tick('M1', 'present', seen.version))).toBe(
      'STALE_VERSION',
    );
    const others = seen.materials.filter(({ key, needed }) => needed && key !== 'M1');
    const whole = await office.call('filing', 'check', {
      ...tick('M1', 'missing', mine.version),
      materials: others.map(({ key }) => ({ key, outcome: 'present' as const, note: null })),
    });
    await office.call('filing', 'returnOnce', {
      ...{ id: caseId, expectedVersion: whole.version, onDate: '2026-11-09', note: null },
    });
    const told = await office.call('filing', 'get', { id: caseId });
    unit.core.write.exec("UPDATE filing_case SET state = 'resubmitted', round = 2");
    await receive(office, await send(unit, id, 'second.yjpkg'));
    const before = logicalDump(office.core.read);
    expect(
      await office.refused('filing', 'resubmit', {
        id: caseId,
        expectedVersion: told.version,
        onDate: '2026-11-09',
      }),
    ).toBe('STALE_VERSION');
    expect(logicalDump(office.core.read)).toEqual(before);
  });

  test('of a closed unit, of nobody, in the wrong order: each is named and nothing is written', async () => {
    const { unit, id, file } = await handedIn();
    const office = desk('office');
    await expect(receive(office, file)).rejects.toMatchObject({ code: 'FILING_UNIT_UNKNOWN' });
    const closed = makeEnterprise(office, {
      uscc: madeUpUscc(777),
      name: '舒兰市示例化工有限公司',
      status: 'closed',
      closedOn: '2026-01-05',
    });
    expect(codes((await look(office, file)).blocks)).toEqual(['FILING_UNIT_CLOSED']);
    expect(office.core.read.value('SELECT COUNT(*) FROM filing_case')).toBe(0);

    unit.core.write.exec("UPDATE filing_case SET state = 'resubmitted', round = 2");
    expect(codes((await look(office, await send(unit, id, 'second.yjpkg'))).blocks)).toEqual([
      'FILING_ROUND_MISSING',
      'FILING_UNIT_CLOSED',
    ]);
    office.core.write.exec(
      `UPDATE enterprise SET status = 'active', closed_on = NULL WHERE id = '${closed.id}'`,
    );
    await receive(office, file);
    expect(codes((await look(office, unit.path('second.yjpkg'))).blocks)).toEqual(['FILING_NOT_ASKED']);
    office.core.write.exec("UPDATE filing_case SET state = 'filed', filing_no = '220283-2026-0009'");
    expect(codes((await look(office, unit.path('second.yjpkg'))).blocks)).toContain('FILING_ALREADY_DECIDED');
  });

  test('at the wrong desk, changed, or with more than one case in it is not read at all', async () => {
    const { unit, file } = await handedIn();
    const office = desk('office');
    const key = officeKey(unit.core.write, unit.self);
    const forged = (name: string, forgery: Parameters<typeof forge>[3]) =>
      forge(file, unit.path(name), key, forgery);
    expect(await refusedLook(unit, file)).toBe('PACKAGE_OTHER_KIND');
    expect(await refusedLook(desk('enterprise', { name: '别的公司' }), file)).toBe('PACKAGE_OTHER_KIND');
    expect(
      await refusedLook(
        office,
        forged('a.yjpkg', {
          manifest: (manifest) => ({ ...manifest, recipient: { id: 'somebody-else', name: '别的局' } }),
        }),
      ),
    ).toBe('PACKAGE_WRONG_RECIPIENT');
    expect(
      await refusedLook(
        office,
        forged('b.yjpkg', {
          data: (db) =>
            void db.exec(
              "INSERT INTO filing_case SELECT 'other', enterprise_id, kind, previous_case_id, state, round, submitted_on, received_on, returned_on, decided_on, filing_no, contact, contact_phone, handler, remark, origin, version, created_at, updated_at, voided_at, void_reason, channel, source_id, end_kind, transferred_to, certificate_on, archive_no FROM filing_case",
            ),
          manifest: (manifest) => ({ ...manifest, counts: { ...manifest.counts, filing_case: 2 } }),
        }),
      ),
    ).toBe('PACKAGE_NOT_ONE_CASE');
    expect(
      await refusedLook(
        office,
        forged('c.yjpkg', { manifest: (manifest) => ({ ...manifest, base: { kind: 'full' } }) }),
      ),
    ).toBe('PACKAGE_NOT_ONE_CASE');
    const early = forged('d.yjpkg', {
      data: (db) => void db.exec("UPDATE filing_case SET submitted_on = '2026-10-01'"),
    });
    expect(codes((await look(office, early)).blocks)).toEqual(['FILING_DATE_UNFIT']);
    const strange = forged('e.yjpkg', {
      data: (db) => void db.exec("UPDATE plan_version SET state = 'draft'"),
    });
    expect(codes((await look(office, strange)).blocks)).toEqual(['FILING_VERSION_NOT_IN_FORCE']);
    const other = officeKey(office.core.write, office.self);
    await receive(office, file, { unitId: null });
    const changed = forge(file, unit.path('f.yjpkg'), other, {
      manifest: (manifest) => ({ ...manifest, packageId: 'another-package', sequence: 2 }),
    });
    expect(codes((await look(office, changed)).blocks)).toContain('SENDER_KEY_CHANGED');
    await expect(receive(office, changed)).rejects.toMatchObject({ code: 'SENDER_KEY_CHANGED' });
  });

  test('holds no other unit, no telephone of people the form does not name, and no remark of the plan', async () => {
    const unit = desk('enterprise');
    makeEnterprise(unit, { name: '别的木业有限公司' });
    const { file } = await handedIn(unit);
    const office = desk('office');
    const { package: shown } = await look(office, file);
    expect(shown.counts).toMatchObject({
      enterprise: 1,
      plan: 1,
      filing_case: 1,
      drill: 0,
      expert: 0,
      team: 0,
    });
    const { enterpriseId } = await receive(office, file, { unitId: null });
    expect(
      office.core.read.get(
        'SELECT legal_phone, principal, safety_officer_phone FROM enterprise WHERE id = @enterpriseId',
        {
          enterpriseId,
        },
      ),
    ).toEqual({ legal_phone: null, principal: null, safety_officer_phone: null });
  });
});

describe('what a unit is answered', () => {
  async function filed() {
    const { unit, id, file } = await handedIn();
    const office = desk('office');
    const { caseId } = await receive(office, file, { unitId: null });
    const { materials, version } = await office.call('filing', 'get', { id: caseId });
    const ticked = await office.call('filing', 'check', {
      id: caseId,
      expectedVersion: version,
      materials: materials
        .filter(({ needed }) => needed)
        .map(({ key }) => ({ key, outcome: 'present' as const, note: null })),
    });
    expect(
      await office.refused('filingPackages', 'write', {
        id: caseId,
        file: office.host.grants.grant(office.path('x')),
      }),
    ).toBe('FILING_NOT_DECIDED');
    await office.call('filing', 'file', {
      id: caseId,
      expectedVersion: ticked.version,
      onDate: '2026-11-09',
    });
    return { unit, id, office, caseId, answer: await send(office, caseId, 'answer.yjpkg') };
  }

  test('about a case it does not have, or meant for another, is named and changes nothing', async () => {
    const { unit, answer, office } = await filed();
    const other = desk('enterprise', { name: '别的公司' });
    expect(await refusedLook(other, answer)).toBe('PACKAGE_WRONG_RECIPIENT');
    const key = officeKey(office.core.write, office.self);
    const strange = forge(answer, office.path('strange.yjpkg'), key, {
      data: (db) => void db.exec("UPDATE filing_case SET source_id = 'unknown'"),
    });
    expect(codes((await look(unit, strange)).blocks)).toEqual(['FILING_RESULT_UNKNOWN_CASE']);
    const running = forge(answer, office.path('running.yjpkg'), key, {
      data: (db) => void db.exec("UPDATE filing_case SET state = 'checking'"),
    });
    expect(codes((await look(unit, running)).blocks)).toEqual(['FILING_STATE_UNFIT']);
  });

  test('with a number that another of its cases bears is refused', async () => {
    const { unit, answer } = await filed();
    const { filing_no: number } = (await look(unit, answer)).result
      ? { filing_no: (await look(unit, answer)).result?.filingNo }
      : { filing_no: null };
    unit.core.write.exec(
      `INSERT INTO filing_case (id, enterprise_id, kind, state, filing_no, origin, created_at, updated_at)
       SELECT 'old', enterprise_id, 'first', 'filed', '${number}', origin, created_at, updated_at FROM filing_case`,
    );
    await expect(receive(unit, answer)).rejects.toMatchObject({ code: 'FILING_NUMBER_TAKEN' });
  });

  test('can be taken back as long as nothing was done since', async () => {
    const { unit, id, answer } = await filed();
    const { batchId } = await receive(unit, answer);
    expect(await unit.call('filingPackages', 'get', { id })).toMatchObject({ state: 'filed' });
    await unit.call('exchange', 'undo', { batchId: batchId ?? '' });
    expect(await unit.call('filingPackages', 'get', { id })).toMatchObject({
      state: 'submitted',
      filingNo: null,
    });
    expect(unit.core.read.value("SELECT COUNT(*) FROM filing_event WHERE action = 'file'")).toBe(0);
    await receive(unit, answer);
    expect(await unit.call('filingPackages', 'get', { id })).toMatchObject({ state: 'filed' });
  });
});
