import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyAudit } from '../../db/audit';
import { fixedClock } from '../../db/clock';
import { PlanDeskError } from '../../db/domain/errors';
import { loadLaw } from '../../db/law';
import { writeSetting } from '../../db/repositories/setting';
import { command, job, nothing, query } from '../../electron/contract/define';
import { createDispatch, type Dispatch } from '../../electron/core-host/dispatch';
import { Host } from '../../electron/core-host/host-state';
import { Session } from '../../electron/core-host/session';
import { makeCore, resourcesFolder, scratchFolder } from '../builders/database';
import { inlineTasks } from '../builders/inline-tasks';
import { partsOf } from '../builders/parts';

const contract = {
  notes: {
    read: query(nothing, z.object({ value: z.string() })),
    write: command(z.object({ value: z.string().min(1).max(10) }), nothing),
    refuse: command(nothing, nothing),
    break: command(nothing, nothing),
    decide: command(nothing, nothing, { permission: 'administer' }),
    long: job(nothing, z.object({ steps: z.number() }), { audit: 'none' }),
    silent: job(nothing, nothing),
    anywhere: query(nothing, nothing, { withoutDatabase: true }),
    lies: query(nothing, z.object({ value: z.number() })),
  },
};

let host: Host;
let session: Session;
let dispatch: Dispatch;
let cleanup = () => {};
const announced: string[] = [];
const logged: Record<string, unknown>[] = [];

beforeEach(() => {
  const seed = makeCore();
  const { folder, remove } = scratchFolder();
  seed.core.close();
  announced.length = 0;
  logged.length = 0;
  host = new Host({
    clock: fixedClock('2026-11-20'),
    law: loadLaw(resourcesFolder),
    tasks: inlineTasks,
    scratchFolder: folder,
    resourcesFolder,
    dataFolder: folder,
    announce: (topic) => void announced.push(topic),
    log: (_kind, facts) => void logged.push(facts),
    checkOutputs: true,
  });
  host.openDatabase(seed.file, { mustExist: true });
  session = new Session();
  session.user = { id: 'u1', name: '示例员', role: 'clerk' };
  dispatch = createDispatch(
    partsOf(contract, {
      notes: {
        read: ({ read }) => ({
          value: read.value<string>(`SELECT value FROM setting WHERE key = 'note'`) ?? '',
        }),
        write: ({ deps, audit }, input) => {
          writeSetting(deps.db, 'note', input.value);
          deps.changed('settings', ['note']);
          audit('setting', 'note', { value: input.value });
          return {};
        },
        refuse: ({ deps }) => {
          writeSetting(deps.db, 'note', 'must not stay');
          throw new PlanDeskError('REFUSED', '不行，请换一种做法。', { why: 'test' });
        },
        break: ({ deps }) => {
          writeSetting(deps.db, 'note', 'must not stay');
          throw new TypeError('a bug');
        },
        decide: () => ({}),
        long: async ({ progress, signal }) => {
          for (let done = 0; done < 3; done++) {
            progress({ done, total: 3, label: 'long' });
            signal.throwIfAborted();
          }
          return { steps: 3 };
        },
        silent: async () => ({}),
        anywhere: () => ({}),
        lies: () => ({ value: 'text' as unknown as number }),
      },
    }),
    host,
  );
  cleanup = () => {
    host.closeDatabase();
    remove();
  };
});
afterEach(() => cleanup());

const call = (method: string, input: unknown = {}) => dispatch(method, input, { session });
const codeOf = async (method: string, input: unknown = {}) => {
  const reply = await call(method, input);
  return reply.ok ? 'ok' : reply.error.code;
};
const entries = () =>
  host
    .requireCore()
    .read.all<{ action: string; entity_id: string | null; actor_name: string }>(
      'SELECT action, entity_id, actor_name FROM audit_entry ORDER BY seq',
    );

