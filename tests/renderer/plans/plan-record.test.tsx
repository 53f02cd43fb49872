import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { emptyVersion } from '../../../renderer/features/plans/plan-forms';
import { planScreens } from '../../../renderer/features/plans/screens';
import { dropDraft } from '../../../renderer/ui/form/drafts';
import { type FakeAnswers, FakeRefusal } from '../support/fake-core';
import { setUpTestWindow, shell } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();

type Plan = Answer<'plans', 'get'>;
type Version = Plan['versions'][number];
type Document = Version['documents'][number];

const document = (given: Partial<Document>): Document => ({
  id: 'doc1',
  fileName: '综合应急预案.docx',
  role: 'text',
  kind: 'docx',
  size: 20_480,
  sha256: 'a'.repeat(64),
  textState: 'ok',
  warnings: [],
  characters: 9000,
  pages: 12,
  outline: [{ level: 1, text: '总则', offset: 0 }],
  stored: true,
  ...given,
});
const version = (given: Partial<Version> = {}): Version => ({
  id: 'v1',
  version: 2,
  number: 1,
  state: 'published',
  fields: { ...emptyVersion('第 1 版'), publishedOn: '2026-11-02' },
  documents: [],
  filings: [],
  ...given,
});
const plan = (given: Partial<Plan> = {}): Plan => ({
  id: 'p1',
  version: 5,
  ours: true,
  status: 'active',
  fields: { enterpriseId: 'e1', kind: 'comprehensive', title: '生产安全事故综合应急预案', remark: null },
  enterprise: { id: 'e1', name: '舒兰市示例煤业有限公司', uscc: null },
  versions: [version()],
  assessments: [],
  timeline: [],
  ...given,
});

function planScreen(path: string) {
  const found = planScreens.find((one) => one.path === path);
  if (!found) throw new Error(`no screen at ${path}`);
  return found;
}
async function open(
  shown: Plan = plan(),
  plans: NonNullable<FakeAnswers['plans']> = {},
  address = '/plans/p1',
) {
  for (const draft of ['assess-p1', 'version-new-p1', 'version-v1', 'plan-p1']) dropDraft(draft);
  const view = await renderScreen(planScreen('/plans/$id'), address, {
    plans: { get: () => shown, ...plans },
  });
  await screen.findByRole('heading', { name: shown.fields.title, hidden: true });
  return view;
}
const sent = (view: Awaited<ReturnType<typeof open>>, method: string) =>
  view.core.calls.filter((call) => call.method === method).map((call) => call.input);

describe('originals of a version', () => {
  it('says of each what could be read of it', async () => {
    await open(
      plan({
        versions: [
          version({
            documents: [
              document({}),
              document({ id: 'doc2', fileName: '扫描件.pdf', textState: 'no-text', outline: [] }),
              document({ id: 'doc3', fileName: '加密.pdf', textState: 'protected', outline: [] }),
              document({ id: 'doc4', fileName: '附图.dwg', textState: 'unsupported', outline: [] }),
              document({ id: 'doc5', fileName: '未随包.docx', stored: false }),
            ],
          }),
        ],
      }),
    );
    for (const words of [
      '正文可搜索',
      '扫描件，没有文字可搜索',
      '有密码，读不出正文',
      '这种格式只保存，不读正文',
      '上报包未带原件',
    ])
      expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole('button', { name: '未随包.docx' })).toHaveProperty('disabled', true);
    expect(screen.getByText('总则')).toBeTruthy();
  });

  it('keeps every dropped file, each as the chosen sort, and tells what was not readable', async () => {
    shell.grantDropped.mockImplementation((file) => {
      const { name } = file as File;
      return Promise.resolve({ grant: `grant-${name}`, name, size: 10 });
    });
    const view = await open(plan(), {
      attach: ({ file }) => ({
        documentId: 'd',
        sha256: 'b'.repeat(64),
        textState: file.includes('scan') ? 'no-text' : 'ok',
        alreadyKept: false,
      }),
    });
    const files = [new File(['1'], 'plan.docx'), new File(['2'], 'scan.pdf')];
    fireEvent.drop(screen.getByText('也可以把文件拖到这里'), { dataTransfer: { files } });
    await waitFor(() =>
      expect(sent(view, 'plans.attach')).toEqual([
        { versionId: 'v1', file: 'grant-plan.docx', role: 'text' },
        { versionId: 'v1', file: 'grant-scan.pdf', role: 'text' },
      ]),
    );
    expect(await screen.findByText('扫描件，没有文字可搜索')).toBeTruthy();
  });

  it('opens the original in the program of the PC and takes it off with a reason', async () => {
    const view = await open(plan({ versions: [version({ documents: [document({})] })] }), {
      openDocument: () => ({ file: 'grant-copy' }),
      detach: () => ({}),
    });
    await userEvent.click(screen.getByRole('button', { name: '用本机程序打开（只读副本）' }));
    await waitFor(() => expect(shell.openExternally).toHaveBeenCalledWith('grant-copy'));
    await userEvent.click(screen.getByRole('button', { name: '移除原件' }));
    await userEvent.click(await screen.findByLabelText(/^原因/));
    await userEvent.paste('附错了');
    await userEvent.click(screen.getByRole('button', { name: '移除原件' }));
    await waitFor(() =>
      expect(sent(view, 'plans.detach')).toEqual([{ documentId: 'doc1', reason: '附错了' }]),
    );
  });
});

