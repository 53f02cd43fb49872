import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../db/audit';
import { SWITCHES_SETTING } from '../../db/law/desk-law';
import { writeSetting } from '../../db/repositories/setting';
import { dutyDigest } from '../../db/services/duties/recompute';
import { markAllDutiesDirty, refreshAllDuties } from '../../db/services/duties/refresh';
import type { OutputOf } from '../../electron/contract/define';
import { duties as dutiesContract } from '../../electron/contract/duties';
import { filing as filingContract } from '../../electron/contract/filing';
import { duties } from '../../electron/core-host/handlers/duties';
import { filing } from '../../electron/core-host/handlers/filing';
import { type Desk, makeDesk } from '../builders/desk';
import { makeDrill, makeEnterprise, makeFilingCase, makePlan } from '../builders/records';

type Answer<M extends keyof typeof dutiesContract> = OutputOf<(typeof dutiesContract)[M]>;
type FilingAnswer<M extends keyof typeof filingContract> = OutputOf<(typeof filingContract)[M]>;

let desk: Desk;
beforeEach(() => {
  desk = makeDesk({ duties: dutiesContract, filing: filingContract }, { duties, filing });
});
afterEach(() => desk.close());

const core = () => desk.host.requireCore();
const grant = (name: string) => desk.host.grants.grant(join(desk.folder, name));

async function refresh(): Promise<void> {
  const open = core();
  open.write.transaction(() => markAllDutiesDirty(open.write));
  await refreshAllDuties(open, (db) => ({ db, clock: open.clock, law: open.law, changed: () => undefined }));
}

/** Today is 2026-11-20. A hotel (SET-A): one plan filed late, one due on 11-24, one case with the office since Monday. */
function hotel() {
  const unit = makeEnterprise(desk, {
    name: '舒兰市示例宾馆',
    activities: ['hotel'],
    sets: ['SET-A'],
    legalPerson: '示大明',
  });
  const pending = makePlan(desk, {
    enterpriseId: unit.id,
    title: '火灾专项预案',
    first: { publishedOn: '2026-10-27' },
  });
  const filed = makePlan(desk, {
    enterpriseId: unit.id,
    title: '停电现场处置方案',
    kind: 'onsite',
    first: { publishedOn: '2026-10-09' },
  });
  const filingCase = makeFilingCase(desk, {
    enterpriseId: unit.id,
    planVersionIds: [filed.version.id],
    state: 'checking',
    submittedOn: '2026-11-16',
    receivedOn: '2026-11-16',
  });
  return { unit, pending, filed, filingCase };
}

