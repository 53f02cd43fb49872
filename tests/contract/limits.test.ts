import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeBackup } from '../../db/backup';
import { PlanDeskError } from '../../db/domain/errors';
import { contract } from '../../electron/contract/index';
import type { TaskName } from '../../electron/core-host/tasks/index';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { inlineTasks } from '../builders/inline-tasks';
import { makeDrill, makeEnterprise, makePlan } from '../builders/records';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(contract, handlers);
});
afterEach(() => {
  vi.restoreAllMocks();
  desk.close();
});

/** A task that goes on for ever, as far as its caller can tell: ended when a limit was set, and only then. */
function endless(endlessTask: TaskName): void {
  const asItIs = inlineTasks.run;
  vi.spyOn(inlineTasks, 'run').mockImplementation((name, input, options) => {
    if (name !== endlessTask) return asItIs(name, input, options);
    return Promise.reject(
      options?.timeoutMs !== undefined && options.timeoutMs <= 180_000
        ? new PlanDeskError('TASK_TIMEOUT', '处理时间过长，已停止。')
        : new Error(`${name} would run for ever`),
    );
  });
}

const attached = async (words: string): Promise<string> => {
  const { version } = makePlan(desk, { enterpriseId: makeEnterprise(desk).id });
  const path = join(desk.folder, 'plan.txt');
  writeFileSync(path, `应急预案\n1 总则\n${words}`);
  const file = desk.host.grants.grant(path);
  const input = { versionId: version.id, file, role: 'text' };
  return (await desk.call<{ documentId: string }>('plans.attach', input)).documentId;
};

describe('documents that never come to an end', () => {
  it('stop a comparison and its table with a name', async () => {
    const ids = { beforeId: await attached('一'), afterId: await attached('二') };
    endless('compare-documents');
    expect((await desk.refusal('plans.compare', ids)).code).toBe('TASK_TIMEOUT');
    vi.restoreAllMocks();
    endless('write-comparison');
    const file = desk.host.grants.grant(join(desk.folder, 'x.docx'));
    expect((await desk.refusal('plans.exportComparison', { ...ids, file })).code).toBe('TASK_TIMEOUT');
  });

  it('stop the sorting of a folder', async () => {
    endless('propose-folder');
    const folder = desk.host.grants.grant(desk.folder);
    expect((await desk.refusal('bulk.readFolder', { folder })).code).toBe('TASK_TIMEOUT');
  });
});

it('rejected rows that leave the program in a file are noted in the log', async () => {
  const roster = join(desk.folder, 'roster.csv');
  writeFileSync(roster, '单位名称,统一社会信用代码\n示例一厂,12345\n');
  const { stagingId } = await desk.call<{ stagingId: string }>('ledgers.stage', {
    kind: 'enterprises',
    file: desk.host.grants.grant(roster),
  });
  const file = desk.host.grants.grant(join(desk.folder, 'rejects.xlsx'));
  expect(await desk.call('ledgers.rejects', { stagingId, file })).toEqual({ rows: 1 });
  const [entry] = desk.core.write.all<{ details: string }>(
    "SELECT details FROM audit_entry WHERE action = 'ledgers.rejects'",
  );
  expect(JSON.parse(entry?.details ?? '{}')).toMatchObject({
    kind: 'enterprises',
    source: 'roster.csv',
    file: 'rejects.xlsx',
    rows: 1,
  });
});

it('a drill that came in longer than the form would take it is shown all the same', async () => {
  const drill = makeDrill(desk, { enterpriseId: makeEnterprise(desk).id });
  desk.core.write.run('UPDATE drill SET scenario = @scenario WHERE id = @id', {
    id: drill.id,
    scenario: '长'.repeat(5000),
  });
  // Answers are measured against the contract by tests and nowhere else.
  Object.assign(desk.host, { checkOutputs: false });
  const { fields } = await desk.call<{ fields: { scenario: string } }>('drills.get', { id: drill.id });
  expect(fields.scenario).toHaveLength(5000);
});

it('a database that another program holds is not replaced by a backup', async () => {
  const file = join(desk.folder, 'held.db');
  const backups = `${file}.backups`;
  mkdirSync(backups);
  writeBackup(desk.core.write as never, join(backups, 'a.db'));
  writeFileSync(file, 'what the other program works in');
  writeFileSync(`${file}.lock`, JSON.stringify({ pid: process.ppid, host: hostname(), uptime: 0 }));
  desk.host.core = null;
  desk.host.problem = { file, code: 'DATABASE_LOCKED', message: '' };
  desk.session.user = null;
  expect((await desk.refusal('system.restore', { backup: 'a.db' })).code).toBe('DATABASE_LOCKED');
  expect(readFileSync(file, 'utf8')).toBe('what the other program works in');
});
