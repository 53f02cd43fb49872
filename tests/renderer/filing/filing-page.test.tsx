import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { filingScreens } from '../../../renderer/features/filing/screens';
import { type FakeAnswers, FakeRefusal } from '../support/fake-core';
import { makeFiling } from '../support/filing';
import { setUpTestWindow, shell } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();

const page = filingScreens.find((one) => one.path === '/filing/$id');
if (!page) throw new Error('filing has no page for a case');

const open = (filing: NonNullable<FakeAnswers['filing']>) => renderScreen(page, '/filing/c1', { filing });
const group = (name: string) => screen.findByRole('group', { name });

describe('a filing case', () => {
  it('shows the clock with its count and says what stands in the way', async () => {
    await open({ get: () => makeFiling() });
    const clock = await screen.findByRole('button', { name: /还有 3 个工作日.*2026-11-26 到期/ });
    await userEvent.click(clock);
    const count = await screen.findByRole('dialog', { name: '期限怎样算出' });
    expect(count.textContent).toContain('2026-11-19（当天不计）');
    expect(count.textContent).toContain('周六');
    expect(count.textContent).toContain('预案管理办法第二十八条');
    await userEvent.keyboard('{Escape}');
    expect(screen.getByText(/“予以备案”还不能办理：“应急预案备案申报表”还没有核对/)).toBeTruthy();
    const file = screen.getByRole('button', { name: '予以备案' });
    expect(file.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(file);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says who gets copies, who does not and why, and prints each letter that was kept', async () => {
    const rule = {
      title: '煤矿企业',
      article: '办法第二十六条',
      mark: 'R',
      effectiveFrom: '2016-07-01',
      note: '',
    };
    const copy = (id: string, recipient: string, over: { sentOn?: string; off?: string } = {}) => ({
      ...rule,
      rule: id,
      recipient,
      sentOn: over.sentOn ?? null,
      off: over.off ?? null,
    });
    const sent = {
      id: 'n1',
      version: 1,
      kind: 'copy' as const,
      number: '备抄〔2026〕1号',
      recipient: '矿监驻地处',
      issuedOn: '2026-11-19',
      deliveredOn: null,
      deliveredHow: null,
    };
    const { core } = await renderScreen(page, '/filing/c1', {
      filing: {
        get: () =>
          makeFiling({
            state: 'filed',
            filingNo: '220283-2026-0012',
            notices: [sent],
            copies: [
              copy('R-FILE-COAL', '矿监驻地处', { sentOn: '2026-11-19' }),
              copy('R-FILE-PIPE', '沿线各县'),
              copy('R-FILE-LEVEL-C', '同级应急管理机构', { off: '本局即同级' }),
            ],
          }),
      },
      forms: { letter: () => ({ html: '<p>函</p>', title: '抄送函', ownLayout: false }) },
    });
    expect(await screen.findByText('应抄送沿线各县')).toBeTruthy();
    expect(screen.getByText('本单位不抄送同级应急管理机构：本局即同级')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: '登记抄送' })).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: '抄送函' }));
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        method: 'forms.letter',
        input: { caseId: 'c1', form: 'copy-letter', noticeId: 'n1' },
      }),
    );
  });

  it('keeps quick ticks in order, each with the version the one before has answered', async () => {
    let filing = makeFiling();
    const versions: number[] = [];
    const check: NonNullable<NonNullable<FakeAnswers['filing']>['check']> = async ({
      expectedVersion,
      materials,
    }) => {
      versions.push(expectedVersion);
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (expectedVersion !== filing.version) throw new FakeRefusal('STALE_VERSION', '记录已被他人修改。');
      const ticked = new Map(materials.map((one) => [one.key, one.outcome]));
      filing = {
        ...filing,
        version: filing.version + 1,
        materials: filing.materials.map((one) => ({ ...one, outcome: ticked.get(one.key) ?? one.outcome })),
      };
      return { id: filing.id, version: filing.version };
    };
    await open({ get: () => filing, check });
    await userEvent.click(within(await group('应急预案备案申报表')).getByRole('button', { name: '齐全' }));
    await userEvent.click(within(await group('应急预案电子文档')).getByRole('button', { name: '缺少' }));
    // Shown at once, before the core has answered.
    expect(
      within(await group('应急预案电子文档')).getByRole('button', { name: '缺少', pressed: true }),
    ).toBeTruthy();
    await waitFor(() => expect(versions).toEqual([3, 4]));
    expect(filing.materials.map((one) => one.outcome)).toEqual(['present', null, 'missing']);
  });

  it('begins a step only once the ticks before it are kept, so that nobody meets a conflict with himself', async () => {
    let filing = makeFiling({
      actions: [{ action: 'return-once', allowed: true, blockers: [] }],
    });
    let keep = () => undefined as undefined;
    const kept = new Promise<void>((resolve) => {
      keep = () => void resolve();
    });
    const { core } = await open({
      get: () => filing,
      check: async () => {
        await kept;
        filing = { ...filing, version: 4 };
        return { id: filing.id, version: 4 };
      },
      returnOnce: () => ({ id: filing.id, version: 5, noticeNo: '备补〔2026〕1号' }),
    });
    await userEvent.click(within(await group('应急预案电子文档')).getByRole('button', { name: '缺少' }));
    await userEvent.click(screen.getByRole('button', { name: '一次性告知补正' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    keep();
    const drawer = await screen.findByRole('dialog');
    await userEvent.click(within(drawer).getByRole('button', { name: '一次性告知补正' }));
    await waitFor(() =>
      expect(core.calls.find(({ method }) => method === 'filing.returnOnce')?.input).toMatchObject({
        expectedVersion: 4,
      }),
    );
  });

  it('asks only for what this unit needs', async () => {
    await open({ get: () => makeFiling() });
    await group('应急预案备案申报表');
    expect(screen.queryByRole('group', { name: '应急预案评审意见' })).toBeNull();
    expect(screen.getByText('不需要')).toBeTruthy();
    expect(screen.getByRole('button', { name: '其余 2 项齐全' })).toBeTruthy();
  });

  it('takes a tick back when the core refuses it', async () => {
    await open({
      get: () => makeFiling(),
      check: () => {
        throw new FakeRefusal('FILING_NOT_CHECKING', '案卷不在核对阶段。');
      },
    });
    await userEvent.click(within(await group('应急预案备案申报表')).getByRole('button', { name: '齐全' }));
    expect(await screen.findByText('案卷不在核对阶段。')).toBeTruthy();
    await waitFor(async () =>
      expect(within(await group('应急预案备案申报表')).queryByRole('button', { pressed: true })).toBeNull(),
    );
  });

  it('files with the day and the number, and offers the certificate', async () => {
    const file = vi.fn().mockReturnValue({ id: 'c1', version: 4, filingNo: '220283-2026-0048' });
    await open({
      get: () => makeFiling({ actions: [{ action: 'file', allowed: true, blockers: [] }] }),
      numbering: () => ({ template: '{region6}-{yyyy}-{seq:4}', next: '220283-2026-0048' }),
      file,
      preview: () => ({
        title: '备案登记表',
        html: '<style>.form-page{}</style><article class="form-page"><h1>登记表</h1></article>',
        ownLayout: false,
      }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '予以备案' }));
    const drawer = await screen.findByRole('dialog', { name: '予以备案' });
    expect(await within(drawer).findByText('将使用编号 220283-2026-0048')).toBeTruthy();
    await userEvent.click(within(drawer).getByRole('button', { name: '予以备案' }));
    await waitFor(() => expect(file).toHaveBeenCalled());
    expect(file.mock.calls[0]?.[0]).toEqual({ id: 'c1', expectedVersion: 3, onDate: '2026-11-21' });
    await userEvent.click(await screen.findByRole('button', { name: '备案登记表' }));
    const preview = await screen.findByRole('dialog', { name: '备案登记表' });
    await userEvent.click(await within(preview).findByRole('button', { name: '打印' }));
    expect(shell.print).toHaveBeenCalledWith(expect.objectContaining({ title: '备案登记表', pdf: false }));
  });

  it('returns once with every gap written out', async () => {
    const returnOnce = vi.fn().mockReturnValue({ id: 'c1', version: 4 });
    const filing = makeFiling({ actions: [{ action: 'return-once', allowed: true, blockers: [] }] });
    await open({
      get: () => ({
        ...filing,
        materials: filing.materials.map((one, at) =>
          at === 2 ? { ...one, outcome: 'missing', note: '缺第三章' } : one,
        ),
      }),
      returnOnce,
    });
    await userEvent.click(await screen.findByRole('button', { name: '一次性告知补正' }));
    const drawer = await screen.findByRole('dialog', { name: '一次性告知补正' });
    expect(drawer.textContent).toContain('应急预案电子文档 缺第三章');
    await userEvent.click(within(drawer).getByRole('button', { name: '一次性告知补正' }));
    await waitFor(() =>
      expect(returnOnce.mock.calls[0]?.[0]).toEqual({
        id: 'c1',
        expectedVersion: 3,
        onDate: '2026-11-21',
        note: null,
      }),
    );
  });

  it('voids only with a reason', async () => {
    const voidCase = vi.fn().mockReturnValue({ id: 'c1', version: 4 });
    await open({ get: () => makeFiling(), void: voidCase });
    await userEvent.click(await screen.findByRole('button', { name: '更多操作' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: '注销案卷' }));
    const drawer = await screen.findByRole('dialog', { name: '注销案卷' });
    await userEvent.click(within(drawer).getByRole('button', { name: '注销案卷' }));
    expect(voidCase).not.toHaveBeenCalled();
    await userEvent.type(within(drawer).getByRole('textbox', { name: /注销原因/ }), '单位已注销');
    await userEvent.click(within(drawer).getByRole('button', { name: '注销案卷' }));
    await waitFor(() =>
      expect(voidCase.mock.calls[0]?.[0]).toMatchObject({
        endKind: 'unit-closed',
        reason: '单位已注销',
        expectedVersion: 3,
      }),
    );
  });

  it('shows what somebody else changed while a step is entered, and goes on only after that was seen', async () => {
    let filing = makeFiling({
      actions: [{ action: 'transfer', allowed: true, blockers: [] }],
      timeline: [
        { at: '2026-11-20T01:00:00Z', onDate: '2026-11-20', actor: '例思', action: 'correct', text: '更正' },
      ],
    });
    const versions: number[] = [];
    const transfer: NonNullable<NonNullable<FakeAnswers['filing']>['transfer']> = ({ expectedVersion }) => {
      versions.push(expectedVersion);
      if (expectedVersion !== filing.version)
        throw new FakeRefusal('STALE_VERSION', '这条记录刚刚被改动过。');
      return { id: 'c1', version: 5, noticeNo: '备移〔2026〕1号' };
    };
    await open({ get: () => filing, transfer, levelOf: () => ({ own: 'county', levels: [] }) });
    await userEvent.click(await screen.findByRole('button', { name: '更多操作' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: '移送其他机关' }));
    const drawer = await screen.findByRole('dialog', { name: '移送其他机关' });
    await userEvent.type(within(drawer).getByRole('textbox', { name: /移送至/ }), '吉林市应急管理局');
    await userEvent.type(within(drawer).getByRole('textbox', { name: /移送理由/ }), '应报市级');
    filing = { ...filing, version: 4, receivedOn: '2026-11-18' };
    await userEvent.click(within(drawer).getByRole('button', { name: '移送其他机关' }));
    const conflict = await within(drawer).findByRole('alert', { name: '您打开之后，这条记录已被别人改动' });
    expect(conflict.textContent).toContain('最近一步：例思，更正');
    expect(within(conflict).getByRole('row', { name: '接收日期 2026-11-19 2026-11-18' })).toBeTruthy();
    await userEvent.click(within(conflict).getByRole('button', { name: '按现在的内容继续' }));
    await userEvent.click(within(drawer).getByRole('button', { name: '移送其他机关' }));
    await waitFor(() => expect(versions).toEqual([3, 4]));
  });

  it('is ticked from the keyboard, row by row', async () => {
    const ticked: unknown[] = [];
    await open({
      get: () => makeFiling(),
      check: ({ materials }) => {
        ticked.push(materials[0]);
        return { id: 'c1', version: 3 + ticked.length };
      },
    });
    const row = await screen.findByRole('listitem', { name: '应急预案备案申报表' });
    row.focus();
    await userEvent.keyboard('1{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('应急预案评审意见');
    // The unit need not have this one: no digit ticks it.
    await userEvent.keyboard('2{ArrowDown}3');
    await waitFor(() =>
      expect(ticked).toEqual([
        { key: 'M1', outcome: 'present', note: null },
        { key: 'M3', outcome: 'not-as-required', note: null },
      ]),
    );
  });

  it('of another origin can only be read', async () => {
    await open({
      get: () => makeFiling({ ours: false, actions: [{ action: 'file', allowed: false, blockers: [] }] }),
    });
    expect(await screen.findByText('由下级报来，只能由其办理')).toBeTruthy();
    expect(screen.queryByRole('group', { name: '应急预案备案申报表' })).toBeNull();
  });
});
