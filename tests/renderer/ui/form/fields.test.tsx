import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ApiError } from '../../../../renderer/api/errors';
import { ChoicesField } from '../../../../renderer/ui/form/ChoicesField';
import { CodeField } from '../../../../renderer/ui/form/CodePicker';
import { dateField, phoneField, usccField } from '../../../../renderer/ui/form/checks';
import { DateField } from '../../../../renderer/ui/form/DateField';
import { dropDraft } from '../../../../renderer/ui/form/drafts';
import { Form, FormSection } from '../../../../renderer/ui/form/Form';
import { NumberField } from '../../../../renderer/ui/form/NumberField';
import { PhoneField } from '../../../../renderer/ui/form/PhoneField';
import { TextField } from '../../../../renderer/ui/form/TextField';
import { tidyUscc } from '../../../../renderer/ui/form/tidy';
import { useZodForm } from '../../../../renderer/ui/form/use-zod-form';
import { setUpLayout } from '../../support/layout';
import { renderWithCore, setUpTestWindow } from '../../support/render';

setUpTestWindow();
setUpLayout();

const schema = z.object({
  name: z.string().trim().min(2).max(200),
  uscc: usccField.nullable(),
  phone: phoneField.nullable(),
  establishedOn: dateField.nullable(),
  employees: z.number().int().min(0).nullable(),
  regionCode: z.string().regex(/^\d{6}$/),
  activities: z.array(z.string()),
});
type Values = z.output<typeof schema>;

const stored: Values = {
  name: '',
  uscc: null,
  phone: null,
  establishedOn: null,
  employees: null,
  regionCode: '',
  activities: [],
};
const regions = [
  { code: '220283', name: '舒兰市', initials: 'sls' },
  { code: '220281', name: '蛟河市', initials: 'jhs' },
];

function TestForm({
  onSave,
  onCancel = () => undefined,
}: {
  onSave(values: Values): Promise<void>;
  onCancel?(): void;
}) {
  const zodForm = useZodForm('test-form', schema, stored);
  return (
    <Form zodForm={zodForm} saveLabel="保存" onSave={onSave} onCancel={onCancel}>
      <FormSection title="基本情况">
        <TextField name="name" label="单位名称" required />
        <TextField name="uscc" label="信用代码" tidy={tidyUscc} />
        <PhoneField name="phone" label="电话" />
        <DateField name="establishedOn" label="成立日期" />
        <NumberField name="employees" label="从业人数" unit="人" />
        <CodeField name="regionCode" label="行政区划" required options={regions} />
        <ChoicesField
          name="activities"
          label="危险作业"
          choices={[
            { value: 'hotel', label: '宾馆' },
            { value: 'mall', label: '商场' },
          ]}
        />
      </FormSection>
    </Form>
  );
}

async function open(
  onSave = vi.fn<(values: Values) => Promise<void>>().mockResolvedValue(undefined),
  keepDraft = false,
) {
  if (!keepDraft) dropDraft('test-form');
  const root = createRootRoute({ component: () => <TestForm onSave={onSave} /> });
  const router = createRouter({ routeTree: root, history: createMemoryHistory() });
  const view = renderWithCore(<RouterProvider router={router} />);
  await screen.findByLabelText(/单位名称/);
  return { onSave, ...view };
}

const box = (name: RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name });
const save = () => userEvent.click(screen.getByRole('button', { name: '保存' }));

