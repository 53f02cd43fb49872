import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dropOrphanDocuments } from '../../db/repositories/document';
import { drillTable } from '../../db/repositories/drill';
import { drillLogTable } from '../../db/repositories/drill-conduct';
import { newestRun } from '../../db/repositories/drill-conduct-views';
import { beatRuns } from '../../db/services/drill-conduct/beat';
import { LiveClocks } from '../../db/services/drill-conduct/live-clocks';
import { goOnAfterInterruption } from '../../db/services/drill-conduct/run-clock';
import { noteEntry } from '../../db/services/drill-conduct/write-log';
import { readDocumentFacts } from '../../db/services/reading/document-facts';
import type { OutputOf } from '../../electron/contract/define';
import { drillConduct as contract } from '../../electron/contract/drill-conduct';
import { depsOf } from '../../electron/core-host/deps-of';
import { drillConduct } from '../../electron/core-host/handlers/drill-conduct';
import { makeReadyDrill } from '../builders/conducts';
import { type Desk, makeDesk } from '../builders/desk';
import { buildPng } from '../builders/pictures';

type Conduct = OutputOf<typeof contract.get>;

let desk: Desk;
/** The PC's clock that only runs forward, and the one on its wall, milliseconds. */
let steady: number;
let wall: number;
beforeEach(() => {
  steady = 5_000;
  wall = Date.parse('2026-11-20T01:00:00Z');
  vi.spyOn(performance, 'now').mockImplementation(() => steady);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  desk = makeDesk({ drillConduct: contract }, { drillConduct }, { role: 'clerk' });
});
afterEach(() => {
  desk.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const get = (id: string) => desk.call<Conduct>('drillConduct.get', { id });
const call = (method: string, id: string, more: object = {}) =>
  desk.call(`drillConduct.${method}`, { id, ...more });
const refused = async (method: string, id: string, more: object = {}) =>
  (await desk.refusal(`drillConduct.${method}`, { id, ...more })).code;
const pass = (seconds: number) => {
  steady += seconds * 1000;
  wall += seconds * 1000;
};
const kinds = (conduct: Conduct) => conduct.log.map(({ kind, clockSeconds }) => [kind, clockSeconds]);
const core = () => desk.host.requireCore();
const deps = () => depsOf(desk.host, core(), desk.session)(core().write);
const otherClocks = () => new LiveClocks({ wall: () => wall, steady: () => steady });

describe('leading a drill', () => {
  it('runs from the start to the end with everything in its log', async () => {
    const { drill, injects, people } = makeReadyDrill(desk);
    expect(await get(drill.id)).toMatchObject({ run: null, mayStart: true, durationMinutes: 30 });
    await call('start', drill.id);
    await call('send', drill.id, { injectId: injects[0].id });
    pass(310);
    await call('send', drill.id, { injectId: injects[1].id });
    pass(100);
    const stamp = { clockSeconds: 400, agoMs: 10_000 };
    await call('note', drill.id, {
      ...{ kind: 'action', stamp, injectId: injects[1].id, actor: people[1].name, text: '报告并启动响应' },
    });
    await call('pause', drill.id, { text: '' });
    pass(600);
    await call('resume', drill.id);
    pass(30);
    await call('skip', drill.id, { injectId: injects[2].id, reason: '时间不够' });
    pass(60);
    await call('end', drill.id, { text: '按计划结束' });

    const conduct = await get(drill.id);
    expect(kinds(conduct)).toEqual([
      ['start', 0],
      ['inject', 0],
      ['inject', 310],
      ['action', 400],
      ['pause', 410],
      ['resume', 410],
      ['skip', 440],
      ['end', 500],
    ]);
    expect(conduct.log.map(({ delaySeconds }) => delaySeconds)).toEqual([
      null,
      0,
      10,
      90,
      null,
      null,
      null,
      null,
    ]);
    expect(
      conduct.injects.map(({ state, delay, actionAfter, actionLate }) => [
        state,
        delay,
        actionAfter,
        actionLate,
      ]),
    ).toEqual([
      ['sent', 0, null, false],
      ['sent', 10, 90, false],
      ['skipped', null, null, false],
    ]);
    expect(conduct.summary).toMatchObject({ seconds: 500, sent: 2, skipped: 1, unsent: 0, actions: 1 });
    expect(conduct.run).toMatchObject({ state: 'ended', clockSeconds: 500, mine: true, interrupted: null });
    expect(drillTable.find(core().read, drill.id)).toMatchObject({
      state: 'ended',
      startOn: '2026-11-20',
      endOn: '2026-11-20',
      startsAt: '09:00',
      endsAt: '09:00',
    });
  });

  it('keeps its clock by the one that only runs forward, and tells when the other was moved', async () => {
    const { drill } = makeReadyDrill(desk);
    await call('start', drill.id);
    const run = newestRun(core().read, drill.id);
    const clocks = otherClocks();
    clocks.go(run ?? { id: '', version: 1 }, 0);
    pass(60);
    wall += 3_600_000;
    expect(beatRuns(deps(), clocks)).toBe(1);
    pass(60);
    wall -= 7_200_000;
    beatRuns(deps(), clocks);
    pass(60);
    beatRuns(deps(), clocks);
    const { log } = await get(drill.id);
    expect(log.map(({ kind, clockSeconds }) => [kind, clockSeconds])).toEqual([
      ['start', 0],
      ['clock-changed', 60],
      ['clock-changed', 120],
    ]);
    expect(log[1]?.text).toContain('向前');
    expect(log[2]?.text).toContain('向后');
    // A beat is no edit: the record's version stays.
    expect(newestRun(core().read, drill.id)).toMatchObject({ clockSeconds: 180, version: run?.version });
  });

  it('goes on after the program ended in the middle, with or without the time away', async () => {
    for (const countAway of [false, true]) {
      const { drill } = makeReadyDrill(desk);
      await call('start', drill.id);
      pass(100);
      await call('note', drill.id, {
        ...{
          kind: 'problem',
          stamp: { clockSeconds: 100, agoMs: 0 },
          injectId: null,
          actor: null,
          text: '警报不响',
        },
      });
      // Another program: it has never seen this clock run.
      const fresh = otherClocks();
      expect(() =>
        noteEntry(deps(), fresh, {
          ...{
            id: drill.id,
            kind: 'note',
            stamp: { clockSeconds: 0, agoMs: 0 },
            injectId: null,
            actor: null,
            text: 'x',
          },
        }),
      ).toThrow(expect.objectContaining({ code: 'DRILL_INTERRUPTED' }));
      const run = newestRun(core().read, drill.id);
      expect(run).toMatchObject({ state: 'running', clockSeconds: 100 });
      vi.spyOn(core().clock, 'now').mockReturnValue('2026-11-20T01:02:00.000Z');
      goOnAfterInterruption(deps(), fresh, { id: drill.id, countAway });
      vi.mocked(core().clock.now).mockRestore();
      const after = newestRun(core().read, drill.id);
      expect(after?.clockSeconds).toBe(countAway ? 220 : 100);
      pass(10);
      expect(after && fresh.read(after)).toBe(countAway ? 230 : 110);
      const last = drillLogTable.select(core().read, 'WHERE drill_id = @id ORDER BY seq DESC LIMIT 1', {
        id: drill.id,
      })[0];
      expect(last).toMatchObject({ kind: 'interrupted', clockSeconds: countAway ? 220 : 100 });
      await call('end', drill.id, { text: '' });
    }
  });

  it('sets the clock forward and back, and says from where to where', async () => {
    const { drill } = makeReadyDrill(desk);
    await call('start', drill.id);
    pass(65);
    await call('jump', drill.id, { to: 600, text: '' });
    pass(5);
    const { run, log } = await get(drill.id);
    expect(run?.clockSeconds).toBe(605);
    expect(log.at(-1)).toMatchObject({ kind: 'jump', clockSeconds: 600, text: '由 0:01:05 调到 0:10:00' });
  });

  it('corrects by a further entry; an inject that was sent by mistake waits again', async () => {
    const { drill, injects } = makeReadyDrill(desk);
    await call('start', drill.id);
    await call('send', drill.id, { injectId: injects[1].id });
    const { log } = await get(drill.id);
    const sent = log.at(-1)?.id;
    await call('correct', drill.id, { entryId: sent, text: '' });
    const after = await get(drill.id);
    expect(after.injects.find(({ id }) => id === injects[1].id)?.state).toBe('waiting');
    expect(after.log.find(({ id }) => id === sent)).toMatchObject({
      text: '',
      correction: { takenBack: true, author: '示例员' },
    });
    expect(await refused('correct', drill.id, { entryId: after.log[0]?.id, text: '' })).toBe(
      'LOG_ENTRY_FIXED',
    );
    await call('send', drill.id, { injectId: injects[1].id });
    expect((await get(drill.id)).injects.find(({ id }) => id === injects[1].id)?.state).toBe('sent');
  });

  it('is led by one person; another takes over knowingly', async () => {
    const { drill } = makeReadyDrill(desk);
    await call('start', drill.id);
    desk.session.user = { id: 'u2', name: '样知新', role: 'clerk' };
    expect(await get(drill.id)).toMatchObject({ run: { mine: false, controller: '示例员' } });
    expect(await refused('pause', drill.id, { text: '' })).toBe('DRILL_OTHER_CONTROLLER');
    await call('takeOver', drill.id);
    await call('pause', drill.id, { text: '' });
    const { log } = await get(drill.id);
    expect(log.map(({ kind, author }) => [kind, author])).toEqual([
      ['start', '示例员'],
      ['note', '样知新'],
      ['pause', '样知新'],
    ]);
  });
});

describe('files of a drill', () => {
  const give = (name: string, bytes: Uint8Array) => {
    const file = join(desk.folder, name);
    writeFileSync(file, bytes);
    return desk.host.grants.grant(file);
  };
  const attach = (drillId: string, file: string, more: object = {}) => ({
    ...{ drillId, kind: 'photo', caption: null, logId: null, findingId: null, file },
    ...more,
  });
  type Files = OutputOf<typeof contract.files>;
  const files = (id: string) => desk.call<Files>('drillConduct.files', { id });

  it('are kept once, described, shown, taken out with a reason, and never forgotten', async () => {
    const { drill } = makeReadyDrill(desk);
    const photo = give('现场.png', buildPng(40, 30));
    const { sha256, attachmentId } = await desk.call<{ sha256: string; attachmentId: string }>(
      'drillConduct.attach',
      attach(drill.id, photo),
    );
    await desk.call('drillConduct.attach', attach(drill.id, photo));
    expect((await files(drill.id)).rows).toMatchObject([
      { kind: 'photo', fileName: '现场.png', stored: true, version: 1 },
    ]);
    await call('start', drill.id);
    const logId = (await get(drill.id)).log[0]?.id;
    await desk.call('drillConduct.describeFile', {
      ...{ attachmentId, expectedVersion: 1, kind: 'photo', caption: '警戒线', logId },
    });
    const { ticket, photos } = await desk.call<OutputOf<typeof contract.gallery>>('drillConduct.gallery', {
      id: drill.id,
    });
    expect(photos).toEqual([{ id: attachmentId, picture: 0 }]);
    expect(existsSync(join(desk.host.views.folderOf(ticket) ?? '', 'picture-0'))).toBe(true);
    expect(readDocumentFacts(core().read, sha256).fileName).toBe('现场.png');
    await desk.call('drillConduct.removeFile', { attachmentId, expectedVersion: 2, reason: '拍错了' });
    expect((await files(drill.id)).rows).toEqual([]);
    dropOrphanDocuments(core().write, [sha256]);
    expect(readDocumentFacts(core().read, sha256).stored).toBe(true);
  });

  it.each([
    ['假照片.jpg', new TextEncoder().encode('MZ this is a program'), {}],
    ['空.png', new Uint8Array(), {}],
    ['空.txt', new Uint8Array(), { kind: 'other' }],
    ['巨图.png', buildPng(20_000, 20_000, 1), {}],
  ])('%s is refused by its name', async (name, bytes, more) => {
    const { drill } = makeReadyDrill(desk);
    const error = await desk.refusal('drillConduct.attach', attach(drill.id, give(name, bytes), more));
    expect([error.code, error.message.includes(name)]).toEqual(['ATTACHMENT_REFUSED', true]);
    expect((await files(drill.id)).rows).toEqual([]);
  });

  it('belong to their own drill', async () => {
    const { drill } = makeReadyDrill(desk);
    const other = makeReadyDrill(desk);
    await call('start', other.drill.id);
    const logId = (await get(other.drill.id)).log[0]?.id;
    const file = give('签到.png', buildPng(40, 30));
    expect((await desk.refusal('drillConduct.attach', attach(drill.id, file, { logId }))).code).toBe(
      'NOT_FOUND',
    );
    const foreign = makeReadyDrill(desk, { origin: 'another-office' });
    expect((await desk.refusal('drillConduct.attach', attach(foreign.drill.id, file))).code).toBe('NOT_OURS');
  });
});

describe('a drill that was led on paper', () => {
  type Sheet = OutputOf<typeof contract.sheet>;
  const sheetOf = (code: string) => desk.call<Sheet>('drillConduct.sheet', { code });
  const codes = (id: string) =>
    core().read.all<{ kind: string; code: string }>(
      'SELECT kind, code FROM drill_sheet WHERE drill_id = @id ORDER BY created_at, id',
      { id },
    );
  const codeOf = async (id: string, kind: string) => {
    await call('makeKit', id);
    return codes(id).find((sheet) => sheet.kind === kind)?.code ?? '';
  };

  it('has a kit with a code on every sheet, and the same codes when it is printed again', async () => {
    const { drill } = makeReadyDrill(desk);
    expect(await call('makeKit', drill.id)).toEqual({ sheets: 5 });
    const first = codes(drill.id);
    await call('makeKit', drill.id);
    expect(codes(drill.id)).toEqual(first);
    expect(first.map(({ kind }) => kind).sort()).toEqual([
      ...['controller-card', 'controller-card', 'controller-card', 'run-sheet', 'sign-in'],
    ]);
    const { html } = await desk.call<{ html: string }>('drillConduct.kitPreview', { id: drill.id });
    for (const { code } of first) expect(html).toContain(code);
    const target = join(desk.folder, 'kit.docx');
    await call('kit', drill.id, { file: desk.host.grants.grant(target) });
    expect(existsSync(target)).toBe(true);
  });

  it('is entered by the code of its run sheet, in one go', async () => {
    const { drill, injects } = makeReadyDrill(desk);
    const sheet = await sheetOf(` ${(await codeOf(drill.id, 'run-sheet')).toLowerCase()} `);
    expect(sheet).toMatchObject({ kind: 'run-sheet', drillId: drill.id, entered: false });
    const given = {
      ...{ sheetId: sheet.sheetId, day: '2026-11-19', startedAt: '14:00', lastedSeconds: 1800 },
      lines: [
        { injectId: injects[0].id, sentAt: 30, actionAt: null, actor: null, text: '' },
        { injectId: injects[1].id, sentAt: 320, actionAt: 400, actor: '例小安', text: '' },
        { injectId: injects[2].id, sentAt: null, actionAt: null, actor: null, text: '' },
      ],
      notes: [{ at: 350, kind: 'problem', text: '警报不响' }],
    };
    const wrong = await desk.refusal('drillConduct.enterRun', { ...given, lastedSeconds: 390 });
    expect([wrong.code, wrong.details]).toEqual(['RUN_TIMES_WRONG', { lines: [injects[1].id], notes: [] }]);
    expect((await desk.refusal('drillConduct.enterRun', { ...given, day: '2026-11-21' })).code).toBe(
      'DATE_IN_FUTURE',
    );
    await desk.call('drillConduct.enterRun', given);
    const { log, run, injects: standings } = await get(drill.id);
    expect(log.map(({ kind, clockSeconds, late, at }) => [kind, clockSeconds, late, at])).toEqual([
      ['start', 0, true, '2026-11-19T06:00:00.000Z'],
      ['inject', 30, true, '2026-11-19T06:00:30.000Z'],
      ['inject', 320, true, '2026-11-19T06:05:20.000Z'],
      ['problem', 350, true, '2026-11-19T06:05:50.000Z'],
      ['action', 400, true, '2026-11-19T06:06:40.000Z'],
      ['end', 1800, true, '2026-11-19T06:30:00.000Z'],
    ]);
    expect(log[4]).toMatchObject({ text: '启动三级响应', actor: '例小安', delaySeconds: 80 });
    expect(run).toMatchObject({ source: 'paper', state: 'ended', clockSeconds: 1800 });
    expect(standings.map(({ state }) => state)).toEqual(['sent', 'sent', 'waiting']);
    expect(drillTable.find(core().read, drill.id)).toMatchObject({
      ...{ state: 'ended', startOn: '2026-11-19', endOn: '2026-11-19', startsAt: '14:00', endsAt: '14:30' },
    });
    expect((await desk.refusal('drillConduct.enterRun', given)).code).toBe('SHEET_ENTERED');
  });

  it('learns from its sign-in list who attended', async () => {
    const { drill, people } = makeReadyDrill(desk, { participants: null });
    const { sheetId } = await sheetOf(await codeOf(drill.id, 'sign-in'));
    const ticked = people.map(({ id }, at) => ({ id, attended: at > 0 }));
    expect(await desk.call('drillConduct.enterSignIn', { sheetId, people: ticked })).toMatchObject({
      attended: 2,
    });
    expect((await get(drill.id)).people.map(({ attended }) => attended)).toEqual([false, true, true]);
    expect(drillTable.find(core().read, drill.id)?.participants).toBe(2);
  });

  it.each(['', '2222-22', '0OIL-XX', '演练'])('knows no sheet %j', async (code) => {
    expect((await desk.refusal('drillConduct.sheet', { code })).code).toBe('SHEET_CODE_UNKNOWN');
  });
});

describe('what is refused', () => {
  it.each(['pause', 'end'])('%s before the start', async (method) => {
    const { drill } = makeReadyDrill(desk);
    expect(await refused(method, drill.id, { text: '' })).toBe('DRILL_NOT_RUNNING');
  });

  it('a second start, and a start of a drill that was held', async () => {
    const { drill } = makeReadyDrill(desk);
    await call('start', drill.id);
    expect(await refused('start', drill.id)).toBe('DRILL_CLOCK_REFUSED');
    const held = makeReadyDrill(desk, { state: 'evaluated' });
    expect(await refused('start', held.drill.id)).toBe('DRILL_BLOCKED');
    expect((await get(held.drill.id)).run).toBeNull();
  });

  it('a drill of another desk, and an inject of another drill', async () => {
    const foreign = makeReadyDrill(desk, { origin: 'another-office' });
    expect(await refused('start', foreign.drill.id)).toBe('NOT_OURS');
    expect((await get(foreign.drill.id)).ours).toBe(false);
    const { drill, injects } = makeReadyDrill(desk);
    const other = makeReadyDrill(desk);
    await call('start', drill.id);
    expect(await refused('send', drill.id, { injectId: other.injects[0].id })).toBe('NOT_FOUND');
    await call('send', drill.id, { injectId: injects[0].id });
    expect(await refused('send', drill.id, { injectId: injects[0].id })).toBe('INJECT_DONE');
  });

  it('a step that fails leaves neither run nor entry nor a changed clock', async () => {
    const { drill } = makeReadyDrill(desk);
    await call('start', drill.id);
    pass(10);
    await refused('jump', drill.id, { to: -1, text: '' });
    expect(await refused('resume', drill.id)).toBe('DRILL_CLOCK_REFUSED');
    pass(10);
    const { run, log } = await get(drill.id);
    expect([run?.clockSeconds, log.length]).toEqual([20, 1]);
  });
});
