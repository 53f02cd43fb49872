import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { ReadDb } from '../../db/connection';
import { asCivilDate } from '../../db/domain/dates/civil-date';
import { foldInPlace } from '../../db/domain/plan/text-checks/fold-text';
import { compactName } from '../../db/domain/text/normalise';
import { loadLaw } from '../../db/law';
import { storeDocument } from '../../db/repositories/document';
import { readTextForChecks, saveDocumentText } from '../../db/repositories/document-text';
import { type EnterpriseRecord, enterpriseTable } from '../../db/repositories/enterprise';
import { findList } from '../../db/repositories/lists/index';
import { queryPage } from '../../db/repositories/lists/query';
import { planDocumentTable } from '../../db/repositories/plan-document';
import { teamTable } from '../../db/repositories/team';
import { packDocument } from '../../db/services/plans/pack-document';
import { reindex } from '../../db/services/search/reindex';
import { checkPlans } from '../../electron/core-host/check-plans';
import { Host } from '../../electron/core-host/host-state';
import { createWorkerTasks } from '../../electron/core-host/task-runner';
import { countingIds, makeCore, resourcesFolder, type TestCore } from '../builders/database';
import { COMPREHENSIVE_2020, planTextOf } from '../builders/plan-texts';
import { makeEnterprise, makePlan, makeTeam, type Place } from '../builders/records';
import { projectFolder } from './support/windows';

const PLANS = Number(process.env.PLANDESK_BENCH_PLANS ?? 20_000);
/** UTF-8 bytes of one text; a Chinese character has three. */
const TEXT_BYTES = 30_000;
const UNITS = PLANS / 10;
/** Plans of one template, as an adviser writes them for his clients. */
const FAMILY = 40;

/** A stream of numbers that is the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const ideographs = (next: () => number, count: number): string =>
  Array.from({ length: count }, () => String.fromCharCode(0x4e00 + Math.floor(next() ** 2.5 * 2500))).join(
    '',
  );

/** The sentences of a template; a plan leaves some out and puts its own names in. */
function templates(next: () => number): string[][] {
  return Array.from({ length: Math.ceil(PLANS / FAMILY) }, () =>
    Array.from({ length: 420 }, () => ideographs(next, 12 + Math.floor(next() * 20))),
  );
}

function planText(next: () => number, own: string, other: string, template: readonly string[]) {
  const kept = template.filter(() => next() < 0.85);
  const named = next() < 0.05 ? `本预案适用于${other}。` : '';
  const body = `${kept.join('。')}。依据GB/T 29639-2013编制。${named}`;
  const part = Math.ceil(body.length / COMPREHENSIVE_2020.length);
  return planTextOf(
    COMPREHENSIVE_2020.map(([heading, table], at) => [
      heading,
      `${own}${body.slice(at * part, (at + 1) * part)}${table.includes('\t') ? `\n${table}` : ''}`,
    ]),
  );
}

function fill(place: TestCore): { units: EnterpriseRecord[]; bytes: number } {
  const db = place.core.write;
  const next = numbers(11);
  const now = place.core.clock.now();
  const all = templates(next);
  const units = db.transaction(() =>
    Array.from({ length: UNITS }, () =>
      makeEnterprise(place, { name: `舒兰市${ideographs(next, 5)}有限公司` }),
    ),
  );
  let bytes = 0;
  const ids: string[] = [];
  for (let from = 0; from < PLANS; from += 1000)
    db.transaction(() => {
      for (let i = from; i < Math.min(PLANS, from + 1000); i += 1) {
        const unit = units[i % UNITS];
        const other = units[(i * 7 + 3) % UNITS];
        const template = all[Math.floor(i / FAMILY)];
        if (!unit || !other || !template) throw new Error('no unit');
        const { plan, version } = makePlan(place, { enterpriseId: unit.id, kind: 'comprehensive' });
        const { text, outline } = planText(next, unit.name, other.name, template);
        bytes += Buffer.byteLength(text);
        const packed = packDocument(Buffer.from(`${i}`));
        storeDocument(db, packed, 'docx', now);
        saveDocumentText(db, {
          sha256: packed.sha256,
          state: 'ok',
          text,
          pages: null,
          outline,
          headers: [],
          warnings: [],
          extractedAt: now,
        });
        const { id: _id, ...bookkeeping } = unit;
        planDocumentTable.insert(db, {
          ...bookkeeping,
          id: place.core.newId(),
          planVersionId: version.id,
          sha256: packed.sha256,
          fileName: '预案.docx',
          role: 'text',
        });
        ids.push(plan.id);
      }
    });
  for (let i = 0; i < ids.length; i += 500) db.transaction(() => reindex(db, 'plan', ids.slice(i, i + 500)));
  return { units, bytes };
}

