import { copyFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { fixedClock } from '../../db/clock';
import { officeKey } from '../../db/exchange/keys';
import { fillCounty } from '../builders/county';
import { logicalDump } from '../builders/dumps';
import { type ExchangeDesk, type ExchangeDeskOptions, makeExchangeDesk } from '../builders/exchange-desk';
import { forge } from '../builders/forged-packages';

// Packages that contradict each other, and desks whose clocks do.

const open: ExchangeDesk[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
const desk = (options: ExchangeDeskOptions = {}): ExchangeDesk => {
  const made = makeExchangeDesk(options);
  open.push(made);
  return made;
};
const city = (options: ExchangeDeskOptions = {}) =>
  desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局', ...options });

/** A desk and its copy on another PC, as when somebody takes the database file home. */
function twins(): [ExchangeDesk, ExchangeDesk] {
  const first = desk();
  fillCounty({ core: first.core, self: first.self }, { enterprises: 3 });
  officeKey(first.core.write, first.self);
  first.core.write.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  copyFileSync(first.file, first.path('taken-home.db'));
  const second = desk({ file: first.path('taken-home.db'), idPrefix: 'home' });
  return [first, second];
}

const codes = (problems: readonly { code: string }[]): string[] => problems.map(({ code }) => code);

describe('one database in use on two PCs', () => {
  test('shows in two packages of one number: named, blocked, merged once a person has decided', async () => {
    const [first, second] = twins();
    second.core.write.exec(`UPDATE enterprise SET name = name || '（改）', version = version + 1`);
    const upper = city();
    const one = await first.upload('one.yjpkg');
    const { batchId } = await upper.merge(one);
    // Neither the same package again nor one whose merge was undone is suspected.
    expect((await upper.rehearse(one)).blocks).toEqual([]);
    await upper.call('undo', { batchId });
    await upper.merge(one);
    const before = logicalDump(upper.core.read);
    const other = await upper.rehearse(await second.upload('other.yjpkg'));
    expect(codes(other.blocks)).toEqual(['ORIGIN_ON_TWO_DESKS']);
    expect(other.blocks[0]?.message).toContain('两台电脑');
    await expect(
      upper.call('merge', { rehearsalId: other.rehearsalId, acceptKey: true }),
    ).rejects.toMatchObject({ code: 'ORIGIN_ON_TWO_DESKS' });
    expect(logicalDump(upper.core.read)).toEqual(before);
    const { tables } = await upper.call('merge', { rehearsalId: other.rehearsalId, acceptTwin: true });
    expect(tables.find(({ table }) => table === 'enterprise')).toMatchObject({ changed: 3 });
    // The package that came second on the first PC then has a known number as well.
    expect(codes((await upper.rehearse(await second.upload('third.yjpkg'))).blocks)).toEqual([]);
  });

  test('numbers to another recipient are counted apart', async () => {
    const [first] = twins();
    const upper = city();
    await upper.merge(await first.upload('one.yjpkg'));
    const elsewhere = await first.upload('two.yjpkg', { recipientName: '吉林市安委会办公室' });
    expect((await first.inspect(elsewhere)).sequence).toBe(1);
    expect((await upper.rehearse(elsewhere)).blocks).toEqual([]);
  });

  test('numbers go on when the recipient becomes known as an office', async () => {
    const [first] = twins();
    const upper = city();
    await upper.merge(await first.upload('one.yjpkg'));
    first.core.write.run(
      `INSERT INTO office (id, name, level, region_code, origin, created_at, updated_at) VALUES (@id, '吉林市应急管理局', 'city', '220200', @id, 'x', 'x')`,
      { id: upper.self },
    );
    const next = await first.upload('two.yjpkg');
    expect(await first.inspect(next)).toMatchObject({ sequence: 2, recipient: { id: upper.self } });
    const changes = await first.upload('three.yjpkg', { since: 1 });
    expect((await upper.rehearse(changes)).blocks).toEqual([]);
  });
});

test('a unit that two counties report is told of, and both stay', async () => {
  const [one, other] = [desk(), desk({ name: '蛟河市应急管理局', regionCode: '220281' })];
  fillCounty({ core: one.core, self: one.self }, { enterprises: 3 });
  fillCounty({ core: other.core, self: other.self }, { enterprises: 2 });
  const upper = city();
  await upper.merge(await one.upload('one.yjpkg'));
  const rehearsed = await upper.rehearse(await other.upload('other.yjpkg'));
  expect(rehearsed.warnings).toEqual([
    expect.objectContaining({ code: 'UNIT_CLAIMED_TWICE', where: '2 家单位' }),
  ]);
  await upper.call('merge', { rehearsalId: rehearsed.rehearsalId });
  expect(upper.core.read.value('SELECT COUNT(*) FROM enterprise')).toBe(5);
});

describe('clocks of two offices', () => {
  const at = (moment: string) => fixedClock(moment.slice(0, 10), moment);

  test('a package from the future is named, within two hours it is not', async () => {
    const ahead = desk({ clock: at('2026-11-20T05:00:00.000Z') });
    const file = await ahead.upload('a.yjpkg');
    const late = city({ clock: at('2026-11-20T02:00:00.000Z') });
    const { warnings } = await late.rehearse(file);
    expect(warnings).toEqual([
      expect.objectContaining({ code: 'PACKAGE_FROM_FUTURE', where: '2026-11-20 13:00' }),
    ]);
    expect((await city({ clock: at('2026-11-20T03:30:00.000Z') }).rehearse(file)).warnings).toEqual([]);
  });

  test('a package that is older than the one before it is named', async () => {
    const county = desk({ clock: at('2026-11-20T05:00:00.000Z') });
    county.core.write.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const upper = city({ clock: at('2026-11-21T05:00:00.000Z') });
    await upper.merge(await county.upload('a.yjpkg'));
    const second = await county.upload('b.yjpkg');
    // The desk's own clock never runs back (see the clock of the database): only another program, or a restored copy, does this.
    const back = forge(second, county.path('c.yjpkg'), officeKey(county.core.write, county.self), {
      manifest: (manifest) => ({ ...manifest, clock: null, createdAt: '2026-11-19T05:00:00.000Z' }),
    });
    expect(codes((await upper.rehearse(back)).warnings)).toEqual(['PACKAGE_CLOCK_BACK']);
    expect((await upper.rehearse(second)).warnings).toEqual([]);
  });

  test('changes later than the package’s own moment are named', async () => {
    let now = '2026-11-20T05:00:00.000Z';
    const county = desk({ clock: { now: () => now, today: () => now.slice(0, 10) } });
    const upper = city({ clock: at('2026-11-21T05:00:00.000Z') });
    await upper.merge(await county.upload('a.yjpkg'));
    const changedUntil = () =>
      county.core.read.value<string>('SELECT at FROM audit_entry ORDER BY seq DESC LIMIT 1');
    const last = changedUntil();
    // The PC goes back by ten days; the desk's own clock goes on, and its package says nothing odd.
    now = '2026-11-10T05:00:00.000Z';
    const honest = await county.upload('b.yjpkg', { since: 1 });
    expect((await upper.rehearse(honest)).warnings).toEqual([]);
    // What the writer says of its changes stays; the moment of making is another program's, or a restored copy's.
    const back = forge(honest, county.path('c.yjpkg'), officeKey(county.core.write, county.self), {
      manifest: (manifest) => {
        expect(manifest.clock).toEqual({ changedUntil: last });
        return { ...manifest, createdAt: '2026-11-10T05:00:00.000Z' };
      },
    });
    expect((await upper.rehearse(back)).warnings).toMatchObject([
      { code: 'PACKAGE_CLOCK_BACK' },
      { code: 'PACKAGE_ROWS_FROM_FUTURE', where: '2026-11-20 13:00' },
    ]);
  });

  test('a PC whose clock is set back still reports what changed since its last package', async () => {
    let now = '2026-11-20T05:00:00.000Z';
    const county = desk({ clock: { now: () => now, today: () => now.slice(0, 10) } });
    fillCounty({ core: county.core, self: county.self }, { enterprises: 3 });
    const upper = city({ clock: at('2026-11-21T05:00:00.000Z') });
    await upper.merge(await county.upload('a.yjpkg'));
    now = '2026-11-10T05:00:00.000Z';
    county.core.write.run(
      `UPDATE enterprise SET name = name || '（改）', version = version + 1, updated_at = @at WHERE rowid = 1`,
      { at: county.core.clock.now() },
    );
    const { tables } = await upper.merge(await county.upload('b.yjpkg', { since: 1 }));
    expect(tables.find(({ table }) => table === 'enterprise')).toMatchObject({ changed: 1 });
  });
});
