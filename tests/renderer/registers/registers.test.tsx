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
import { expertScreens, resourceScreens } from '../../../renderer/features/registers/screens';
import words from '../../../renderer/locales/zh/registers.json';
import type { FakeAnswers } from '../support/fake-core';
import { setUpLayout } from '../support/layout';
import { setUpTestWindow } from '../support/render';
import { renderScreen, whereTo } from '../support/screen';

setUpTestWindow();
setUpLayout();

const [experts] = expertScreens;
if (!experts) throw new Error('no screen of experts');

type Shown = Answer<'registers', 'get'>;
const expert: Shown = {
  id: 'x1',
  version: 4,
  ours: true,
  values: {
    name: '测江河',
    gender: 'male',
    bornOn: '1990-06-08',
    idNumber: '229999********0314',
    employer: '例源设计研究院',
    title: '教授',
    education: null,
    specialties: ['通风与防尘', '公共安全'],
    phone: '199****9015',
    termFrom: '2026-01-12',
    termTo: '2029-01-12',
    certificateNo: null,
    status: 'serving',
    remark: null,
  },
};
const answers = (record: Shown = expert, more: FakeAnswers['registers'] = {}): FakeAnswers => ({
  lists: {
    describe: () => ({
      columns: [{ key: 'name', type: 'text', width: 96, sortable: true, filter: 'none', usual: true }],
      defaultSort: { column: 'name', descending: false },
    }),
    page: () => ({ total: 1, columns: ['id', 'name'], rows: [['x1', '测江河']] }),
    views: () => ({ views: [] }),
    facet: () => ({
      values: [
        { value: '本科', count: 9 },
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
  await userEvent.click(await screen.findByText('测江河'));
  return screen.findByRole('dialog', { name: '测江河' });
};

describe('a register', () => {
  it('opens a record beside its list, numbers masked; one is shown in full by a logged request', async () => {
    const { core } = await renderScreen(experts, '/experts', answers());
    const drawer = await open();
    for (const text of ['229999********0314', '通风与防尘、公共安全', '在聘'])
      expect(within(drawer).getByText(text)).toBeTruthy();
    await userEvent.click(within(drawer).getByRole('button', { name: '显示完整内容：电话' }));
    expect(await within(drawer).findByText('19900009015')).toBeTruthy();
    expect(core.calls).toContainEqual({
      method: 'registers.reveal',
      input: { register: 'experts', id: 'x1', field: 'phone' },
    });
  });

  it('changes a record at the version that was seen, masked numbers going back as they came', async () => {
    const { core } = await renderScreen(experts, '/experts', answers());
    await userEvent.click(within(await open()).getByRole('button', { name: '修改' }));
    const form = await screen.findByRole('dialog', { name: '修改专家' });
    const employer = within(form).getByRole('textbox', { name: '工作单位' });
    await userEvent.clear(employer);
    await userEvent.type(employer, '样本安全评价中心');
    await userEvent.click(within(form).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(core.calls.some((call) => call.method === 'registers.save')).toBe(true));
    expect(core.calls.find((call) => call.method === 'registers.save')?.input).toMatchObject({
      register: 'experts',
      id: 'x1',
      expectedVersion: 4,
      values: {
        employer: '样本安全评价中心',
        phone: '199****9015',
        idNumber: '229999********0314',
        specialties: ['通风与防尘', '公共安全'],
      },
    });
  });

  it('offers the wordings that stand in the register already, and takes a new one', async () => {
    const { core } = await renderScreen(experts, '/experts', answers());
    await userEvent.click(await screen.findByRole('button', { name: '登记专家' }));
    const form = await screen.findByRole('dialog');
    await userEvent.type(within(form).getByRole('textbox', { name: '姓名' }), '样安');
    const education = within(form).getByRole('combobox', { name: '学历' });
    await userEvent.click(education);
    expect(await screen.findByRole('option', { name: /本科/ })).toBeTruthy();
    await userEvent.type(education, '中专');
    await userEvent.tab();
    await userEvent.click(within(form).getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(core.calls.find((call) => call.method === 'registers.save')?.input).toMatchObject({
        values: { name: '样安', education: '中专', specialties: [] },
      }),
    );
  });

  it('takes a record out with a reason', async () => {
    const { core } = await renderScreen(experts, '/experts', answers());
    await userEvent.click(within(await open()).getByRole('button', { name: '移出名册' }));
    const reason = await screen.findByRole('textbox', { name: /原因/ });
    await userEvent.type(reason, '重复登记');
    const question = reason.closest('[role="dialog"]') as HTMLElement;
    await userEvent.click(within(question).getByRole('button', { name: '移出名册' }));
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        method: 'registers.void',
        input: { register: 'experts', id: 'x1', expectedVersion: 4, reason: '重复登记' },
      }),
    );
  });

  it('does not change what another office owns', async () => {
    await renderScreen(experts, '/experts', answers({ ...expert, ours: false }));
    const drawer = await open();
    await within(drawer).findByText('例源设计研究院');
    expect(within(drawer).queryByRole('button', { name: '修改' })).toBeNull();
    expect(within(drawer).queryByRole('button', { name: '移出名册' })).toBeNull();
  });

  it('is filled from a ledger of its kind', async () => {
    const { router } = await renderScreen(experts, '/experts', answers());
    await userEvent.click(await screen.findByRole('button', { name: '导入台账' }));
    expect(await whereTo(router)).toBe('/import?kind=experts');
  });

  it('opens the record that a search has found', async () => {
    expect(recordPath('team', 't 1')).toBe('/teams?open=t%201');
    await renderScreen(experts, recordPath('expert', 'x1') ?? '', answers());
    expect(await screen.findByRole('dialog', { name: '测江河' })).toBeTruthy();
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
    const kept = register === 'experts' ? expert : { ...expert, values: { name: '一号', shareable: true } };
    const entry = toEntry(register, kept);
    expect(toEntry(register, { ...kept, values: fromEntry(register, entry) })).toEqual(entry);
  });

  it('has a screen', () => {
    const paths = [...expertScreens, ...resourceScreens].map((one) => one.path);
    expect(paths).toContain(`/${register}`);
  });
});
