import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeDocument } from '../../db/repositories/document';
import { planDocumentTable } from '../../db/repositories/plan-document';
import { packDocument } from '../../db/services/plans/pack-document';
import { checkPlans } from '../../electron/core-host/check-plans';
import { Host } from '../../electron/core-host/host-state';
import { readPendingDocuments } from '../../electron/core-host/read-documents';
import { createWorkerTasks, type TaskOptions, type TaskRunner } from '../../electron/core-host/task-runner';
import { makeCore, resourcesFolder, type TestCore } from '../builders/database';
import { bookkeeping, makeEnterprise, makePlan } from '../builders/records';

const WORKER = resolve(import.meta.dirname, '../../out/main/worker.js');

let place: TestCore;
let host: Host;
/** What happens to the worker that reads a document of this name. */
let fates: Record<string, TaskOptions | 'dies'>;

beforeEach(() => {
  place = makeCore();
  fates = {};
  const real = createWorkerTasks(WORKER);
  const dying = join(place.folder, 'dying.mjs');
  writeFileSync(dying, 'process.exit(3);');
  const tasks: TaskRunner = {
    run: (name, input, options = {}) => {
      const { fileName = '', extract = false } = input as { fileName?: string; extract?: boolean };
      const fate = name === 'extract-document' && extract ? fates[fileName] : undefined;
      if (fate === 'dies') return createWorkerTasks(dying).run(name, input, options);
      return real.run(name, input, { ...options, ...fate });
    },
  };
  host = new Host({
    clock: place.core.clock,
    law: place.core.law,
    tasks,
    scratchFolder: place.folder,
    resourcesFolder,
    dataFolder: place.folder,
  });
  host.core = place.core;
});
afterEach(() => place.close());

/** Plans whose documents came by a package and were never read. */
function received(names: readonly string[]): void {
  const { core } = place;
  const unit = makeEnterprise(place, { name: '舒兰市例林木业有限公司' });
  for (const fileName of names) {
    const { version } = makePlan(place, { enterpriseId: unit.id, kind: 'onsite' });
    const packed = packDocument(Buffer.from(`${unit.name}现场处置方案。${fileName}\n`.repeat(40)));
    storeDocument(core.write, packed, 'txt', core.clock.now());
    planDocumentTable.insert(core.write, {
      ...bookkeeping(place),
      id: core.newId(),
      planVersionId: version.id,
      sha256: packed.sha256,
      fileName,
      role: 'text',
    });
  }
}

const states = () =>
  Object.fromEntries(
    place.core.read
      .allRaw(
        `SELECT d.file_name, COALESCE(t.state, 'pending') FROM plan_document d
           LEFT JOIN document_text t ON t.sha256 = d.sha256`,
      )
      .map(([name, state]) => [name, state]),
  );

// `npm test` builds first.
describe.skipIf(!existsSync(WORKER))('reading documents on worker threads', () => {
  it('a worker without memory, without time or killed costs its document and no other', async () => {
    received(['甲.txt', '乙.txt', '丙.txt', '丁.txt', '戊.txt']);
    fates = { '乙.txt': { memoryMb: 2 }, '丙.txt': { timeoutMs: 1 }, '丁.txt': 'dies' };
    expect(await readPendingDocuments(host)).toBe(5);
    expect(states()).toEqual({
      '甲.txt': 'ok',
      '乙.txt': 'suspicious',
      '丙.txt': 'suspicious',
      '丁.txt': 'suspicious',
      '戊.txt': 'ok',
    });
    expect(await checkPlans(host)).toBe(5);
    const unread = place.core.read.allRaw(
      `SELECT d.file_name, f.item FROM document_finding f JOIN plan_document d ON d.id = f.document_id
        WHERE f.profile = 'unread' ORDER BY d.id`,
    );
    expect(unread).toEqual([
      ['乙.txt', 'reading-stopped'],
      ['丙.txt', 'reading-stopped'],
      ['丁.txt', 'reading-stopped'],
    ]);
  });

  it('a cancel keeps what was read and leaves the rest for the next time', async () => {
    const names = ['甲.txt', '乙.txt', '丙.txt'];
    received(names);
    const controller = new AbortController();
    const read = await readPendingDocuments(host, {
      signal: controller.signal,
      progress: () => {
        if (Object.values(states()).includes('ok')) controller.abort();
      },
    });
    expect(read).toBe(1);
    expect(Object.values(states()).sort()).toEqual(['ok', 'pending', 'pending']);
    expect(await readPendingDocuments(host)).toBe(2);
    expect(new Set(Object.values(states()))).toEqual(new Set(['ok']));
  });
});
