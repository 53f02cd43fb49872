import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { coreOf, OwnerMatcher } from '../../db/services/bulk-plans/match-owner';
import { titleCore } from '../../db/services/bulk-plans/place-plan';
import { readCover } from '../../db/services/bulk-plans/read-cover';
import { bulk as contract } from '../../electron/contract/bulk';
import type { OutputOf } from '../../electron/contract/define';
import { ledgers as ledgersContract } from '../../electron/contract/ledgers';
import { search as searchContract } from '../../electron/contract/search';
import { bulk } from '../../electron/core-host/handlers/bulk';
import { ledgers } from '../../electron/core-host/handlers/ledgers';
import { search } from '../../electron/core-host/handlers/search';
import { scanFolder } from '../../electron/core-host/scan-folder';
import { type Desk, makeDesk } from '../builders/desk';
import { buildDocx, para, run } from '../builders/documents-docx';
import { buildZip } from '../builders/documents-zip';
import { logicalDump } from '../builders/dumps';
import { makeEnterprise, makePlan } from '../builders/records';

type Folder = OutputOf<typeof contract.readFolder>;
const MINE = '舒兰市示恒煤矿有限公司';
const STORE = '舒兰市例源石化仓储有限公司';

const cover = (given: { text?: string; path?: string; headers?: string[] }) =>
  readCover({
    relativePath: given.path ?? 'x.docx',
    text: given.text ?? '',
    headersFooters: given.headers ?? [],
  });

describe('what a cover says', () => {
  it('title, kind, unit, version and day of publication', () => {
    const text = [
      '预案编号：SHMK-01',
      '预案版本号：第4版',
      MINE,
      `${MINE}水害事故专项应急预案`,
      '颁布日期：2026年3月18日',
      `编制单位：${MINE}`,
      '目　　次',
      '1 总则',
    ].join('\n');
    expect(cover({ text })).toMatchObject({
      title: `${MINE}水害事故专项应急预案`,
      titleFrom: 'cover',
      kind: 'special',
      kindFrom: 'title',
      publishedOn: '2026-03-18',
      publishedFrom: 'stated',
      versionLabel: '第4版',
      compiler: MINE,
    });
  });

  it('a title broken over two lines, and no further than the contents', () => {
    const broken = cover({ text: `${STORE}生产安全事故综\n合应急预案\n目录\n编制单位：别处` });
    expect(broken).toMatchObject({
      title: `${STORE}生产安全事故综合应急预案`,
      kind: 'comprehensive',
      compiler: null,
    });
  });

  it.each([
    ['12_现场_示鲜冷链_液氨泄漏_扫描件.pdf', 'onsite', '液氨泄漏现场处置方案'],
    ['04-专项-示恒煤矿-水害(定稿).docx', 'special', '水害专项应急预案'],
    ['综合/示恒煤矿.docx', 'comprehensive', null],
    ['加油站火灾爆炸事故专项应急预案.doc', 'special', '加油站火灾爆炸事故专项应急预案'],
  ])('a name alone: %s', (path, kind, title) => {
    expect(cover({ path })).toMatchObject({ kind, title });
  });

  it('companions of a plan by their names', () => {
    expect(cover({ path: '示恒煤矿事故风险评估报告.docx' }).companion).toBe('risk-assessment');
    expect(cover({ path: '专家评审意见.pdf' }).companion).toBe('review-opinion');
  });
});

describe('whose plan it is', () => {
  const matcher = new OwnerMatcher([
    { id: 'mine', name: MINE },
    { id: 'store', name: STORE },
    { id: 'a', name: '舒兰市例林木业有限公司' },
    { id: 'b', name: '舒兰市例林米业有限公司' },
  ]);
  it.each([
    ['the line 编制单位', { text: `编制单位：${MINE}` }, 'mine', 'certain', 'OWNER_ON_COVER'],
    ['the beginning of the title', { text: `${STORE}综合应急预案` }, 'store', 'certain', 'OWNER_IN_TITLE'],
    ['a page header', { headers: [`${MINE}　冒顶现场处置方案`] }, 'mine', 'likely', 'OWNER_NAMED'],
    [
      'a part of the file name',
      { path: '08_现场_示恒煤矿_冒顶.docx' },
      'mine',
      'likely',
      'OWNER_BY_FILE_NAME',
    ],
    ['a folder', { path: '示恒煤矿/水害.docx' }, 'mine', 'likely', 'OWNER_BY_FILE_NAME'],
    ['a short part of the name', { path: '06_现场_例源_软管.docx' }, 'store', 'unsure', 'OWNER_BY_FILE_NAME'],
    ['a part that fits two', { path: '例林_综合.docx' }, undefined, 'unsure', 'OWNERS_BY_FILE_NAME'],
    [
      'a unit nobody registered',
      { text: '编制单位：舒兰市测无此厂' },
      undefined,
      'unsure',
      'OWNER_NOT_REGISTERED',
    ],
    ['nothing', { path: '附件.docx' }, undefined, 'unsure', 'OWNER_NOT_NAMED'],
  ])('by %s', (_what, given, owner, confidence, reason) => {
    const match = matcher.match(cover(given));
    expect([match.owner?.id, match.confidence, match.reason.code]).toEqual([owner, confidence, reason]);
  });
  it('names the units that it could be', () => {
    expect(matcher.match(cover({ path: '例林_综合.docx' })).choices.map((unit) => unit.id)).toEqual([
      'a',
      'b',
    ]);
  });
  it('short names and titles compare without place, form and unit', () => {
    expect(coreOf(MINE)).toBe('示恒煤矿');
    expect(titleCore(`${MINE}生产安全事故综合应急预案`, MINE)).toBe(titleCore('综合应急预案', MINE));
  });
});

