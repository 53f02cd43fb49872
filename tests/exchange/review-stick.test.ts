import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fillOrganiser, markAll, prepare, receive, reviewDesks, send } from '../builders/review-circle';

const { desk, closeAll } = reviewDesks();
afterEach(closeAll);

test('a pack is marked on its stick, handed in, and wiped; the PC keeps nothing of it', async () => {
  const office = desk('office');
  const { versionId } = fillOrganiser(office);
  const { ids } = await prepare(office, versionId, ['示专家', '例专家', '样专家']);
  const pack = await send(office, ids[0] ?? '', 'pack.yjpkg');
  const pc = desk('reviewer', { name: '别的专家' });
  const stick = join(pc.folder, 'stick');
  mkdirSync(stick);
  copyFileSync(pack, join(stick, '评审包.yjpkg'));
  const file = pc.host.grants.grant(join(stick, '评审包.yjpkg'));

  const state = await pc.call('reviewPackages', 'openHere', { file });
  expect(state).toMatchObject({ desk: 'reviewer', office: { name: '示专家' }, phase: 'ready' });
  expect(readdirSync(stick).filter((name) => name.endsWith('.plandesk') || name.endsWith('.yjpkg'))).toEqual([
    '评审包-评阅.plandesk',
    '评审包.yjpkg',
  ]);
  expect(readdirSync(stick).some((name) => name.startsWith('.plandesk-'))).toBe(false);
  expect(await pc.call('reviewPackages', 'place', {})).toEqual({ portable: true, unfinished: 1 });
  expect(await pc.refused('reviewPackages', 'wipe', {})).toBe('WORK_NOT_HANDED_IN');
  await markAll({ ...pc, core: pc.host.requireCore() }, ids[0] ?? '');
  const result = join(stick, '结果.yjpkg');
  await pc.call('reviewPackages', 'write', { id: ids[0] ?? '', file: pc.host.grants.grant(result) });

  // Opened again, it goes on where it was.
  await pc.call('reviewPackages', 'openHere', { file });
  expect(await pc.call('reviewPackages', 'place', {})).toEqual({ portable: true, unfinished: 0 });
  await pc.call('reviewPackages', 'wipe', {});
  expect(readdirSync(stick).sort()).toEqual(['结果.yjpkg', '评审包.yjpkg']);
  const recent = join(pc.folder, 'data', 'recent.json');
  expect(existsSync(recent) ? readFileSync(recent, 'utf8') : '').not.toContain('stick');
  expect(readdirSync(join(pc.folder, 'scratch'))).toEqual([]);

  await receive(office, result);
  expect(
    office.core.read.value('SELECT state FROM review_assignment WHERE id = @id', { id: ids[0] ?? '' }),
  ).toBe('returned');
});

test('a pack that is no pack makes no database', async () => {
  const pc = desk('reviewer');
  const office = desk('office');
  const { versionId } = fillOrganiser(office);
  const { ids } = await prepare(office, versionId, ['示专家', '例专家', '样专家']);
  const pack = await send(office, ids[0] ?? '', 'pack.yjpkg');
  const stick = join(pc.folder, 'stick');
  mkdirSync(stick);
  const bytes = readFileSync(pack);
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  writeFileSync(join(stick, 'cut.yjpkg'), bytes);
  expect(
    await pc.refused('reviewPackages', 'openHere', { file: pc.host.grants.grant(join(stick, 'cut.yjpkg')) }),
  ).toBe('PACKAGE_TAMPERED');
  expect(readdirSync(stick)).toEqual(['cut.yjpkg']);
});

test('a database of an office beside the pack is not taken for the place to mark it', async () => {
  const office = desk('office');
  const { versionId } = fillOrganiser(office);
  const { ids } = await prepare(office, versionId, ['示专家', '例专家', '样专家']);
  const pack = await send(office, ids[0] ?? '', 'pack.yjpkg');
  const pc = desk('reviewer');
  const stick = join(pc.folder, 'stick');
  mkdirSync(stick);
  copyFileSync(pack, join(stick, 'pack.yjpkg'));
  const other = desk('office', { name: '示专家' });
  other.host.closeDatabase();
  copyFileSync(other.path('desk.db'), join(stick, 'pack-评阅.plandesk'));
  expect(
    await pc.refused('reviewPackages', 'openHere', { file: pc.host.grants.grant(join(stick, 'pack.yjpkg')) }),
  ).toBe('MARKING_ELSEWHERE');
  expect(await pc.call('reviewPackages', 'place', {})).toMatchObject({ portable: false });
  expect(await pc.refused('reviewPackages', 'wipe', {})).toBe('NOT_PORTABLE');
});
