import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeBackup } from '../../db/backup';
import { isPlanDeskError } from '../../db/domain/errors';
import { restoreBackup } from '../../db/restore';
import { makeCore, type TestCore } from '../builders/database';
import { maySmallDisk, mountSmallDisk, protectSmallDisk } from '../builders/small-disk';

let place: TestCore;
let unmount = () => {};
const stick = () => join(place.folder, 'stick');
const target = () => join(place.folder, 'back.db');

describe.skipIf(!maySmallDisk())('a stick with its write protection on (mounting one needs root)', () => {
  beforeEach(() => {
    place = makeCore();
    unmount = mountSmallDisk(stick(), 20_000);
  });
  afterEach(() => {
    unmount();
    place.close();
  });

  it('gives a backup of the program back', () => {
    writeBackup(place.core.read, join(stick(), 'backup.db'));
    protectSmallDisk(stick());
    restoreBackup(join(stick(), 'backup.db'), target());
    expect(existsSync(target())).toBe(true);
  });

  it('says of a plain copy what to do with it, and the copy made so is restored', () => {
    const copy = join(stick(), 'copy.db');
    copyFileSync(place.file, copy);
    copyFileSync(`${place.file}-wal`, `${copy}-wal`);
    protectSmallDisk(stick());
    let reason: unknown;
    try {
      restoreBackup(copy, target());
    } catch (error) {
      reason = error;
    }
    expect(isPlanDeskError(reason, 'DATABASE_NEEDS_COPY')).toBe(true);
    expect(String(reason)).toContain('复制到本机');
    expect(existsSync(target())).toBe(false);
    for (const suffix of ['', '-wal']) copyFileSync(copy + suffix, join(place.folder, `here.db${suffix}`));
    restoreBackup(join(place.folder, 'here.db'), target());
    expect(readFileSync(target()).length).toBeGreaterThan(0);
  });
});
