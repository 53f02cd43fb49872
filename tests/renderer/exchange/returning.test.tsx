import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { filingScreens } from '../../../renderer/features/filing/screens';
import { ConfirmDialog } from '../../../renderer/ui/feedback/ConfirmDialog';
import { makeFiling } from '../support/filing';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();
const record = filingScreens.find(({ path }) => path === '/filing/$id');

type OfRow = Answer<'receipts', 'ofRow'>;
const word = (given: Partial<OfRow['answers'][number]>): OfRow['answers'][number] => ({
  id: 'a-1',
  table: 'filing_case',
  rowId: 'c1',
  title: '舒兰市示恒煤矿有限公司',
  outcome: 'returned',
  refusal: null,
  reason: '备案日期早于公布日期',
  madeBy: '样中意',
  settledOn: null,
  settledNote: null,
  here: true,
  version: 4,
  given: false,
  by: '吉林市应急管理局',
  ours: true,
  ...given,
});

async function show(ofRow: OfRow) {
  if (!record) throw new Error('no screen for cases');
  const load = async () => {
    const Page = (await record.load()) as () => React.ReactNode;
    return () => (
      <>
        <Page />
        <ConfirmDialog />
      </>
    );
  };
  return renderScreen({ ...record, load } as typeof record, '/filing/c1', {
    filing: { get: () => makeFiling({ ours: false }) },
    receipts: {
      ofRow: () => ofRow,
      returnRow: () => ({ id: 'a-1', version: 1 }),
      withdraw: () => ({ id: 'a-1' }),
    },
  });
}
const below = { id: 'office-9', name: '舒兰市应急管理局' };

describe('a record of an office below', () => {
  it('is returned with a reason, which is asked for', async () => {
    const { core } = await show({ returnTo: below, answers: [] });
    await userEvent.click(await screen.findByRole('button', { name: '退回下级' }));
    const run = await screen.findByRole('button', { name: '退回' });
    expect((run as HTMLButtonElement).disabled).toBe(true);
    await userEvent.type(screen.getByRole('textbox', { name: /^退回原因/ }), '备案日期早于公布日期');
    await userEvent.click(run);
    expect(core.calls).toContainEqual({
      method: 'receipts.returnRow',
      input: { table: 'filing_case', rowId: 'c1', reason: '备案日期早于公布日期' },
    });
  });

  it('shows the word that waits, which can be taken back and not said twice', async () => {
    const { core } = await show({ returnTo: below, answers: [word({})] });
    expect(await screen.findByText(/待退回舒兰市应急管理局：备案日期早于公布日期/)).toBeTruthy();
    expect(screen.getByRole('button', { name: '退回下级' }).getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(screen.getByRole('button', { name: '收回' }));
    expect(core.calls).toContainEqual({
      method: 'receipts.withdraw',
      input: { id: 'a-1', expectedVersion: 4 },
    });
  });

  it('shows the word that went out, and can be returned anew', async () => {
    await show({ returnTo: below, answers: [word({ given: true })] });
    expect(await screen.findByText(/已随回执退回舒兰市应急管理局/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '收回' })).toBeNull();
    expect(screen.getByRole('button', { name: '退回下级' }).getAttribute('aria-disabled')).toBe('false');
  });
});

describe('a record of this office', () => {
  it('says what the office above has returned until it was dealt with, and cannot be returned', async () => {
    const above = word({ ours: false, given: true });
    await show({
      returnTo: null,
      answers: [
        above,
        { ...above, id: 'a-2', reason: null, refusal: 'key-taken' },
        { ...above, id: 'a-3', reason: '早已更正', settledOn: '2026-11-20' },
      ],
    });
    expect(await screen.findByText(/吉林市应急管理局退回了这条记录：备案日期早于公布日期/)).toBeTruthy();
    expect(screen.getByText(/代码、编号或序号已被另一条记录占用/)).toBeTruthy();
    expect(screen.queryByText(/早已更正/)).toBeNull();
    expect(screen.queryByRole('button', { name: '退回下级' })).toBeNull();
  });
});
