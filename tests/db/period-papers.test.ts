import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { asCivilDate } from '../../db/domain/dates/civil-date';
import { type CaseLetter, caseLetter } from '../../db/services/forms/case-letters';
import { adoptTemplate } from '../../db/services/forms/own-template';
import { packDocument } from '../../db/services/plans/pack-document';
import { PERIOD_PAPERS, periodPaper } from '../../db/services/reports/period-papers';
import type { OutputOf } from '../../electron/contract/define';
import { reports as contract } from '../../electron/contract/reports';
import { reports } from '../../electron/core-host/handlers/reports';
import { type Desk, makeDesk } from '../builders/desk';
import { buildOwnLayout } from '../builders/documents-docx';
import { makeEnterprise, makeFilingCase, makePlan } from '../builders/records';

type Answer<M extends keyof typeof contract> = OutputOf<(typeof contract)[M]>;

const today = '2026-11-20';
let desk: Desk;
beforeEach(() => {
  desk = makeDesk({ reports: contract }, { reports }, { today });
});
afterEach(() => desk.close());

const grant = (name: string) => desk.host.grants.grant(join(desk.folder, name));
const textOf = async (name: string) =>
  (await extractDocument(readFileSync(join(desk.folder, name)), name)).text;
const paper = (form: (typeof PERIOD_PAPERS)[number], period = '2026') =>
  periodPaper(desk.host.requireCore().read, desk.host.law, today, { form, period, preparedBy: '示例员' });
const rowsOf = (form: (typeof PERIOD_PAPERS)[number], period?: string) =>
  Object.values(paper(form, period).form.values?.lists ?? {})[0] ?? [];

/** A case with two plans handed in late with one of them, a deemed one without a number, a void one that keeps its number. */
function someCases() {
  const unit = makeEnterprise(desk, {
    name: '示一煤矿',
    activities: ['coal-mine'],
    sets: ['SET-A', 'SET-B', 'SET-C'],
  });
  const plans = (['2026-03-02', '2026-01-05'] as const).map((publishedOn, at) =>
    makePlan(desk, {
      enterpriseId: unit.id,
      kind: at === 0 ? 'comprehensive' : 'special',
      title: at === 0 ? '综合预案' : '火灾专项预案',
      first: { publishedOn },
    }),
  );
  const two = makeFilingCase(desk, {
    enterpriseId: unit.id,
    planVersionIds: plans.map(({ version }) => version.id),
    state: 'filed',
    submittedOn: '2026-03-10',
    receivedOn: '2026-03-10',
    decidedOn: '2026-03-12',
    filingNo: '220283-2026-0001',
    archiveNo: '2026-A-1',
  });
  makeFilingCase(desk, { enterpriseId: unit.id, state: 'deemed-filed', decidedOn: '2026-08-18' });
  makeFilingCase(desk, {
    enterpriseId: unit.id,
    state: 'void',
    decidedOn: '2026-06-02',
    filingNo: '220283-2026-0002',
  });
  makeFilingCase(desk, { enterpriseId: unit.id, state: 'checking', receivedOn: '2026-11-19' });
  return two;
}

describe('papers of a period', () => {
  it('have a line a case: plans in common, late with one of them; void numbers stay', () => {
    someCases();
    const [first, ...others] = rowsOf('filing-register');
    expect(first).toMatchObject({
      序号: '1',
      备案编号: '220283-2026-0001',
      单位名称: '示一煤矿',
      预案名称: '综合预案等2项',
      是否逾期: '是',
      备案日期: '2026-03-12',
    });
    expect(first?.预案类型).toBe('综合应急预案、专项应急预案');
    expect(others.map(({ 备案编号, 备注 }) => [备案编号, 备注])).toEqual([
      ['220283-2026-0002', '已注销'],
      [null, null],
    ]);
    expect(paper('filing-register').form.values?.text).toMatchObject({ 件数: '3', 制表人: '示例员' });
  });

  it('hold the same cases, and count the papers as the list of each case does', () => {
    const { id } = someCases();
    for (const period of ['2026', '2026H1', '2026Q3', '2025', '2026-06-02'])
      expect(rowsOf('archive-register', period).map((row) => row.备案编号)).toEqual(
        rowsOf('filing-register', period).map((row) => row.备案编号),
      );
    const [first] = rowsOf('archive-register');
    expect(first).toMatchObject({ 档号: '2026-A-1', 预案名称: '《综合预案》等2项', 页数: null });
    const form: CaseLetter = 'archive-list';
    const own = caseLetter(desk.host.requireCore().read, desk.host.law, asCivilDate(today), id, form);
    expect(own.values?.text.件数).toBe(first?.件数);
  });

  it.each(PERIOD_PAPERS)('%s is shown, and written as Word, as Excel and in the own layout', async (form) => {
    someCases();
    const asked = { form, period: '2026' };
    expect(await desk.call<Answer<'periodPaper'>>('reports.periodPaper', asked)).toMatchObject({
      cases: 3,
      ownLayout: false,
      html: expect.stringContaining('220283-2026-0002'),
    });
    for (const name of ['a.docx', 'a.xlsx'])
      expect(await desk.call('reports.exportPeriodPaper', { ...asked, file: grant(name) })).toEqual({
        fileName: name,
        cases: 3,
      });
    expect(await textOf('a.docx')).toContain('220283-2026-0001');
    expect(readFileSync(join(desk.folder, 'a.xlsx')).subarray(0, 2).toString()).toBe('PK');

    const list = form === 'filing-register' ? '备案' : '案卷';
    const own = buildOwnLayout('本局自拟', `{统计期间}：{#${list}}{备案编号}；{/${list}}`);
    desk.core.write.transaction(() =>
      adoptTemplate(
        {
          db: desk.core.write,
          clock: desk.core.clock,
          newId: desk.core.newId,
          law: desk.host.law,
          actor: { id: null, name: '示例员' },
          self: desk.self,
          changed: () => undefined,
        },
        { form, fileName: '本局.docx', packed: packDocument(own) },
      ),
    );
    expect(await desk.call('reports.periodPaper', asked)).toMatchObject({ ownLayout: true });
    await desk.call('reports.exportPeriodPaper', { ...asked, file: grant('b.docx') });
    expect(await textOf('b.docx')).toMatch(/2026.*：220283-2026-0001；220283-2026-0002；/);
  });

  it('refuse a period that has not begun, or is none', async () => {
    for (const [period, code] of [
      ['2027', 'PERIOD_NOT_BEGUN'],
      ['2026H3', 'PERIOD_INVALID'],
    ])
      expect(await desk.refusal('reports.periodPaper', { form: 'archive-register', period })).toMatchObject({
        code,
      });
  });
});

describe('the picture of a chart', () => {
  /** The smallest PNG: one transparent point. */
  const point =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

  it('is written as it was drawn, and logged', async () => {
    expect(await desk.call('reports.savePicture', { file: grant('chart.png'), png: point })).toEqual({
      fileName: 'chart.png',
    });
    expect(readFileSync(join(desk.folder, 'chart.png')).toString('base64')).toBe(point);
    expect(
      desk.host
        .requireCore()
        .read.get("SELECT COUNT(*) AS n FROM audit_entry WHERE action LIKE '%savePicture%'"),
    ).toEqual({ n: 1 });
  });

  it('is a PNG and nothing else', async () => {
    const html = Buffer.from('<script>示例</script>').toString('base64');
    await expect(desk.call('reports.savePicture', { file: grant('chart.png'), png: html })).rejects.toThrow();
  });
});