describe('fields', () => {
  it.each([
    ['20261121', '2026-11-21'],
    ['2026.11.21', '2026-11-21'],
    ['2026/1/5', '2026-01-05'],
    ['２０２６年１１月２１日', '2026-11-21'],
  ])('read the date %s as %s', async (typed, kept) => {
    await open();
    await userEvent.type(box(/成立日期/), typed);
    await userEvent.tab();
    expect(box(/成立日期/).value).toBe(kept);
  });

  it.each([
    ['2026-02-30', /./],
    ['2026年11月', /请写到日/],
    ['去年', /看不出是日期/],
  ])('name what is wrong with the date %s', async (typed, sentence) => {
    await open();
    await userEvent.type(box(/成立日期/), typed);
    await userEvent.tab();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(sentence);
    expect(box(/成立日期/).getAttribute('aria-describedby')).toBe(alert.id);
  });

  it('tidy telephone numbers and codes', async () => {
    await open();
    await userEvent.type(box(/电话/), '１９９０ 000 1234 / 0432-00001234');
    await userEvent.tab();
    expect(box(/电话/).value).toBe('19900001234、0432-00001234');
    await userEvent.type(box(/信用代码/), '1122 0000 0135 4435 7t');
    await userEvent.tab();
    expect(box(/信用代码/).value).toBe('11220000013544357T');
  });

  it('refuse a code with a wrong check character beside the field', async () => {
    await open();
    await userEvent.type(box(/信用代码/), '112200000135443579');
    await userEvent.tab();
    expect((await screen.findByRole('alert')).textContent).toMatch(/校验/);
  });

  it.each(['sls', '舒兰', '220283', '２２０２８３'])('choose a region by %s', async (typed) => {
    const { onSave } = await open();
    await userEvent.type(box(/单位名称/), '示例厂');
    await userEvent.type(screen.getByRole('combobox', { name: /行政区划/ }), typed);
    await userEvent.keyboard('{Enter}');
    await save();
    await waitFor(() => expect(onSave).toHaveBeenCalled());
    expect(onSave.mock.calls[0]?.[0]).toMatchObject({ regionCode: '220283' });
  });

  it('hold null for what was emptied and numbers for what was counted', async () => {
    const { onSave } = await open();
    await userEvent.type(box(/单位名称/), '示例厂');
    await userEvent.type(box(/从业人数/), '1,200');
    await userEvent.type(box(/成立日期/), '2015-06-01');
    await userEvent.clear(box(/成立日期/));
    await userEvent.click(screen.getByRole('checkbox', { name: '商场' }));
    await userEvent.click(screen.getByRole('checkbox', { name: '宾馆' }));
    await userEvent.type(screen.getByRole('combobox', { name: /行政区划/ }), 'jhs{Enter}');
    await save();
    await waitFor(() => expect(onSave).toHaveBeenCalled());
    expect(onSave.mock.calls[0]?.[0]).toEqual({
      name: '示例厂',
      uscc: null,
      phone: null,
      establishedOn: null,
      employees: 1200,
      regionCode: '220281',
      activities: ['hotel', 'mall'],
    });
  });
});

describe('form', () => {
  it('checks all fields on saving and puts the person at the first wrong one', async () => {
    const { onSave } = await open();
    await save();
    expect(onSave).not.toHaveBeenCalled();
    expect(screen.getAllByText('请填写')).toHaveLength(2);
    expect(document.activeElement).toBe(box(/单位名称/));
  });

  it('shows a refusal of the core beside the field it names', async () => {
    const onSave = vi
      .fn<(values: Values) => Promise<void>>()
      .mockRejectedValue(new ApiError('USCC_TAKEN', '名册中已有这个代码。', { field: 'uscc' }));
    await open(onSave);
    await userEvent.type(box(/单位名称/), '示例厂');
    await userEvent.type(screen.getByRole('combobox', { name: /行政区划/ }), 'sls{Enter}');
    await save();
    await waitFor(() => expect(screen.getAllByText('名册中已有这个代码。')).toHaveLength(2));
    expect(box(/信用代码/).getAttribute('aria-invalid')).toBe('true');
  });

  it('keeps what was typed when the screen is left, and can go back to what is stored', async () => {
    const { unmount } = await open();
    await userEvent.type(box(/单位名称/), '写了一半');
    unmount();
    await open(undefined, true);
    expect(box(/单位名称/).value).toBe('写了一半');
    await userEvent.click(screen.getByRole('button', { name: '放弃这些修改' }));
    expect(box(/单位名称/).value).toBe('');
    expect(screen.queryByText('已恢复上次未保存的修改')).toBeNull();
  });
});
