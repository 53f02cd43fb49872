import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { systemScreens } from '../../../renderer/features/system/screens';
import { getPreferences } from '../../../renderer/ui/preferences';
import { administratorState } from '../support/administrator';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();

const screenAt = (path: string) => {
  const found = systemScreens.find((one) => one.path === path);
  if (!found) throw new Error(`no screen at ${path}`);
  return found;
};

const rule = {
  id: 'R-DRILL-1Y',
  title: '每年至少一次综合或专项应急预案演练',
  text: '生产经营单位每年至少组织一次综合应急预案演练或者专项应急预案演练。',
  source: '生产安全事故应急预案管理办法',
  article: '第三十三条',
  mark: 'V',
  appliesTo: 'every',
  effectiveFrom: '2016-07-01',
  effectiveTo: null,
  note: '',
  switches: [
    {
      key: 'newUnit',
      value: 'exempt',
      choices: ['exempt', 'full'],
      note: '在周期中间成立的单位，当期是否免计。',
    },
  ],
};

describe('settings', () => {
  const values = { 'rules.dueSoonDays': 30, 'filing.localMaterials': [{ key: 'L3', label: '风险告知书' }] };
  const answers = {
    system: { settings: () => ({ values }), changeSetting: () => ({}) },
  };

  it('store what was changed and nothing else', async () => {
    const { core } = await renderScreen(screenAt('/system'), '/system', answers, administratorState);
    const days = await screen.findByRole('textbox', { name: /到期前多少天/ });
    await userEvent.clear(days);
    await userEvent.type(days, '15');
    const materials = screen.getByRole('textbox', { name: '地方另行要求的材料' });
    await userEvent.type(materials, '\n演练照片');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('有关法定义务随即重新计算')).toBeTruthy();
    expect(
      core.calls.filter((call) => call.method === 'system.changeSetting').map((call) => call.input),
    ).toEqual([
      { key: 'rules.dueSoonDays', value: 15 },
      {
        key: 'filing.localMaterials',
        value: [
          { key: 'L3', label: '风险告知书' },
          { key: 'L4', label: '演练照片' },
        ],
      },
    ]);
  });

  it('keep a letter’s own numbering, and leave the others at the usual one', async () => {
    const { core } = await renderScreen(screenAt('/system'), '/system', answers, administratorState);
    const orders = await screen.findByRole('textbox', { name: /责令改正通知书文号格式/ });
    expect(screen.getByText('留空用默认格式，今年第 12 件将编为：备改〔2026〕12号')).toBeTruthy();
    // Braces are keys to the typist.
    await userEvent.type(orders, '舒责改〔{{yyyy}〕{{seq}号');
    expect(screen.getByText('今年第 12 件将编为：舒责改〔2026〕12号')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await screen.findByText('设置已保存');
    expect(
      core.calls.filter((call) => call.method === 'system.changeSetting').map((call) => call.input),
    ).toEqual([{ key: 'filing.noticeTemplates', value: { correction: '舒责改〔{yyyy}〕{seq}号' } }]);
  });

  it('show the number that a pattern would write, and refuse one without a serial', async () => {
    const { core } = await renderScreen(screenAt('/system'), '/system', answers, administratorState);
    const template = await screen.findByRole('textbox', { name: /备案编号格式/ });
    expect(screen.getByText('今年第 12 件将编为：220283-2026-0012')).toBeTruthy();
    await userEvent.clear(template);
    await userEvent.type(template, '{{yyyy}}');
    await userEvent.tab();
    expect(await screen.findByText(/须含年份/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(core.calls.some((call) => call.method === 'system.changeSetting')).toBe(false);
  });

  it('leave the office’s conventions to the administrator, the theme to everyone', async () => {
    await renderScreen(screenAt('/system'), '/system', answers);
    const days = await screen.findByRole('textbox', { name: /到期前多少天/ });
    expect((days as HTMLInputElement).disabled).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: '深色' }));
    expect(getPreferences().theme).toBe('dark');
    expect(screen.queryByRole('link', { name: '审计日志' })).toBeNull();
  });
});

describe('rules', () => {
  const answers = {
    system: {
      settings: () => ({ values: { 'rules.switches': { 'R-ASSESS-3Y': { suspended: 'waived' } } } }),
      about: () => ({
        version: '0.1.0',
        schemaVersion: 1,
        rulePack: 'p',
        calendarTo: '2026-12-31',
        runtime: {},
      }),
      changeSetting: () => ({}),
    },
    duties: {
      rules: () => ({ pack: 'plandesk-duties 2026.11', rules: [rule] }),
    },
  };

  it('stand with text, source, standing and time in force, and the end of the calendar', async () => {
    await renderScreen(screenAt('/system/rules'), '/system/rules', answers, administratorState);
    const panel = await screen.findByRole('region', { name: rule.title });
    for (const text of [rule.text, '已核原文']) expect(within(panel).getByText(text)).toBeTruthy();
    expect(panel.textContent).toContain('2016-07-01 起施行');
    expect(screen.getByText(/工作日历收录到 2026-12-31/)).toBeTruthy();
  });

  it('are switched after a question; the choices for other rules stay', async () => {
    const { core } = await renderScreen(
      screenAt('/system/rules'),
      '/system/rules',
      answers,
      administratorState,
    );
    await userEvent.click(await screen.findByRole('button', { name: '照常要求' }));
    await userEvent.click(await screen.findByRole('button', { name: '改为此项' }));
    await waitFor(() =>
      expect(core.calls).toContainEqual({
        method: 'system.changeSetting',
        input: {
          key: 'rules.switches',
          value: { 'R-ASSESS-3Y': { suspended: 'waived' }, 'R-DRILL-1Y': { newUnit: 'full' } },
        },
      }),
    );
    expect(await screen.findByText('“周期中间成立的单位”已改为“照常要求”')).toBeTruthy();
  });

  it('cannot be switched by others', async () => {
    await renderScreen(screenAt('/system/rules'), '/system/rules', answers);
    const choice = await screen.findByRole('button', { name: '照常要求' });
    expect((choice as HTMLButtonElement).disabled).toBe(true);
  });
});
