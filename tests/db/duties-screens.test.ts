import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../db/audit';
import { SWITCHES_SETTING } from '../../db/law/desk-law';
import { writeSetting } from '../../db/repositories/setting';
import { dutyDigest } from '../../db/services/duties/recompute';
import type { OutputOf } from '../../electron/contract/define';
import { duties as contract } from '../../electron/contract/duties';
import { duties } from '../../electron/core-host/handlers/duties';
import { makeBusyHotel, refreshEverybody } from '../builders/busy-hotel';
import { type Desk, makeDesk } from '../builders/desk';
import { makeDrill, makeEnterprise } from '../builders/records';

type Answer<M extends keyof typeof contract> = OutputOf<(typeof contract)[M]>;

let desk: Desk;
beforeEach(() => {
  desk = makeDesk({ duties: contract }, { duties });
});
afterEach(() => desk.close());

const core = () => desk.host.requireCore();

describe('home and records', () => {
  it('groups open clocks by urgency, each with its one step', async () => {
    const { unit, filingCase } = makeBusyHotel(desk);
    await refreshEverybody(desk);
    const inbox = await desk.call<Answer<'inbox'>>('duties.inbox', {});
    const group = (key: string) => inbox.groups.find((each) => each.key === key);
    expect(inbox.today).toBe('2026-11-20');
    expect(
      group('week')?.lines.map(({ duty: { rule, due, daysLeft, action } }) => ({
        rule,
        due,
        daysLeft,
        action,
      })),
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
    expect(group('overdue')?.lines.every(({ duty }) => duty.leads && (duty.daysLeft ?? 0) < 0)).toBe(true);
    expect(group('overdue')?.total).toBe(
      group('overdue')?.lines.reduce((sum, { duties: count }) => sum + count, 0),
    );
    const { figures } = await desk.call<Answer<'figures'>>('duties.figures', {});
    const figure = (key: string) => figures.find((each) => each.key === key);
    expect(figure('overdueUnits')).toMatchObject({ value: 1, of: 1, list: 'enterprises' });
    expect(figure('casesInCheck')).toMatchObject({
      value: 1,
      filters: JSON.stringify([{ column: 'pile', values: ['checking'] }]),
    });
    expect(figure('plansFiled')).toMatchObject({ value: 1, of: 2 });
    for (const each of figures) expect(Array.isArray(JSON.parse(each.filters))).toBe(true);
  });

  it('makes one line of what many units owe alike, the graver and rarer first', async () => {
    for (let n = 0; n < 12; n++) makeEnterprise(desk, { activities: ['coal-mine'] });
    const { unit } = makeBusyHotel(desk);
    await refreshEverybody(desk);
    const inbox = await desk.call<Answer<'inbox'>>('duties.inbox', {});
    const group = (key: string) => inbox.groups.find((each) => each.key === key);
    const overdue = group('overdue')?.lines ?? [];
    expect(overdue.map(({ duty, units }) => [duty.rule, units])).toEqual([
      ['R-DRILL-6M-KEY', 1],
      ['R-DRILL-SEED-6M', 12],
      ['R-DRILL-6M-SITE', 13],
      ['R-DRILL-1Y', 13],
      ['R-RISK-MONTHLY', 13],
    ]);
    expect(group('overdue')?.total).toBe(overdue.reduce((sum, line) => sum + line.duties, 0));
    expect(group('unclear')?.lines).toMatchObject([
      { duty: { rule: 'R-FILE-20WD', due: null, action: { kind: 'register-plan' } }, duties: 12, units: 12 },
    ]);
    expect(group('week')?.lines[1]).toMatchObject({ duty: { subjectId: unit.id }, units: 1 });
  });

  it('counts all but shows no more lines than asked for', async () => {
    for (let n = 0; n < 12; n++) makeEnterprise(desk, { activities: ['coal-mine'] });
    await refreshEverybody(desk);
    const inbox = await desk.call<Answer<'inbox'>>('duties.inbox', { limit: 1 });
    const overdue = inbox.groups.find((each) => each.key === 'overdue');
    expect(overdue?.lines).toHaveLength(1);
    expect(overdue?.total).toBeGreaterThan(overdue?.lines[0]?.duties ?? 0);
  });

  it('opens exactly the rows that it counts', async () => {
    for (let n = 0; n < 5; n++) makeEnterprise(desk, { activities: ['coal-mine'] });
    makeBusyHotel(desk);
    await refreshEverybody(desk);
    const rowsLike = (where: string) => core().read.value(`SELECT COUNT(*) FROM duty d WHERE ${where}`);
    const inbox = await desk.call<Answer<'inbox'>>('duties.inbox', { limit: 50 });
    const unclear = inbox.groups.find((each) => each.key === 'unclear');
    expect(unclear?.total).toBe(
      rowsLike(
        "d.leads = 1 AND d.state IN ('open','due-soon','provisional') AND (d.state = 'provisional' OR d.due_on IS NULL)",
      ),
    );
    const many = inbox.groups.find((each) => each.key === 'overdue')?.lines.filter(({ units }) => units > 1);
    expect(many).not.toEqual([]);
    for (const { duty, duties: count } of many ?? [])
      expect(
        rowsLike(
          `d.leads = 1 AND d.state = 'overdue' AND d.rule_id = '${duty.rule}' AND d.due_on = '${duty.due}'`,
        ),
      ).toBe(count);
  });

  it('shows a unit’s duties, those of stricter and weaker rules side by side', async () => {
    const unit = makeEnterprise(desk, { activities: ['coal-mine'] });
    await refreshEverybody(desk);
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
    const { unit, filed, filingCase } = makeBusyHotel(desk);
    const drill = makeDrill(desk, {
      enterpriseId: unit.id,
      title: '夏季疏散演练',
      endOn: '2026-09-01',
      startOn: '2026-09-01',
      evaluated: false,
      state: 'ended',
    });
    await refreshEverybody(desk);
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
    expect(rules).toHaveLength(core().law.ruleBook.rules.length);
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
    const { unit } = makeBusyHotel(desk);
    makeEnterprise(desk);
    await refreshEverybody(desk);
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
    makeBusyHotel(desk);
    await refreshEverybody(desk);
    const outcome = await desk.call<Answer<'recompute'>>('duties.recompute', {});
    expect(outcome).toMatchObject({ subjects: 2, changed: 0, digest: dutyDigest(core().read) });
    expect(verifyAudit(core().read).firstBroken).toBeNull();
    expect(core().read.value("SELECT COUNT(*) FROM audit_entry WHERE action = 'duties.recompute'")).toBe(1);
  });
});
