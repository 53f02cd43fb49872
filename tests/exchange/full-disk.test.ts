import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { closeWriters, PACKAGE_KINDS } from '../builders/package-kinds';
import { maySmallDisk, mountSmallDisk } from '../builders/small-disk';

afterEach(closeWriters);

describe.runIf(maySmallDisk())('a stick without room', () => {
  test.each(PACKAGE_KINDS)('for a %s: nothing is left on it, no number is used up', async (kind, make) => {
    const { at, write } = await make();
    const sent = () =>
      at.core.read.allRaw(`SELECT seq FROM package_log WHERE direction = 'out' AND kind = @kind`, { kind });
    const before = sent();
    const unmount = mountSmallDisk(at.path('stick'), 4);
    try {
      await expect(write('stick/a.yjpkg')).rejects.toMatchObject({ code: 'DISK_FULL' });
      expect(readdirSync(at.path('stick'))).toEqual([]);
    } finally {
      unmount();
    }
    expect(sent()).toEqual(before);
    expect(readdirSync(at.path('scratch'))).toEqual([]);
    // The same package goes through where there is room, under the number that comes next.
    await write('b.yjpkg');
    expect(sent()).toEqual([...before, [before.length + 1]]);
  });
});
