import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { filingScreens } from '../../../renderer/features/filing/screens';
import { makeUnitFiling } from '../support/case-packages';
import type { FakeAnswers } from '../support/fake-core';
import { setUpTestWindow, shell } from '../support/render';
import { readyState } from '../support/sample';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();

const unitDesk = { ...readyState, desk: 'enterprise' as const };

function open(path: string, address: string, answers: FakeAnswers) {
  const page = filingScreens.find((one) => one.path === path);
  if (!page) throw new Error(`no screen ${path}`);
  return renderScreen(page, address, answers, unitDesk);
}
const openCase = (answers: NonNullable<FakeAnswers['filingPackages']>, more: FakeAnswers = {}) =>
  open('/filing/unit/$id', '/filing/unit/c1', { ...more, filingPackages: answers });

describe('plans of a unit that can be handed in', () => {
  it('are ticked and begun; what is on its way already is not offered', async () => {
    const candidate = (versionId: string, title: string, openCase: string | null) => ({
      ...{ versionId, planId: versionId, title, kind: 'comprehensive' as const, label: '第1版' },
      ...{ publishedOn: '2026-11-02', clock: null, openCase },
    });
    const { core, router } = await open('/filing/unit', '/filing/unit', {
      filingPackages: {
        desk: () => ({
          units: [
            {
              ...{ id: 'e1', name: '示恒煤矿', uscc: null },
              candidates: [candidate('v1', '综合应急预案', null), candidate('v2', '水害专项预案', 'c9')],
            },
          ],
          cases: [],
        }),
        begin: () => ({ id: 'c1', version: 1 }),
      },
    });
    await userEvent.click(await screen.findByRole('checkbox', { name: '综合应急预案' }));
    expect(screen.queryByRole('checkbox', { name: '水害专项预案' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '申报备案（1）' }));
    expect(await whereTo(router)).toBe('/filing/unit/c1');
    expect(core.calls).toContainEqual({
      method: 'filingPackages.begin',
      input: { enterpriseId: 'e1', planVersionIds: ['v1'] },
    });
  });
});

describe('a hand-in of a unit', () => {
  it('is not submitted while the office would send it back, and takes files', async () => {
    shell.openFile.mockResolvedValue([{ grant: 'g1', name: '评估.pdf', size: 9 }]);
    const { core } = await openCase({
      get: () => makeUnitFiling(),
      attach: () => ({ id: 'c1', version: 3 }),
    });
    const submit = await screen.findByRole('button', { name: '提交申报' });
    expect(submit.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(screen.getByRole('button', { name: '为“风险评估结果”添加文件' }));
    expect(core.calls).toContainEqual({
      method: 'filingPackages.attach',
      input: { id: 'c1', expectedVersion: 2, material: 'M4', file: 'g1' },
    });
  });

  it('says what the office asks for, and leaves the rest alone', async () => {
    const [material] = makeUnitFiling().materials;
    if (!material) throw new Error('no material');
    await openCase({
      get: () =>
        makeUnitFiling({
          state: 'returned',
          returnedOn: '2026-11-20',
          materials: [
            { ...material, requested: true, note: '没有列出外部资源' },
            { ...material, key: 'M5', label: '应急资源调查清单', open: false, outcome: 'present' },
          ],
        }),
    });
    expect(await screen.findByText('备案机关：没有列出外部资源')).toBeTruthy();
    expect(screen.getByText('要求补正')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '为“应急资源调查清单”添加文件' })).toBeNull();
  });

  it('shows what the office issued, to be printed as it came', async () => {
    const paper = { ...{ id: 'd1', sha256: 'ab', size: 9, kind: 'docx', stored: true }, round: 1 };
    const { core } = await openCase(
      {
        get: () =>
          makeUnitFiling({
            ...{ state: 'filed', filingNo: '220283-2026-0001', decidedOn: '2026-11-20', gaps: [] },
            papers: [{ ...paper, from: 'case', material: 'certificate', fileName: '登记表.docx' }],
          }),
      },
      { forms: { layOutPaper: () => ({ ticket: 't1', title: '登记表', pages: 1, size: 9 }) } },
    );
    expect(await screen.findByText('已备案，编号 220283-2026-0001，2026-11-20。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '查看、打印“登记表.docx”' }));
    expect(await screen.findByRole('dialog', { name: '登记表' })).toBeTruthy();
    expect(core.calls).toContainEqual({ method: 'forms.layOutPaper', input: { documentId: 'd1' } });
  });
});
