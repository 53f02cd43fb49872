import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { REGISTER_DEFINITIONS } from '../../../db/services/registers/register-definitions';
import type { Answer } from '../../../renderer/api/contract';
import { recordPath } from '../../../renderer/app/record-paths';
import {
  fromEntry,
  registerFields,
  registers,
  toEntry,
} from '../../../renderer/features/registers/register-fields';
import { resourceScreens } from '../../../renderer/features/registers/screens';
import { stockScreens } from '../../../renderer/features/stock/screens';
import words from '../../../renderer/locales/zh/registers.json';
import type { FakeAnswers } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();
setUpLayout();

const [equipment] = resourceScreens;
if (!equipment) throw new Error('no screen of equipment');

type Shown = Answer<'registers', 'get'>;
const item: Shown = {
  id: 'x1',
  version: 4,
  ours: true,
  values: {
    name: '正压式空气呼吸器',
    team: '示范救护队',
    model: 'RHZK6.8',
    quantity: 12,
    unit: '具',
    keeper: '测江河',
    phone: '199****9015',
    location: null,
    remark: null,
  },
};
const answers = (record: Shown = item, more: FakeAnswers['registers'] = {}): FakeAnswers => ({
  lists: {
    describe: () => ({
      columns: [{ key: 'name', type: 'text', width: 96, sortable: true, filter: 'none', usual: true }],
      defaultSort: { column: 'name', descending: false },
    }),
    page: () => ({ total: 1, columns: ['id', 'name'], rows: [['x1', '正压式空气呼吸器']] }),
    views: () => ({ views: [] }),
    facet: () => ({
      values: [
        { value: '示范救护队', count: 9 },
        { value: null, count: 1 },
      ],
    }),
  },
  registers: {
    get: () => record,
    save: () => ({ id: 'x1', version: 5 }),
    void: () => ({ id: 'x1', version: 5 }),
    reveal: () => ({ value: '19900009015' }),
    ...more,
  },
});
const open = async () => {
  await userEvent.click(await screen.findByText('正压式空气呼吸器'));
  return screen.findByRole('dialog', { name: '正压式空气呼吸器' });
};

describe('a register', () => {
  it('opens a record beside its list, numbers masked; one is shown in full by a logged request', async () => {
    const { core } = await renderScreen(equipment, '/equipment', answers());
    const drawer = await open();
    for (const text of ['199****9015', '示范救护队', 'RHZK6.8'])
      expect(within(drawer).getByText(text)).toBeTruthy();
    await userEvent.click(within(drawer).getByRole('button', { name: '显示完整内容：电话' }));
    expect(await within(drawer).findByText('19900009015')).toBeTruthy();
    expect(core.calls).toContainEqual({
      method: 'registers.reveal',
      input: { register: 'equipment', id: 'x1', field: 'phone' },
    });
  });

  it('changes a record at the version that was seen, masked numbers going back as they came', async () => {
    const { core } = await renderScreen(equipment, '/equipment', answers());
    await userEvent.click(within(await open()).getByRole('button', { name: '修改' }));
    const form = await screen.findByRole('dialog', { name: '修改装备' });
    const host = within(form).getByRole('textbox', { name: '型号' });
    await userEvent.clear(host);
    await userEvent.type(host, '样本安全评价中心');
    await userEvent.click(within(form).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(core.calls.some((call) => call.method === 'registers.save')).toBe(true));
    expect(core.calls.find((call) => call.method === 'registers.save')?.input).toMatchObject({
      register: 'equipment',
      id: 'x1',
      expectedVersion: 4,
      values: {
        model: '样本安全评价中心',
        phone: '199****9015',
      },
    });
  });

  it('offers the wordings that stand in the register already, and takes a new one', async () => {
    const { core } = await renderScreen(equipment, '/equipment', answers());
    await userEvent.click(await screen.findByRole('button', { name: '登记装备' }));
    const form = await screen.findByRole('dialog');
    await userEvent.type(within(form).getByRole('textbox', { name: '装备名称' }), '样安');
    const field = within(form).getByRole('combobox', { name: '所属队伍' });
    await userEvent.click(field);
    expect(await screen.findByRole('option', { name: /示范救护队/ })).toBeTruthy();
    await userEvent.type(field, '测江水上救援队');
    await userEvent.tab();
    await userEvent.click(within(form).getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(core.calls.find((call) => call.method === 'registers.save')?.input).toMatchObject({
        values: { name: '样安', team: '测江水上救援队' },
      }),
    );
  });

  it('takes a record out with a reason', async () => {
    const { core } = await renderScreen(equipment, '/equipment', answers());
    await userEvent.click(within(await open()).getByRole('button', { name: '移出名册' }));
    const reason = await screen.findByRole('textbox', { name: /原因/ });
    await userEvent.type(reason, '重复登记');
    const question = reason.closest('[role="dialog"]') as HTMLElement;
    await userEvent.click(within(question).getByRole('button', { name: '移出名册' }));
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        method: 'registers.void',
        input: { register: 'equipment', id: 'x1', expectedVersion: 4, reason: '重复登记' },
      }),
    );
  });

  it('does not change what another office owns', async () => {
    await renderScreen(equipment, '/equipment', answers({ ...item, ours: false }));
    const drawer = await open();
    await within(drawer).findByText('RHZK6.8');
    expect(within(drawer).queryByRole('button', { name: '修改' })).toBeNull();
    expect(within(drawer).queryByRole('button', { name: '移出名册' })).toBeNull();
  });

  it('is filled from a ledger of its kind', async () => {
    const { router } = await renderScreen(equipment, '/equipment', answers());
    await userEvent.click(await screen.findByRole('button', { name: '导入台账' }));
    expect(await whereTo(router)).toBe('/import?kind=equipment');
  });

  it('opens the record that a search has found', async () => {
    expect(recordPath('equipment', 't 1')).toBe('/equipment?open=t%201');
    await renderScreen(equipment, recordPath('equipment', 'x1') ?? '', answers());
    expect(await screen.findByRole('dialog', { name: '正压式空气呼吸器' })).toBeTruthy();
  });
});

describe.each(registers)('%s', (register) => {
  it('asks for the fields that the core knows, each with its words', () => {
    const asked = registerFields[register].map((field) => field.name);
    expect([...asked].sort()).toEqual(Object.keys(REGISTER_DEFINITIONS[register].fields).sort());
    const named: Readonly<Record<string, string>> = words[register].field;
    expect(asked.filter((name) => !named[name])).toEqual([]);
  });

  it('gives back what it was given', () => {
    const kept = { ...item, values: { name: '一号', shareable: true } };
    const entry = toEntry(register, kept);
    expect(toEntry(register, { ...kept, values: fromEntry(register, entry) })).toEqual(entry);
  });

  it('has a screen', () => {
    const paths = [...resourceScreens, ...stockScreens].map((one) => one.path);
    expect(paths).toContain(`/${register}`);
  });
});