/** The yardstick: every text read and folded once on a thread that does nothing else. */
function readAll(db: ReadDb): number {
  const began = performance.now();
  for (const [sha256] of db.allRaw('SELECT sha256 FROM document_text'))
    foldInPlace(readTextForChecks(db, String(sha256))?.text ?? '');
  return performance.now() - began;
}

/** Runs the checks as the program does, asking the same thread for an answer all the while. */
async function watched(host: Host): Promise<{ ms: number; checked: number; ping: number; rss: number }> {
  let [slowest, rss, last] = [0, 0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    slowest = Math.max(slowest, now - last - 5);
    last = now;
    rss = Math.max(rss, process.memoryUsage.rss());
  }, 5);
  const began = performance.now();
  const checked = await checkPlans(host);
  const ms = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 10));
  clearInterval(timer);
  return { ms, checked, ping: slowest, rss };
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** Prints how fast plan texts are checked, and how soon the county's list is right after one edit. */
export async function run(): Promise<void> {
  const place = makeCore();
  const host = new Host({
    clock: place.core.clock,
    law: loadLaw(resourcesFolder),
    tasks: createWorkerTasks(join(projectFolder, 'out/main/worker.js')),
    scratchFolder: place.folder,
    resourcesFolder,
    dataFolder: place.folder,
    newId: countingIds('later'),
  });
  const { units, bytes } = fill(place);
  // As the program opens it: the write-ahead log is folded on another thread.
  place.core.close();
  const core = host.openDatabase(place.file, { mustExist: true });
  const opened: Place = { core, self: place.self };
  console.log(
    `${PLANS} plans of ${Math.round(bytes / PLANS / 1000)} kB text (aimed at ${TEXT_BYTES / 1000}), ${UNITS} units`,
  );
  const yardstick = readAll(core.read);
  console.log(`yardstick, every text read and folded once: ${seconds(yardstick)}`);
  const whole = await watched(host);
  const report = (what: string, { ms, checked, ping, rss }: Awaited<ReturnType<typeof watched>>) =>
    console.log(
      `${what}: ${seconds(ms)} (${(ms / yardstick).toFixed(3)} of the yardstick), ${checked} documents read, slowest ping ${Math.round(ping)} ms, memory of the whole process ${Math.round(rss / 1e6)} MB`,
    );
  report(`everything (${Math.round((whole.checked * 1000) / whole.ms)} documents/s)`, whole);
  report('nothing changed', await watched(host));
  makeEnterprise(opened, { name: '蛟河市示捷运输有限公司' });
  report('a new unit', await watched(host));
  const [first] = units;
  if (!first) throw new Error('no unit');
  const name = '舒兰市更名示例有限公司';
  enterpriseTable.update(core.write, { ...first, name, nameKey: compactName(name), version: 2 });
  report('a unit renamed', await watched(host));
  const team = makeTeam(opened, { name: '水曲柳镇专职消防队' });
  report('a new team', await watched(host));
  teamTable.update(core.write, { ...team, dutyPhone: '0432-00001111', version: 2 });
  report('a team edited', await watched(host));
  const list = findList('planFindings');
  const findings = core.read.value<number>('SELECT COUNT(*) FROM document_finding') ?? 0;
  const began = performance.now();
  queryPage(
    core.read,
    list,
    { filters: [], text: '' },
    {
      offset: 0,
      limit: 100,
      today: asCivilDate('2026-11-20'),
    },
  );
  console.log(`first page of the list, ${findings} rows kept: ${Math.round(performance.now() - began)} ms`);
  const planId = core.read.value<string>('SELECT id FROM plan LIMIT 1') ?? '';
  for (const what of ['first', 'second'] as const) {
    const from = performance.now();
    await host.planChecks.of(core, host.tasks, resourcesFolder, planId);
    console.log(`a plan's own page, ${what} look: ${Math.round(performance.now() - from)} ms`);
  }
  host.closeDatabase();
  rmSync(place.folder, { recursive: true, force: true });
}