describe('a folder', () => {
  let desk: Desk;
  let folder: string;
  beforeEach(() => {
    desk = makeDesk(
      { bulk: contract, ledgers: ledgersContract, search: searchContract },
      { bulk, ledgers, search },
    );
    folder = join(desk.folder, '报送预案');
  });
  afterEach(() => desk.close());

  const put = (path: string, content: Uint8Array | string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const plan = (unit: string, title: string, day: string, more = '') =>
    buildDocx({
      body: [unit, title, `颁布日期：${day}`, `编制单位：${unit}`, '1 总则', `正文${more}`]
        .map((line) => para(run(line)))
        .join(''),
    });
  const read = () => desk.call<Folder>('bulk.readFolder', { folder: desk.host.grants.grant(folder) });
  const rowsOf = (files: Folder['files']) =>
    files
      .filter((file) => file.action === 'register')
      .map(({ seq, owner, kind, title, publishedOn, versionLabel }) => ({
        seq,
        enterpriseId: owner?.id ?? '',
        kind: kind ?? 'special',
        title,
        publishedOn,
        versionLabel,
      }));

  it('is read, proposed, registered as one batch, found, and taken back without a trace', async () => {
    const mine = makeEnterprise(desk, { name: MINE });
    const store = makeEnterprise(desk, { name: STORE });
    const known = makePlan(desk, { enterpriseId: store.id, kind: 'comprehensive', title: '综合应急预案' });
    put('01_综合.docx', plan(MINE, `${MINE}综合应急预案`, '2026年3月18日', '主排水泵房'));
    put('煤矿/04_专项_水害.docx', plan(MINE, '水害专项应急预案', '2026年3月18日'));
    put('煤矿/04_专项_水害-副本.docx', plan(MINE, '水害专项应急预案', '2026年3月18日'));
    put('02_综合_新版.docx', plan(STORE, `${STORE}生产安全事故综合应急预案`, '2026年10月19日'));
    put('空.docx', '');
    put('图纸.zip', buildZip([{ name: 'a.txt', data: Buffer.from('a') }]));
    put('坏.docx', Buffer.from(plan(MINE, 'x', '2026年1月1日')).subarray(0, 300));
    put('~$01_综合.docx', 'litter');
    symlinkSync('/etc/hostname', join(folder, '链接.txt'));
    const before = logicalDump(desk.core.write);

    const { stagingId, files, left } = await read();
    expect(left).toBe(0);
    const by = Object.fromEntries(files.map((file) => [file.path, file]));
    expect(Object.keys(by).sort()).toEqual(
      [
        '01_综合.docx',
        '02_综合_新版.docx',
        '图纸.zip',
        '坏.docx',
        '煤矿/04_专项_水害-副本.docx',
        '煤矿/04_专项_水害.docx',
        '空.docx',
        '链接.txt',
      ].sort(),
    );
    expect(by['01_综合.docx']).toMatchObject({
      owner: { id: mine.id },
      confidence: 'certain',
      target: { kind: 'new-plan' },
    });
    expect(by['02_综合_新版.docx']).toMatchObject({
      owner: { id: store.id },
      target: { kind: 'new-version', planId: known.plan.id },
    });
    const skipped = files.filter((file) => file.action === 'skip').map((file) => file.remarks[0]?.code);
    expect(skipped.sort()).toEqual([
      ...['DAMAGED', 'DUPLICATE_IN_FOLDER', 'LINK_SKIPPED', 'NOT_A_DOCUMENT', 'NOT_A_DOCUMENT'],
    ]);

    const done = await desk.call<{ batchId: string }>('bulk.register', { stagingId, rows: rowsOf(files) });
    expect(done).toMatchObject({ plans: 2, versions: 3, documents: 3 });
    const versions = desk.core.write.all<{ number: number; state: string }>(
      'SELECT number, state FROM plan_version WHERE plan_id = @id ORDER BY number',
      { id: known.plan.id },
    );
    expect(versions).toEqual([
      { number: 1, state: 'superseded' },
      { number: 2, state: 'published' },
    ]);
    expect(await desk.call('search.find', { text: '主排水泵房', in: 'plans' })).toMatchObject({ total: 1 });
    // Nothing of it is registered twice.
    const again = await read();
    expect(again.files.filter((file) => file.action === 'register')).toEqual([]);
    await desk.call('bulk.discard', { stagingId: again.stagingId });

    await desk.call('ledgers.undo', { batchId: done.batchId });
    expect(await desk.call('search.find', { text: '主排水泵房', in: 'plans' })).toMatchObject({ total: 0 });
    const after = logicalDump(desk.core.write);
    for (const table of ['plan', 'plan_version', 'plan_document', 'document', 'document_text'])
      expect(after[table], table).toEqual(before[table]);
  });

  it('puts .docx and .pdf of one plan beside each other', async () => {
    makeEnterprise(desk, { name: MINE });
    put('1.docx', plan(MINE, '水害专项应急预案', '2026年3月18日'));
    put('2.docx', plan(MINE, '水害专项应急预案', '2026年3月18日', '另一份'));
    const { stagingId, files } = await read();
    expect(await desk.call('bulk.register', { stagingId, rows: rowsOf(files) })).toMatchObject({
      plans: 1,
      versions: 1,
      documents: 2,
    });
  });

  it('refuses all when one row cannot be, and names it', async () => {
    makeEnterprise(desk, { name: MINE });
    put('1.docx', plan(MINE, '水害专项应急预案', '2026年3月18日'));
    put('2.docx', plan(MINE, '火灾专项应急预案', '2027年3月18日'));
    const { stagingId, files } = await read();
    const refusal = await desk.refusal('bulk.register', { stagingId, rows: rowsOf(files) });
    expect(refusal).toMatchObject({
      code: 'BULK_ROWS_INVALID',
      details: { rows: [{ seq: 1, code: 'FIELDS_INVALID' }] },
    });
    expect(desk.core.write.value('SELECT COUNT(*) FROM plan')).toBe(0);
  });

  it('says where a corrected row would go', async () => {
    const mine = makeEnterprise(desk, { name: MINE });
    const { plan: known, version } = makePlan(desk, {
      enterpriseId: mine.id,
      kind: 'special',
      title: '水害专项应急预案',
    });
    const place = {
      enterpriseId: mine.id,
      kind: 'special',
      title: `${MINE}水害专项应急预案`,
      publishedOn: null,
    };
    expect(await desk.call('bulk.place', place)).toMatchObject({
      kind: 'same-version',
      planId: known.id,
      versionId: version.id,
    });
    expect(await desk.call('bulk.place', { ...place, kind: 'onsite' })).toEqual({ kind: 'new-plan' });
  });

  it('names links, pipes and folders that are too deep, and reads none of them', async () => {
    put('1.docx', plan(MINE, '水害专项应急预案', '2026年3月18日'));
    symlinkSync('/', join(folder, '2 链接'));
    execFileSync('mkfifo', [join(folder, '3.docx')]);
    put(`${'d/'.repeat(9)}x.docx`, plan(MINE, '火灾专项应急预案', '2026年3月18日'));
    const { files, left } = await read();
    expect(left).toBe(0);
    expect(files.map(({ path, action, remarks }) => [path.slice(0, 6), action, remarks[0]?.code])).toEqual([
      ['1.docx', 'register', 'OWNER_UNKNOWN'],
      ['2 链接', 'skip', 'LINK_SKIPPED'],
      ['3.docx', 'skip', 'NOT_A_FILE'],
      ['d/d/d/', 'skip', 'FOLDER_TOO_DEEP'],
    ]);
  });

  it('counts what one reading leaves, and refuses a folder that is half a disk', async () => {
    for (let i = 0; i < 9; i++) put(`many/${i}.txt`, '');
    const scan = () => scanFolder(folder, new AbortController().signal, { files: 4, entries: 10 });
    const { files, left } = await scan();
    expect([files.map(({ relative }) => relative), left]).toEqual([
      ['many/0.txt', 'many/1.txt', 'many/2.txt', 'many/3.txt'],
      5,
    ]);
    put('one more.txt', '');
    await expect(scan()).rejects.toMatchObject({ code: 'FOLDER_TOO_LARGE' });
  });

  it('refuses what is no folder', async () => {
    put('1.txt', 'x');
    const file = desk.host.grants.grant(join(folder, '1.txt'));
    expect((await desk.refusal('bulk.readFolder', { folder: file })).code).toBe('FOLDER_NOT_READABLE');
  });
});
