import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { QueuedPackage } from '../../../renderer/features/filing/case-queue';
import { inOrder, verdictOf } from '../../../renderer/features/filing/case-queue';
import { filingScreens } from '../../../renderer/features/filing/screens';
import { makeCaseRehearsal, makeIntake } from '../support/case-packages';
import { type FakeAnswers, FakeRefusal } from '../support/fake-core';
import { setUpTestWindow, shell } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();

const page = filingScreens.find((one) => one.path === '/filing/packages');
if (!page) throw new Error('no screen for receiving cases');

const problem = (code: string, where: string | null = null) => ({ code, message: `${code}。`, where });
const received = { batchId: 'b1', caseId: 'c1', enterpriseId: 'e1', tables: [] };

async function choose(names: string[], filingPackages: NonNullable<FakeAnswers['filingPackages']>) {
  const files = names.map((name) => ({ grant: name, name, size: 9 }));
  shell.openFile.mockResolvedValue(files);
  const view = await renderScreen(page as NonNullable<typeof page>, '/filing/packages', {
    filingPackages: { find: () => ({ files, others: 0 }), receive: () => received, ...filingPackages },
    enterprises: { pick: () => ({ rows: [] }) },
  });
  await userEvent.click(await screen.findByRole('button', { name: '选择文件' }));
  return view;
}

describe('a package about a case', () => {
  it.each([
    ['clear', makeCaseRehearsal()],
    ['clear', makeCaseRehearsal({ warnings: [problem('FILING_FILES_MISSING')] })],
    ['by-hand', makeCaseRehearsal({ warnings: [problem('FILING_FACTS_DIFFER', '2')] })],
    ['by-hand', makeCaseRehearsal({ blocks: [problem('SENDER_KEY_CHANGED')] })],
    ['blocked', makeCaseRehearsal({ blocks: [problem('SENDER_KEY_CHANGED'), problem('FILING_NOT_ASKED')] })],
    ['known', makeCaseRehearsal({ intake: makeIntake({ as: 'known' }) })],
  ])('stands as %s', (verdict, look) => {
    expect(verdictOf(look)).toBe(verdict);
  });

  it('stands among many by sender and number, unreadable ones last', () => {
    const one = (name: string, sender: string | null, sequence = 1): QueuedPackage => ({
      file: { grant: name, name, size: 1 },
      state: 'clear',
      sender: sender === null ? null : { id: sender, name: sender, sequence },
      problems: [],
    });
    const many = [one('坏', null), one('乙2', '乙矿', 10), one('甲', '甲矿'), one('乙1', '乙矿', 9)];
    expect(inOrder(many).map(({ file }) => file.name)).toEqual(['甲', '乙1', '乙2', '坏']);
  });
});

describe('receiving', () => {
  it('takes over what was chosen of the differences, and nothing else', async () => {
    const intake = makeIntake({
      unit: {
        ...makeIntake().unit,
        differences: [
          { field: 'employees', ours: '12', theirs: '36' },
          { field: 'sizeTier', ours: 'small', theirs: 'medium' },
        ],
      },
      sets: [
        {
          set: 'SET-E',
          title: '参照执行的单位',
          theirs: { member: true, reason: '厂内有招待所', by: '例经办' },
          ours: { member: false, reason: null },
        },
      ],
    });
    const { core, router } = await choose(['a.yjpkg'], {
      rehearse: () => makeCaseRehearsal({ intake, warnings: [problem('FILING_FACTS_DIFFER', '2')] }),
    });
    const table = await screen.findByRole('table', { name: /与本单位记录不同/ });
    expect(within(table).getByRole('row', { name: /从业人数 12 36/ })).toBeTruthy();
    expect(within(table).getByRole('row', { name: /企业规模 小型 中型/ })).toBeTruthy();
    await userEvent.click(screen.getByRole('checkbox', { name: '采用申报包的从业人数' }));
    const decision = screen.getByRole('group', { name: '参照执行的单位' });
    expect(within(decision).getByRole('button', { name: '不采用' }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await userEvent.click(within(decision).getByRole('button', { name: '采用' }));
    await userEvent.click(screen.getByRole('button', { name: '接收' }));
    expect(await whereTo(router)).toBe('/filing/c1');
    expect(core.calls.find(({ method }) => method === 'filingPackages.receive')?.input).toMatchObject({
      takeOver: { unit: ['employees'], versions: [], sets: ['SET-E'] },
    });
  });

  it('judges many, receives the clear ones in order and leaves the others to a person', async () => {
    const looks: Record<string, () => ReturnType<typeof makeCaseRehearsal>> = {
      'late.yjpkg': () => makeCaseRehearsal({ sender: '乙矿', sequence: 2 }),
      'early.yjpkg': () => makeCaseRehearsal({ sender: '乙矿', sequence: 1 }),
      'differs.yjpkg': () =>
        makeCaseRehearsal({ sender: '甲矿', warnings: [problem('FILING_FACTS_DIFFER', '1')] }),
      'broken.yjpkg': () => {
        throw new FakeRefusal('PACKAGE_TAMPERED', '内容与清单不符。');
      },
    };
    const { core } = await choose(Object.keys(looks), {
      rehearse: ({ file }) => (looks[file] as () => ReturnType<typeof makeCaseRehearsal>)(),
    });
    await userEvent.click(await screen.findByRole('button', { name: '接收可直接接收的（2）' }));
    await waitFor(() => expect(screen.getAllByText('已接收')).toHaveLength(2));
    const rows = within(screen.getByRole('table', { name: '备案包' }))
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((row) => within(row).getByRole('button').textContent)).toEqual([
      'differs.yjpkg',
      'early.yjpkg',
      'late.yjpkg',
      'broken.yjpkg',
    ]);
    expect(rows[0]?.textContent).toContain('需要决定');
    expect(rows[3]?.textContent).toContain('读不出');
    expect(
      core.calls.flatMap(({ method, input }) =>
        method === 'filingPackages.receive' ? [(input as { rehearsalId: string }).rehearsalId] : [],
      ),
    ).toEqual(['r-乙矿-1', 'r-乙矿-2']);
  });

  it('of a sender with another key is taken once somebody has said how it was compared', async () => {
    const { core } = await choose(['a.yjpkg'], {
      rehearse: () => makeCaseRehearsal({ blocks: [problem('SENDER_KEY_CHANGED')] }),
    });
    const run = await screen.findByRole('button', { name: '接收' });
    expect((run as HTMLButtonElement).disabled).toBe(true);
    await userEvent.type(await screen.findByRole('textbox', { name: /与何人/ }), '当面，样安全员');
    await userEvent.click(run);
    await waitFor(() =>
      expect(core.calls.find(({ method }) => method === 'filingPackages.receive')?.input).toMatchObject({
        acceptKey: true,
        confirmedHow: '当面，样安全员',
      }),
    );
  });

  it('asks for a password, and says what stands in the way', async () => {
    await choose(['a.yjpkg'], {
      rehearse: ({ password }) => {
        if (password !== '正确') throw new FakeRefusal('PACKAGE_PASSWORD_NEEDED', '请输入密码。');
        return makeCaseRehearsal({ blocks: [problem('FILING_NOT_ASKED')] });
      },
    });
    await userEvent.type(await screen.findByLabelText('打开密码'), '正确');
    await userEvent.click(screen.getByRole('button', { name: '打开' }));
    expect(await screen.findByText('FILING_NOT_ASKED。')).toBeTruthy();
    expect((screen.getByRole('button', { name: '接收' }) as HTMLButtonElement).disabled).toBe(true);
  });
});