describe('the one door to the core', () => {
  it.each([
    'notes.nothing',
    'nothing.read',
    'notes.__proto__',
    'constructor.name',
    'notes',
    '',
    'toString.call',
  ])('does not know %j', async (method) => {
    expect(await codeOf(method)).toBe('UNKNOWN_METHOD');
  });

  it.each([
    [{}],
    [{ value: '' }],
    [{ value: 'far too long for it' }],
    [{ value: 7 }],
    [null],
    ['text'],
    [[1]],
  ])('refuses the input %j', async (input) => {
    expect(await codeOf('notes.write', input)).toBe('INVALID_INPUT');
    expect(entries()).toEqual([]);
  });

  it('writes a command and its audit entry together, then announces', async () => {
    expect(await call('notes.write', { value: '甲' })).toEqual({ ok: true, value: {} });
    expect(await call('notes.read')).toEqual({ ok: true, value: { value: '"甲"' } });
    expect(entries()).toEqual([{ action: 'notes.write', entity_id: 'note', actor_name: '示例员' }]);
    expect(announced).toContain('settings');
    expect(verifyAudit(host.requireCore().read)).toEqual({ entries: 1, firstBroken: null });
  });

  it('turns a refusal into its code and leaves nothing of it', async () => {
    expect(await call('notes.refuse')).toEqual({
      ok: false,
      error: { code: 'REFUSED', message: '不行，请换一种做法。', details: { why: 'test' } },
    });
    expect(await call('notes.read')).toMatchObject({ value: { value: '' } });
    expect(entries()).toEqual([]);
  });

  it('turns a bug into INTERNAL with the id of its log entry, without its text', async () => {
    const reply = await call('notes.break');
    expect(reply).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(JSON.stringify(reply)).not.toContain('a bug');
    const logId = reply.ok ? '' : String(reply.error.details.logId);
    expect(logged).toContainEqual(
      expect.objectContaining({ logId, error: expect.stringContaining('a bug') }),
    );
    expect(await call('notes.read')).toMatchObject({ value: { value: '' } });
  });

  it('lets a role do only what it may', async () => {
    expect(await codeOf('notes.decide')).toBe('NOT_ALLOWED');
    session.user = { id: 'u2', name: '示例主任', role: 'administrator' };
    expect(await codeOf('notes.decide')).toBe('ok');
    session.user = { id: 'u3', name: '示例审计', role: 'auditor' };
    expect(await codeOf('notes.write', { value: '乙' })).toBe('NOT_ALLOWED');
    expect(await codeOf('notes.read')).toBe('ok');
    session.user = null;
    expect(await codeOf('notes.read')).toBe('SIGN_IN_NEEDED');
  });

  it('asks for a database where one is needed', async () => {
    host.closeDatabase();
    expect(await codeOf('notes.read')).toBe('NO_DATABASE');
    expect(await codeOf('notes.write', { value: '甲' })).toBe('NO_DATABASE');
    expect(await codeOf('notes.anywhere')).toBe('ok');
  });

  it('reports progress of a job and stops it when asked', async () => {
    const seen: number[] = [];
    expect(
      await dispatch('notes.long', {}, { session, progress: ({ done }) => void seen.push(done) }),
    ).toEqual({ ok: true, value: { steps: 3 } });
    expect(seen).toEqual([0, 1, 2]);
    const controller = new AbortController();
    controller.abort(new DOMException('cancelled', 'AbortError'));
    expect(await dispatch('notes.long', {}, { session, signal: controller.signal })).toMatchObject({
      ok: false,
      error: { code: 'CANCELLED' },
    });
  });

  it('notices an answer that breaks the contract', async () => {
    expect(await codeOf('notes.lies')).toBe('INTERNAL');
  });

  it('finds a job that leaves no trace in the log', async () => {
    expect(await codeOf('notes.silent')).toBe('INTERNAL');
    expect(JSON.stringify(logged)).toContain('wrote no audit entry');
  });
});

describe('tickets for files', () => {
  it('know only what was granted', () => {
    const ticket = host.grants.grant('/somewhere/台账.xlsx');
    expect(host.grants.name(ticket)).toBe('台账.xlsx');
    expect(() => host.grants.path('/etc/passwd')).toThrow(
      expect.objectContaining({ code: 'FILE_NOT_GRANTED' }),
    );
  });
});
