import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { responseCardScreens } from '../../../renderer/features/response-cards/screens';
import type { FakeAnswers } from '../support/fake-core';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();

type Cards = Answer<'responseCards', 'forPlan'>;
const plan: Cards = {
  planId: 'p1',
  title: '加油区火灾现场处置方案',
  enterprise: { id: 'e1', name: '舒兰市示例加油站' },
  ours: true,
  cards: [],
  missingPosts: ['卸油员'],
  readFrom: '方案.docx',
  law: { text: '编制应急处置卡。', source: '办法', article: '第十九条', mark: 'P' },
};
const template = {
  kind: '火灾',
  post: '现场第一发现人',
  risk: '火势蔓延',
  signs: ['有明火'],
  steps: ['呼喊示警', '拨打119'],
  gear: ['灭火器'],
  never: ['乘电梯撤离'],
};
const answers = (over: FakeAnswers['responseCards'] = {}): FakeAnswers => ({
  responseCards: {
    forPlan: () => plan,
    templates: () => ({ templates: [template] }),
    suggest: () => ({
      fileName: '方案.docx',
      steps: [{ text: '关闭卸油阀', heading: '处置措施', offset: 9 }],
    }),
    contacts: () => ({
      options: [
        { key: 'principal', name: '例中意', duty: '主要负责人', phone: '199****0002', group: 'enterprise' },
      ],
    }),
    takeContact: () => ({ line: '例中意（主要负责人）19900000002' }),
    draft: () => ({ html: '<p>卡片</p>', title: '应急处置卡' }),
    ...over,
  },
});
const [making] = responseCardScreens;
const open = (over?: FakeAnswers['responseCards']) => {
  if (!making) throw new Error('no screen');
  return renderScreen(making, '/plans/p1/cards/new?post=卸油员', answers(over));
};
const steps = () => within(screen.getByRole('group', { name: '处置步骤' }));
const written = () =>
  steps()
    .getAllByRole('textbox')
    .map((box) => (box as HTMLInputElement).value);

describe('a card being written', () => {
  it('starts from a template, keeps the post, takes steps and contacts, and is saved in order', async () => {
    const made: unknown[] = [];
    const user = userEvent.setup();
    await open({
      make: (input) => {
        made.push(input);
        return { id: 'c1', version: 1 };
      },
    });
    await user.click(await screen.findByRole('button', { name: '火灾' }));
    expect((screen.getByLabelText(/^岗位/) as HTMLInputElement).value).toBe('卸油员');
    expect(written()).toEqual(['呼喊示警', '拨打119']);
    const [takeStep, takeContact] = screen.getAllByRole('button', { name: '选取' });
    if (!takeStep || !takeContact) throw new Error('nothing to take');
    await user.click(takeStep);
    await user.click(takeContact);
    await user.click(steps().getByLabelText('处置步骤第3条'));
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(written()).toEqual(['呼喊示警', '关闭卸油阀', '拨打119']);
    await user.click(screen.getByRole('button', { name: '保存处置卡' }));
    await waitFor(() => expect(made).toHaveLength(1));
    expect(made[0]).toMatchObject({
      planId: 'p1',
      fields: {
        post: '卸油员',
        steps: ['呼喊示警', '关闭卸油阀', '拨打119'],
        contacts: ['例中意（主要负责人）19900000002'],
      },
    });
  });

  it('begins the next line with Enter and takes a blank one out with Backspace', async () => {
    const user = userEvent.setup();
    await open();
    await user.click(await screen.findByRole('button', { name: '火灾' }));
    await user.click(steps().getByLabelText('处置步骤第1条'));
    await user.keyboard('{Enter}');
    expect(written()).toEqual(['呼喊示警', '', '拨打119']);
    await user.click(steps().getByLabelText('处置步骤第2条'));
    await user.keyboard('{Backspace}');
    expect(written()).toEqual(['呼喊示警', '拨打119']);
  });
});
