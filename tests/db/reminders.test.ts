import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../db/audit';
import { extractDocument } from '../../db/documents/extract-text';
import { MISSING_RULES } from '../../db/domain/reports/missing';
import { noticeTable } from '../../db/repositories/notice';
import { writeSetting } from '../../db/repositories/setting';
import { issueReminders } from '../../db/services/reports/reminders';
import { contract } from '../../electron/contract/index';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeEnterprise, makeFilingCase, makePlan, makePlanVersion } from '../builders/records';

let desk: Desk;
let folder: string;
beforeEach(() => {
  desk = makeDesk(contract, handlers, { today: '2026-11-20' });
  folder = mkdtempSync(join(tmpdir(), 'plandesk-reminders-'));
});
afterEach(() => {
  desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const unit = (name: string, given = {}) =>
  makeEnterprise(desk, { name, activities: ['coal-mine'], sets: ['SET-A'], town: '平安镇', ...given });
/** One unit for each reason. In one transaction: each of its own waits for the disk, which others may keep busy. */
function units() {
  const overdue = unit('示一煤矿');
  makePlan(desk, { enterpriseId: overdue.id, title: '甲预案', first: { publishedOn: '2026-09-01' } });
  makePlan(desk, { enterpriseId: overdue.id, title: '乙预案', first: { publishedOn: '2026-08-03' } });
  const refile = unit('例二煤矿', { safetyOfficerPhone: null });
  const { plan, version } = makePlan(desk, {
    enterpriseId: refile.id,
    title: '丙预案',
    first: { publishedOn: '2025-03-03', state: 'superseded' },
  });
  makeFilingCase(desk, {
    enterpriseId: refile.id,
    planVersionIds: [version.id],
    state: 'filed',
    submittedOn: '2025-03-10',
    receivedOn: '2025-03-10',
    decidedOn: '2025-03-12',
  });
  makePlanVersion(desk, { planId: plan.id, number: 2, publishedOn: '2026-07-01' });
  const unpublished = unit('样三煤矿');
  makePlan(desk, {
    enterpriseId: unpublished.id,
    title: '丁预案',
    first: { publishedOn: null, state: 'signed' },
  });
  const none = unit('测四煤矿');
  const old = unit('试五煤矿', { sets: ['SET-A', 'SET-C'] });
  const done = makePlan(desk, {
    enterpriseId: old.id,
    title: '戊预案',
    first: { publishedOn: '2022-03-01', signedOn: '2022-02-28' },
  });
  makeFilingCase(desk, {
    enterpriseId: old.id,
    planVersionIds: [done.version.id],
    state: 'filed',
    submittedOn: '2022-03-03',
    receivedOn: '2022-03-03',
    decidedOn: '2022-03-04',
  });
  return { overdue, refile, unpublished, none, old };
}
async function county() {
  const made = desk.core.write.transaction(units);
  await desk.call('duties.recompute');
  return made;
}

interface Page {
  total: number;
  columns: string[];
  rows: (string | number | null)[][];
}
const list = async (name: string, filters: unknown[] = []) => {
  const { columns, rows } = await desk.call<Page>('lists.page', { list: name, filters });
  return rows.map((row) => Object.fromEntries(columns.map((key, at) => [key, row[at]])));
};
const FILING = ['overdue', 'refile', 'unpublished', 'no-plan'];
const words = {
  issuedOn: '2026-11-20',
  dueOn: '2026-12-04',
  cause: null,
  contact: '示例员',
  phone: '0432-00001234',
};
const remind = (unitIds: string[], given = {}) =>
  desk.call<{ batch: string; letters: number; left: number }>('reports.remind', {
    unitIds,
    reasons: FILING,
    ...words,
    ...given,
  });
const file = (name: string) => desk.host.grants.grant(join(folder, name));

describe('who should have filed and has not', () => {
  it('is told from facts, one row a unit and reason, with the day that is longest past', async () => {
    await county();
    const rows = await list('missingFilings');
    expect(
      rows.map(({ ownerName, reason, plans, due, daysOverdue }) => [
        ownerName,
        reason,
        plans,
        due,
        daysOverdue,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['示一煤矿', 'overdue', 2, '2026-08-31', 81],
        ['例二煤矿', 'refile', 1, '2026-07-29', 114],
        ['样三煤矿', 'unpublished', 1, null, null],
        ['测四煤矿', 'no-plan', 1, null, null],
        ['试五煤矿', 'not-assessed', 1, '2025-03-01', 629],
      ]),
    );
    expect(rows).toHaveLength(5);
  });

  it('masks telephones, and tells them of the same person', async () => {
    const { refile } = await county();
    const row = (await list('missingFilings')).find(({ ownerId }) => ownerId === refile.id);
    expect([row?.contact, row?.phone]).toEqual(['例中意', '199****0002']);
    expect(await desk.call('reports.revealContact', { enterpriseId: refile.id })).toEqual({
      name: '例中意',
      phone: '19900000002',
    });
  });

  it('opens the duty that explains it', async () => {
    const { overdue } = await county();
    const row = (await list('missingFilings')).find(({ ownerId }) => ownerId === overdue.id);
    const [subjectId, rule, period, refId] = JSON.parse(String(row?.id));
    const trace = await desk.call<{ duty: { refTitle: string; due: string } }>('duties.trace', {
      subjectId,
      rule,
      period,
      refId,
    });
    expect(trace.duty).toMatchObject({ refTitle: '乙预案', due: '2026-08-31' });
  });

  it('rests on the rules that the figures count', () => {
    const { filing, assessment } = desk.host.law.figures;
    expect(MISSING_RULES).toEqual({ filing, assessment });
  });
});

describe('reminders', () => {
  it('are letters with numbers of their own, one a unit, and show in the list', async () => {
    const { overdue, none, old } = await county();
    const outcome = await remind([overdue.id, none.id, old.id, overdue.id]);
    // 试五 has only an assessment overdue, which was not asked for.
    expect(outcome).toMatchObject({ letters: 2, left: 1 });
    const kept = noticeTable.select(desk.core.write, "WHERE kind = 'reminder' ORDER BY number");
    expect(kept.map(({ number, recipient, dueOn }) => [number, recipient, dueOn])).toEqual([
      ['备催〔2026〕1号', '测四煤矿', '2026-12-04'],
      ['备催〔2026〕2号', '示一煤矿', '2026-12-04'],
    ]);
    const row = (await list('missingFilings')).find(({ ownerId }) => ownerId === overdue.id);
    expect(row).toMatchObject({ lastReminded: '2026-11-20', reminders: 1 });
  });

  it('are printed as one document, each beginning on its own page, as they were written', async () => {
    const { overdue, none } = await county();
    const { batch } = await remind([overdue.id, none.id]);
    // What happens afterwards changes no letter that was sent.
    desk.core.write.run("UPDATE plan SET title = '改名预案'");
    await desk.call('reports.letters', { batch, file: file('催报函.docx') });
    const bytes = readFileSync(join(folder, '催报函.docx'));
    const { text, state } = await extractDocument(bytes, '催报函.docx');
    expect(state).toBe('ok');
    expect(text.match(/催报函/g)).toHaveLength(2);
    for (const part of [
      '备催〔2026〕1号',
      '《甲预案》申报备案',
      '2026-08-31',
      '2026年12月4日',
      '0432-00001234',
    ])
      expect(text).toContain(part);
    const preview = await desk.call<{ html: string; shown: number }>('reports.letterPreview', { batch });
    expect(preview.shown).toBe(2);
    expect(preview.html.match(/<article/g)).toHaveLength(2);
  });

  it('are taken back before they are delivered; their numbers are not given again', async () => {
    const { overdue, none } = await county();
    const { batch } = await remind([overdue.id, none.id]);
    const [first] = noticeTable.select(desk.core.write, "WHERE kind = 'reminder' ORDER BY number");
    await desk.call('reports.deliver', {
      ids: [first?.id],
      deliveredOn: '2026-11-20',
      deliveredHow: '当面送达',
    });
    expect(await desk.call('reports.undoReminders', { batch })).toEqual({ undone: 1, kept: 1 });
    expect(await list('reminders')).toHaveLength(1);
    expect((await desk.refusal('reports.undoReminders', { batch })).code).toBe('REMINDERS_DELIVERED');
    await remind([overdue.id]);
    const numbers = (await list('reminders')).map(({ number }) => number);
    expect(numbers.sort()).toEqual(['备催〔2026〕1号', '备催〔2026〕3号']);
    expect(verifyAudit(desk.core.write)).toMatchObject({ firstBroken: null });
  });

  it('are taken back one by one as well: what was delivered, called about or came from elsewhere stays', async () => {
    const { overdue, none, unpublished } = await county();
    await remind([overdue.id, none.id, unpublished.id]);
    const rows = () =>
      noticeTable.select(desk.core.write, "WHERE kind = 'reminder' AND voided_at IS NULL ORDER BY number");
    const ids = rows().map(({ id }) => id);
    const call = { on: '2026-11-20', outcome: 'no-answer', said: null, promisedOn: null };
    await desk.call('reports.recordCall', { enterpriseId: rows()[0]?.enterpriseId, ...call });
    desk.core.write.run("UPDATE notice SET origin = 'elsewhere' WHERE id = @id", { id: ids[1] ?? '' });
    expect(await desk.call('reports.undoReminders', { ids })).toEqual({ undone: 1, kept: 2 });
    expect(rows().map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect((await desk.refusal('reports.undoReminders', { ids })).code).toBe('REMINDERS_DELIVERED');
    expect((await desk.refusal('reports.undoReminders', { ids: ['nobody'] })).code).toBe('NOT_FOUND');
  });

  it('are laid out a stretch at a time, and all of them can be had', async () => {
    const many = desk.core.write.transaction(() =>
      Array.from({ length: 203 }, (_, n) => unit(`示例第${n + 1}煤矿`).id),
    );
    await desk.call('duties.recompute');
    const { batch, letters } = await remind(many);
    expect(letters).toBe(203);
    const stretch = (given: object) =>
      desk.call<{ html: string; from: number; shown: number; letters: number }>(
        'reports.letterPreview',
        given,
      );
    const first = await stretch({ batch });
    expect(first).toMatchObject({ from: 0, shown: 200, letters: 203 });
    const rest = await stretch({ batch, from: 200 });
    expect(rest).toMatchObject({ from: 200, shown: 3, letters: 203 });
    const numbers = (html: string) =>
      [...html.matchAll(/备催〔2026〕(\d+)号/g)].map(([, seq]) => Number(seq));
    const seen = new Set([...numbers(first.html), ...numbers(rest.html)]);
    expect(seen.size).toBe(203);
    expect((await desk.refusal('reports.letterPreview', { batch, from: 203 })).code).toBe('NOT_FOUND');
    const ids = noticeTable.select(desk.core.write, "WHERE kind = 'reminder'").map(({ id }) => id);
    expect(await stretch({ ids, from: 200 })).toMatchObject({ shown: 3, letters: 203 });
  });

  it('refuses a term before the letter, and letters without anything to say', async () => {
    const { old } = await county();
    const refused = (given: object) =>
      desk.refusal('reports.remind', { unitIds: [old.id], reasons: FILING, ...words, ...given });
    expect((await refused({ dueOn: '2026-11-19' })).code).toBe('REMINDER_DATES');
    expect((await refused({})).code).toBe('NOTHING_TO_REMIND');
    expect(await list('reminders')).toHaveLength(0);
  });

  it('follow the office’s own way of numbering', async () => {
    const { none } = await county();
    writeSetting(desk.core.write, 'filing.noticeTemplates', { reminder: '舒应急催〔{yyyy}〕{seq:3}号' });
    await remind([none.id]);
    expect((await list('reminders'))[0]?.number).toBe('舒应急催〔2026〕001号');
  });

  it('may be given up half-way: nothing of them is kept', async () => {
    const { none, overdue } = await county();
    const stop = new AbortController();
    const core = desk.host.core;
    if (!core) throw new Error('no database');
    await expect(
      core.longTransaction(async (db, pause) => {
        const deps = {
          db,
          clock: core.clock,
          newId: core.newId,
          law: core.law,
          actor: { id: 'u1', name: '示例员' },
          self: desk.self,
          changed: () => undefined,
        };
        return issueReminders(
          deps,
          { unitIds: [none.id, overdue.id], reasons: ['overdue', 'no-plan'], ...words } as never,
          pause,
          () => stop.abort(),
        );
      }, stop.signal),
    ).rejects.toThrow();
    expect(await list('reminders')).toHaveLength(0);
  });
});

describe('calls', () => {
  it('are listed with telephones in full as .docx and .xlsx', async () => {
    const { overdue, none } = await county();
    for (const name of ['电话催报单.docx', '电话催报单.xlsx']) {
      const asked = { unitIds: [overdue.id, none.id], reasons: FILING, file: file(name) };
      expect(await desk.call('reports.callList', asked)).toEqual({ fileName: name, units: 2 });
    }
    const { text } = await extractDocument(readFileSync(join(folder, '电话催报单.docx')), '电话催报单.docx');
    for (const part of ['示一煤矿', '19900000003', '《乙预案》申报备案（应于2026-08-31前办理）'])
      expect(text).toContain(part);
  });

  it('are listed on paper, which is one entry in the log', async () => {
    const { overdue, none } = await county();
    desk.session.user = { id: 'u2', name: '示例科长', role: 'administrator' };
    const asked = { unitIds: [overdue.id, none.id], reasons: FILING };
    const shown = await desk.call<{ html: string; title: string; units: number }>(
      'reports.callListPreview',
      asked,
    );
    expect([shown.units, shown.title]).toEqual([2, '应急预案备案电话催报单']);
    for (const part of ['示一煤矿', '19900000003', '承诺日期']) expect(shown.html).toContain(part);
    expect(
      desk.core.write.value("SELECT details FROM audit_entry WHERE action = 'reports.callListPreview'"),
    ).toContain('"callList":2');
  });

  it('are written down beside the latest letter, or as a reminder of their own', async () => {
    const { overdue, none } = await county();
    await remind([overdue.id]);
    const call = { on: '2026-11-20', outcome: 'reached', said: '下周报送', promisedOn: '2026-11-27' };
    await desk.call('reports.recordCall', { enterpriseId: overdue.id, ...call });
    await desk.call('reports.recordCall', {
      enterpriseId: overdue.id,
      ...call,
      outcome: 'no-answer',
      said: null,
      promisedOn: null,
    });
    await desk.call('reports.recordCall', { enterpriseId: none.id, ...call, promisedOn: null });
    const rows = await list('reminders');
    expect(rows).toHaveLength(2);
    expect(rows.find(({ ownerName }) => ownerName === '示一煤矿')).toMatchObject({
      number: '备催〔2026〕1号',
      lastCall: 'no-answer',
      promisedOn: '2026-11-27',
    });
    expect(rows.find(({ ownerName }) => ownerName === '测四煤矿')).toMatchObject({
      number: null,
      deliveredHow: '电话',
      lastCall: 'reached',
      said: '下周报送',
    });
    expect(
      (await list('missingFilings', [{ column: 'promised', values: [1] }])).map(({ ownerName }) => ownerName),
    ).toEqual(['示一煤矿']);
  });

  it('cannot be of tomorrow', async () => {
    const { none } = await county();
    const refused = await desk.refusal('reports.recordCall', {
      enterpriseId: none.id,
      on: '2026-11-21',
      outcome: 'reached',
      said: null,
      promisedOn: null,
    });
    expect(refused.code).toBe('REMINDER_DATES');
  });
});
