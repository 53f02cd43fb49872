import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../db/audit';
import { writeBackup } from '../../db/backup';
import { lockDatabase } from '../../db/file-lock';
import { makeCore } from '../builders/database';
import { countyWithCase, programOn } from '../builders/program-on-a-day';

let county: ReturnType<typeof countyWithCase>;
const cleanups: (() => void)[] = [];

beforeEach(() => {
  county = countyWithCase();
  cleanups.push(county.remove);
});
afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

/** The program on a day, with the county's file among its recent ones. */
function openedOn(today: string) {
  const { host, call, close } = programOn(today);
  cleanups.push(close);
  const entries = () =>
    host
      .requireCore()
      .write.all<{ actor: string; action: string; entityId: string | null; details: string }>(
        'SELECT actor_name AS actor, action, entity_id AS entityId, details FROM audit_entry ORDER BY seq',
      )
      .map((entry) => ({ ...entry, details: JSON.parse(entry.details) as unknown }));
  return { host, call, entries, open: () => call('system.open', { file: host.grants.grant(county.file) }) };
}

describe('what the program does unasked stands in the audit log', () => {
  it('a deemed filing, in the name of the system, once', async () => {
    const program = openedOn('2026-12-01');
    await program.open();
    const deemed = {
      actor: '系统',
      action: 'filing.markDeemed',
      entityId: county.caseId,
      details: { deemedOn: '2026-11-24', rule: 'R-FILE-5WD' },
    };
    expect(program.entries()).toEqual([deemed]);
    expect(
      program.host
        .requireCore()
        .read.value("SELECT actor FROM filing_event WHERE case_id = @caseId AND action = 'mark-deemed'", {
          caseId: county.caseId,
        }),
    ).toBe('系统');
    expect(verifyAudit(program.host.requireCore().read)).toEqual({ entries: 1, firstBroken: null });

    await program.call('system.close');
    await program.open();
    expect(program.entries()).toEqual([deemed]);
  });

  it('a database that was put back from a copy, with what it replaced', async () => {
    const program = openedOn('2026-11-17');
    await program.open();
    const { name } = (await program.call('system.backup')) as { name: string };
    await program.call('system.changeSetting', { key: 'rules.dueSoonDays', value: 20 });
    expect(program.entries().map((entry) => entry.action)).toEqual(['system.backup', 'system.changeSetting']);

    await program.call('system.restore', { backup: name });
    expect(program.entries()).toEqual([
      {
        actor: '示例员',
        action: 'system.restore',
        entityId: null,
        details: { backup: name, aside: expect.stringContaining('.damaged-') },
      },
    ]);
    expect(verifyAudit(program.host.requireCore().read)).toEqual({ entries: 1, firstBroken: null });
  });

  it('a copy from elsewhere too; one of another desk or a broken one leaves the database open as it is', async () => {
    const program = openedOn('2026-11-17');
    await program.open();
    const folder = dirname(county.file);
    const grant = (name: string) => ({ file: program.host.grants.grant(join(folder, name)) });
    await program.call('system.backup', grant('elsewhere.db'));
    await program.call('system.changeSetting', { key: 'rules.dueSoonDays', value: 20 });
    const before = program.entries();

    const other = makeCore({ name: '别县应急管理局', idPrefix: 'other' });
    cleanups.push(() => other.close());
    writeBackup(other.core.write, join(folder, 'other.db'));
    writeFileSync(join(folder, 'broken.db'), readFileSync(join(folder, 'elsewhere.db')).subarray(0, 40_000));
    for (const [name, code] of [
      ['other.db', 'BACKUP_OF_ANOTHER_DESK'],
      ['broken.db', 'BACKUP_DAMAGED'],
      [basename(county.file), 'SAME_FILE'],
    ] as const)
      await expect(program.call('system.restore', grant(name))).rejects.toThrow(code);
    expect(program.entries()).toEqual(before);

    // Not closed here, but held by another program: the copy that was brought is not left lying about.
    await program.call('system.close');
    const unlock = lockDatabase(county.file);
    await expect(program.open()).rejects.toThrow('DATABASE_LOCKED');
    await expect(program.call('system.restore', grant('elsewhere.db'))).rejects.toThrow('DATABASE_LOCKED');
    unlock();
    expect(readdirSync(folder).filter((name) => /restoring|damaged/.test(name))).toEqual([]);
    await program.open();

    await program.call('system.restore', grant('elsewhere.db'));
    expect(program.entries().at(-1)).toMatchObject({
      action: 'system.restore',
      details: { backup: 'elsewhere.db', aside: expect.stringContaining('.damaged-') },
    });
  });
});