describe('home and records', () => {
  it('groups open clocks by urgency, each with its one step', async () => {
    const { unit, filingCase } = hotel();
    await refresh();
    const inbox = await desk.call<Answer<'inbox'>>('duties.inbox', {});
    const group = (key: string) => inbox.groups.find((each) => each.key === key);
    expect(inbox.today).toBe('2026-11-20');
    expect(
      group('week')?.rows.map(({ rule, due, daysLeft, action }) => ({ rule, due, daysLeft, action })),
    ).toEqual([
      {
        rule: 'R-FILE-5WD',
        due: '2026-11-23',
        daysLeft: 3,
        action: { kind: 'check-filing', id: filingCase.id },
      },
      {
        rule: 'R-FILE-20WD',
        due: '2026-11-24',
        daysLeft: 4,
        action: { kind: 'receive-filing', id: unit.id },
      },
    ]);
    expect(group('overdue')?.rows.every((row) => row.leads && (row.daysLeft ?? 0) < 0)).toBe(true);
    expect(group('overdue')?.total).toBe(group('overdue')?.rows.length);
    const figure = (key: string) => inbox.figures.find((each) => each.key === key);
    expect(figure('overdueUnits')).toMatchObject({ value: 1, of: 1, list: 'enterprises' });
    expect(figure('casesInCheck')).toMatchObject({ value: 1 });
    expect(figure('plansFiled')).toMatchObject({ value: 1, of: 2 });
    for (const each of inbox.figures) expect(Array.isArray(JSON.parse(each.filters))).toBe(true);
  });

  it('counts all but shows no more than asked for', async () => {
    for (let n = 0; n < 12; n++) makeEnterprise(desk, { activities: ['coal-mine'] });
    await refresh();
    const inbox = await desk.call<Answer<'inbox'>>('duties.inbox', { limit: 5 });
    const overdue = inbox.groups.find((each) => each.key === 'overdue');
    expect(overdue?.rows).toHaveLength(5);
    expect(overdue?.total).toBeGreaterThan(24);
    expect(inbox.groups.find((each) => each.key === 'unclear')?.rows[0]).toMatchObject({
      rule: 'R-FILE-20WD',
      due: null,
      action: { kind: 'register-plan' },
    });
  });

  it('shows a unit’s duties, those of stricter and weaker rules side by side', async () => {
    const unit = makeEnterprise(desk, { activities: ['coal-mine'] });
    await refresh();
    const { rows } = await desk.call<Answer<'forSubject'>>('duties.forSubject', { subjectId: unit.id });
    const half = rows.filter((row) => row.period === '2026H2');
    expect(half.map(({ rule, leads }) => [rule, leads])).toEqual(
      expect.arrayContaining([
        ['R-DRILL-SEED-6M', true],
        ['R-DRILL-6M-KEY', false],
      ]),
    );
  });

  it('explains a duty with source, days and what was looked at', async () => {
    const { unit, filed, filingCase } = hotel();
    const drill = makeDrill(desk, {
      enterpriseId: unit.id,
      title: '夏季疏散演练',
      endOn: '2026-09-01',
      startOn: '2026-09-01',
      evaluated: false,
      state: 'ended',
    });
    await refresh();
    const late = await desk.call<Answer<'trace'>>('duties.trace', {
      subjectId: unit.id,
      rule: 'R-FILE-20WD',
      period: '',
      refId: filed.version.id,
    });
    expect(late).toMatchObject({
      duty: { state: 'met', late: true, due: '2026-11-05', refTitle: '停电现场处置方案' },
      mark: 'P',
      evidence: [{ kind: 'filing', id: filingCase.id, date: '2026-11-16' }],
    });
    expect(late.skipped.map((day) => day.date)).not.toContain('2026-10-10');
    expect(late.calendar).toContain('2026-12-31');
    const open = await desk.call<Answer<'trace'>>('duties.trace', {
      subjectId: unit.id,
      rule: 'R-DRILL-6M-KEY',
      period: '2026H2',
      refId: '',
    });
    expect(open.duty.state).toBe('open');
    expect(open.considered).toEqual([
      expect.objectContaining({
        id: drill.id,
        title: '夏季疏散演练',
        counted: false,
        why: expect.stringContaining('评估'),
      }),
    ]);
    expect(
      await desk.refusal('duties.trace', {
        subjectId: unit.id,
        rule: 'R-DRILL-6M-KEY',
        period: '1999H1',
        refId: '',
      }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('lists every rule with standing and switches as they are set here', async () => {
    writeSetting(core().write, SWITCHES_SETTING, { 'R-DRILL-6M-SITE': { mode: 'every-plan' } });
    const { pack, rules } = await desk.call<Answer<'rules'>>('duties.rules', {});
    expect(pack).toBe(core().law.packVersion);
    expect(rules).toHaveLength(12);
    for (const rule of rules) {
      expect(rule.source).not.toBe('');
      expect(['V', 'P', 'R', 'I']).toContain(rule.mark);
    }
    const site = rules.find((rule) => rule.id === 'R-DRILL-6M-SITE');
    expect(site?.switches.find((each) => each.key === 'mode')).toMatchObject({
      value: 'every-plan',
      choices: ['at-least-one', 'every-plan'],
    });
  });

  it('evaluates any day for the command line and stores nothing', async () => {
    const { unit } = hotel();
    makeEnterprise(desk);
    await refresh();
    const before = dutyDigest(core().read);
    const answer = await desk.call<Answer<'evaluate'>>('duties.evaluate', {
      asOf: '2026-11-25',
      owner: unit.uscc,
      rule: 'R-FILE-20WD',
      state: 'overdue',
    });
    expect(answer).toMatchObject({ asOf: '2026-11-25', calendarCoverage: '2026-12-31' });
    expect(answer.duties).toMatchObject([
      {
        owner: unit.uscc,
        ownerName: '舒兰市示例宾馆',
        due: '2026-11-24',
        about: '火灾专项预案',
        trace: { mark: 'P' },
      },
    ]);
    const all = await desk.call<Answer<'evaluate'>>('duties.evaluate', { asOf: '2027-03-01' });
    expect(all.duties.some((duty) => duty.rule === 'R-DRILL-GOV-2Y' && duty.owner === '220283')).toBe(true);
    expect(dutyDigest(core().read)).toBe(before);
    expect(await desk.refusal('duties.evaluate', { asOf: '2026-11-25', owner: '没有这家' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('recomputes to the same digest and logs it', async () => {
    hotel();
    await refresh();
    const outcome = await desk.call<Answer<'recompute'>>('duties.recompute', {});
    expect(outcome).toMatchObject({ subjects: 2, changed: 0, digest: dutyDigest(core().read) });
    expect(verifyAudit(core().read).firstBroken).toBeNull();
    expect(core().read.value("SELECT COUNT(*) FROM audit_entry WHERE action = 'duties.recompute'")).toBe(1);
  });
});

describe('filing behind the door', () => {
  it('goes from receipt to certificate, each step logged and its duties right at once', async () => {
    const { unit, pending } = hotel();
    const received = await desk.call<FilingAnswer<'receive'>>('filing.receive', {
      enterpriseId: unit.id,
      planVersionIds: [pending.version.id],
      submittedOn: '2026-11-19',
      receivedOn: '2026-11-19',
      contact: '样小安',
      contactPhone: '199 0000 0003',
      remark: null,
    });
    expect(
      core().read.value<string>("SELECT state FROM duty WHERE rule_id = 'R-FILE-20WD' AND ref_id = @id", {
        id: pending.version.id,
      }),
    ).toBe('met');
    const view = await desk.call<FilingAnswer<'get'>>('filing.get', { id: received.id });
    const checked = await desk.call<FilingAnswer<'check'>>('filing.check', {
      id: received.id,
      expectedVersion: view.version,
      materials: view.materials.map((each) => ({
        key: each.key,
        outcome: each.needed ? 'present' : 'not-needed',
        note: null,
      })),
    });
    expect(
      await desk.refusal('filing.form', {
        id: received.id,
        form: 'certificate',
        file: grant('证.docx'),
      }),
    ).toMatchObject({ code: 'FORM_NOT_YET' });
    const filed = await desk.call<FilingAnswer<'file'>>('filing.file', {
      id: received.id,
      expectedVersion: checked.version,
      onDate: '2026-11-20',
    });
    expect(filed.filingNo).toBe('220283-2026-0001');

    const written = await desk.call<FilingAnswer<'form'>>('filing.form', {
      id: received.id,
      form: 'certificate',
      file: grant('证.docx'),
    });
    expect(written.fileName).toBe('证.docx');
    expect(existsSync(join(desk.folder, '证.docx.part'))).toBe(false);
    expect(readFileSync(join(desk.folder, '证.docx')).subarray(0, 2).toString()).toBe('PK');
    const preview = await desk.call<FilingAnswer<'preview'>>('filing.preview', {
      id: received.id,
      form: 'certificate',
    });
    expect(preview.html).toContain('220283-2026-0001');
    expect(preview.html).toContain('199****0003');
    expect(preview.html).not.toContain('19900000003');
    expect(await desk.call('filing.reveal', { id: received.id })).toEqual({ value: '19900000003' });
    const actions = core()
      .read.all<{ action: string }>('SELECT action FROM audit_entry ORDER BY seq')
      .map((row) => row.action);
    expect(actions).toEqual([
      'filing.receive',
      'filing.check',
      'filing.file',
      'filing.form',
      'filing.reveal',
    ]);
  });

  it('previews receipt, notice and application of a case', async () => {
    const { filingCase } = hotel();
    const receipt = await desk.call<FilingAnswer<'preview'>>('filing.preview', {
      id: filingCase.id,
      form: 'receipt',
    });
    expect(receipt.html).toContain('2026年11月23日前');
    expect(
      await desk.refusal('filing.preview', { id: filingCase.id, form: 'supplement-notice' }),
    ).toMatchObject({ code: 'FORM_NOT_YET' });
    const materials = ['M1', 'M3', 'M4', 'M5'].map((key) => ({
      key,
      outcome: key === 'M5' ? 'missing' : 'present',
      note: key === 'M5' ? '请补交清单' : null,
    }));
    const checked = await desk.call<FilingAnswer<'check'>>('filing.check', {
      id: filingCase.id,
      expectedVersion: 1,
      materials,
    });
    await desk.call('filing.returnOnce', {
      id: filingCase.id,
      expectedVersion: checked.version,
      onDate: '2026-11-20',
      note: null,
    });
    const notice = await desk.call<FilingAnswer<'preview'>>('filing.preview', {
      id: filingCase.id,
      form: 'supplement-notice',
    });
    expect(notice.html).toContain('应急资源调查清单');
    expect(notice.html).toContain('请补交清单');
    const application = await desk.call<FilingAnswer<'preview'>>('filing.preview', {
      id: filingCase.id,
      form: 'application',
    });
    expect(application.html).toContain('舒兰市示例宾馆');
  });

  it('leaves everything as it was when a step is refused', async () => {
    const { filingCase } = hotel();
    await refresh();
    const before = dutyDigest(core().read);
    expect(
      await desk.refusal('filing.file', { id: filingCase.id, expectedVersion: 1, onDate: '2026-11-20' }),
    ).toMatchObject({
      code: 'FILING_BLOCKED',
      details: {
        blockers: expect.arrayContaining([expect.objectContaining({ code: 'MATERIAL_UNCHECKED' })]),
      },
    });
    expect(core().read.value('SELECT COUNT(*) FROM filing_number')).toBe(0);
    expect(core().read.value('SELECT COUNT(*) FROM audit_entry')).toBe(0);
    expect(dutyDigest(core().read)).toBe(before);
  });
});