describe('the record of a plan', () => {
  it('says what a ledger left open instead of leaving it out', async () => {
    const told: Plan['assessments'][number] = {
      id: 'a1',
      assessedOn: '2025-12-01',
      conclusion: null,
      assessor: null,
      remark: '由台账导入',
    };
    const reviewed = version({ fields: { ...version().fields, reviewDate: '2023-01-20' } });
    await open(plan({ versions: [reviewed], assessments: [told] }));
    expect(screen.getByText('没有记载')).toBeTruthy();
    fireEvent.click(screen.getByRole('tab', { name: /评估/ }));
    expect(await screen.findByText('台账未载')).toBeTruthy();
  });

  it('takes an assessment at once when the address asks for it', async () => {
    const view = await open(plan(), { assess: () => ({ id: 'a1' }) }, '/plans/p1?do=assess');
    const drawer = await screen.findByRole('dialog');
    await userEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(sent(view, 'plans.assess')).toEqual([
        { planId: 'p1', assessedOn: '2026-11-21', conclusion: 'keep', assessor: null, remark: null },
      ]),
    );
  });

  it('places a refused date of a new version beside its field', async () => {
    await open(plan(), {
      addVersion: () => {
        throw new FakeRefusal('FIELDS_INVALID', '公布日期早于签署日期，请核对。', { field: 'publishedOn' });
      },
    });
    await userEvent.click(screen.getByRole('button', { name: '登记新版本' }));
    const drawer = await screen.findByRole('dialog');
    expect(within(drawer).getByLabelText(/^版本/)).toHaveProperty('value', '第 2 版');
    await userEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(within(drawer).getByLabelText('公布日期').getAttribute('aria-describedby')).toBeTruthy(),
    );
    expect(within(drawer).getAllByText('公布日期早于签署日期，请核对。').length).toBeGreaterThan(0);
  });

  it('is withdrawn with a reason; withdrawn, it only keeps what was', async () => {
    const view = await open(plan(), { withdraw: () => ({ id: 'p1', version: 6 }) });
    await userEvent.click(screen.getByRole('button', { name: '更多操作' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: '撤回预案' }));
    await userEvent.click(await screen.findByLabelText(/^原因/));
    await userEvent.paste('停产');
    await userEvent.click(screen.getByRole('button', { name: '撤回预案' }));
    await waitFor(() =>
      expect(sent(view, 'plans.withdraw')).toEqual([{ id: 'p1', expectedVersion: 5, reason: '停产' }]),
    );
    view.unmount();
    await open(plan({ status: 'withdrawn', versions: [version({ state: 'withdrawn' })] }));
    await userEvent.click(screen.getByRole('button', { name: '登记新版本' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getAllByText(/已撤回，不能再办理/).length).toBeGreaterThan(0);
  });

  it('leads to its running case instead of opening another', async () => {
    const filings = [{ id: 'c7', state: 'checking' as const, filingNo: null, decidedOn: null }];
    const view = await open(plan({ versions: [version({ filings })] }));
    expect(screen.queryByRole('button', { name: '接收备案' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '查看备案案卷' }));
    expect(await whereTo(view.router)).toBe('/filing/c7');
  });
});

it('registers a plan with its first version and keeps the chosen original', async () => {
  dropDraft('plan-new-e1');
  shell.openFile.mockResolvedValue([{ grant: 'grant-1', name: '预案.docx', size: 10 }]);
  const view = await renderScreen(planScreen('/plans/new'), '/plans/new?enterprise=e1', {
    plans: {
      register: () => ({ id: 'p9', versionId: 'v9' }),
      attach: () => ({ documentId: 'd', sha256: 'c'.repeat(64), textState: 'ok', alreadyKept: false }),
    },
    enterprises: {
      pick: () => ({ rows: [{ id: 'e1', name: '舒兰市示例煤业有限公司', uscc: null, town: null }] }),
    },
  });
  await userEvent.click(await screen.findByLabelText(/^预案名称/));
  await userEvent.paste('火灾专项应急预案');
  await userEvent.click(screen.getByLabelText('公布日期'));
  await userEvent.paste('20261102');
  await userEvent.click(screen.getByRole('button', { name: '选择原件' }));
  expect(await screen.findByText('登记后保存原件“预案.docx”')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '登记' }));
  expect(await whereTo(view.router)).toBe('/plans/p9');
  expect(view.core.calls.find((call) => call.method === 'plans.register')?.input).toMatchObject({
    plan: { enterpriseId: 'e1', title: '火灾专项应急预案' },
    version: { label: '第 1 版', publishedOn: '2026-11-02' },
  });
  expect(view.core.calls.find((call) => call.method === 'plans.attach')?.input).toEqual({
    versionId: 'v9',
    file: 'grant-1',
    role: 'text',
  });
});
