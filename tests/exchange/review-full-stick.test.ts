import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fillOrganiser, prepare, reviewDesks, send } from '../builders/review-circle';
import { maySmallDisk, mountSmallDisk, protectSmallDisk } from '../builders/small-disk';

const { desk, closeAll } = reviewDesks();
afterEach(closeAll);

test.skipIf(!maySmallDisk())(
  'a stick that is full or protected is told as such, never as a damaged or missing pack',
  async () => {
    const office = desk('office');
    const { versionId } = fillOrganiser(office);
    const { ids } = await prepare(office, versionId, ['示专家', '例专家', '样专家']);
    const pack = await send(office, ids[0] ?? '', 'pack.yjpkg');
    const pc = desk('reviewer', { name: '别的专家' });
    for (const [kilobytes, protectedStick, code] of [
      [60, false, 'DISK_FULL'],
      [1200, false, 'DISK_FULL'],
      [2400, false, 'DISK_FULL'],
      [4000, true, 'FILE_NOT_WRITABLE'],
    ] as const) {
      const stick = join(pc.folder, `stick-${kilobytes}`);
      const unmount = mountSmallDisk(stick, kilobytes);
      try {
        copyFileSync(pack, join(stick, '评审包.yjpkg'));
        if (protectedStick) protectSmallDisk(stick);
        const file = pc.host.grants.grant(join(stick, '评审包.yjpkg'));
        expect([kilobytes, await pc.refused('reviewPackages', 'openHere', { file })]).toEqual([
          kilobytes,
          code,
        ]);
        expect(readdirSync(stick)).toEqual(['评审包.yjpkg']);
      } finally {
        unmount();
      }
    }
  },
);
