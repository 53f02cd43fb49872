import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { DrillFindings, Finding } from '../../../renderer/features/drill-findings/finding-forms';
import { drillFindingScreens } from '../../../renderer/features/drill-findings/screens';
import { dropDraft } from '../../../renderer/ui/form/drafts';
import type { FakeAnswers } from '../support/fake-core';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';
import { drillScreen, makeDrill } from './drill-sample';

setUpTestWindow();

function makeFinding(given: Partial<Finding> = {}): Finding {
  return {
    id: 'f1',
    version: 2,
    ours: true,
    number: 1,
    drill: { id: 'd1', title: '火灾实战演练', heldOn: '2026-11-10', enterpriseId: 'e1' },
    title: '警戒区没有设置明显标志',
    area: 'response',
    severity: 'plain',
    evidence: '十分钟仍无警戒带',
    logIds: [],
    item: null,
    sectionPath: ['4 应急响应', '4.3 警戒疏散'],
    owner: '示范一',
    dueOn: '2026-11-30',
    remark: null,
    state: 'assigned',
    overdue: false,
    closedOn: null,
    log: [],
    files: [],
    corrections: [],
    repeatsId: null,
    chain: [],
    offered: [],
    carriedTo: null,
    carriedReason: null,
    trigger: null,
    callsForRevision: false,
    actions: [
      { action: 'assign', blockers: [] },
      { action: 'correct', blockers: [] },
      { action: 'carry', blockers: [] },
    ],
    ...given,
  };
}

const held = makeDrill(
  { state: 'evaluated', actions: [] },
  { startOn: '2026-11-10', endOn: '2026-11-10', evaluated: true },
);
const saved = { id: 'f1', version: 3, drillId: 'd1', number: 1 };

async function open(
  findings: Finding[],
  given: { drill?: typeof held; list?: Partial<DrillFindings>; answers?: FakeAnswers['drillFindings'] } = {},
) {
  for (const draft of ['d1', 'f1', 'f1-correct', 'f1-verify']) dropDraft(`drill-finding-${draft}`);
  const view = await renderScreen(drillScreen('/drills/$id'), '/drills/d1?tab=findings', {
    drills: { get: () => given.drill ?? held, close: () => ({ id: 'd1', version: 4 }) },
    drillFindings: {
      list: () => ({
        drillId: 'd1',
        planId: 'p1',
        ours: true,
        takesFindings: true,
        findings,
        carriedIn: [],
        ...given.list,
      }),
      get: ({ id }) => findings.find((one) => one.id === id) ?? makeFinding({ id }),
      sections: () => ({
        planTitle: '火灾专项预案',
        versionLabel: '第2版',
        sections: [['4 应急响应'], ['4 应急响应', '4.3 警戒疏散']],
      }),
      repeats: () => ({ repeats: [] }),
      ...given.answers,
    },
  });
  await screen.findByRole('heading', { name: '火灾实战演练' });
  return view;
}
const sent = (view: Awaited<ReturnType<typeof open>>, method: string) =>
  view.core.calls.find((call) => call.method === method)?.input;
async function fill(box: HTMLElement, text: string) {
  await userEvent.click(box);
  await userEvent.paste(text);
}

describe('the findings of a drill', () => {
  it('stand with owner, term and state, late ones marked; what stands against closing is said above', async () => {
    const blockers = [{ code: 'FINDINGS_OPEN', text: '还有1个问题没有整改完。' }];
    await open(
      [
        makeFinding({ overdue: true }),
        makeFinding({ id: 'f2', number: 2, title: '对讲机电量不足', state: 'verified' }),
      ],
      {
        drill: makeDrill({ state: 'evaluated', actions: [{ action: 'close', allowed: false, blockers }] }),
      },
    );
    expect(await screen.findByText('已逾期，期限 2026-11-30')).toBeTruthy();
    expect(screen.getByText('已闭环')).toBeTruthy();
    expect(screen.getByText('还有1个问题没有整改完。')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '办结演练' })).toBeNull();
  });

  it('are closed with their drill once nothing stands against it', async () => {
    const view = await open([makeFinding({ state: 'verified' })], {
      drill: makeDrill({ state: 'evaluated', actions: [{ action: 'close', allowed: true, blockers: [] }] }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '办结演练' }));
    await waitFor(() => expect(sent(view, 'drills.close')).toEqual({ id: 'd1', expectedVersion: 3 }));
  });

  it('are entered with the section of the plan; a repeat is pointed out while the words are typed', async () => {
    const view = await open([], {
      answers: {
        add: () => saved,
        repeats: ({ title }) => ({
          repeats: title.includes('警戒')
            ? [
                {
                  id: 'f0',
                  drillId: 'd0',
                  drillTitle: '2025年演练',
                  heldOn: '2025-06-10',
                  title: '警戒区标志不足',
                  state: 'verified',
                  score: 0.8,
                  sameSection: false,
                  times: 2,
                },
              ]
            : [],
        }),
      },
    });
    expect(await screen.findByText('还没有登记问题')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '登记问题' }));
    const drawer = await screen.findByRole('dialog');
    await fill(within(drawer).getByRole('textbox', { name: /^问题/ }), '警戒区没有设置明显标志');
    expect(
      await within(drawer).findByText(/可能是重复问题：“警戒区标志不足”（2025年演练），此前已发现 2 次/),
    ).toBeTruthy();
    await userEvent.click(within(drawer).getByRole('combobox', { name: '对应预案章节' }));
    await userEvent.click(await screen.findByRole('option', { name: /警戒疏散/ }));
    await userEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(sent(view, 'drillFindings.add')).toBeDefined());
    expect(sent(view, 'drillFindings.add')).toMatchObject({
      drillId: 'd1',
      title: '警戒区没有设置明显标志',
      sectionPath: ['4 应急响应', '4.3 警戒疏散'],
      owner: null,
    });
  });

  it('open beside the page with their steps, and take one with what it needs', async () => {
    const view = await open([makeFinding()], { answers: { step: () => saved } });
    await userEvent.click(await screen.findByRole('button', { name: '警戒区没有设置明显标志' }));
    const detail = await screen.findByRole('dialog');
    expect(within(detail).getByText('4 应急响应 › 4.3 警戒疏散')).toBeTruthy();
    await userEvent.click(within(detail).getByRole('button', { name: '登记整改' }));
    const form = await screen.findByRole('dialog', { name: '登记整改' });
    expect(within(form).getByRole('textbox', { name: /^整改人/ })).toHaveProperty('value', '示范一');
    await fill(within(form).getByRole('textbox', { name: /^整改措施/ }), '补设标志');
    await fill(within(form).getByRole('textbox', { name: /^整改证明/ }), '照片');
    await userEvent.click(within(form).getByRole('button', { name: '登记整改' }));
    await waitFor(() =>
      expect(sent(view, 'drillFindings.step')).toMatchObject({
        id: 'f1',
        expectedVersion: 2,
        action: 'correct',
        by: '示范一',
        measure: '补设标志',
        proof: '照片',
      }),
    );
  });

  it('say why a step is blocked, and propose a revision where one is called for', async () => {
    const view = await open(
      [
        makeFinding({
          state: 'corrected',
          severity: 'serious',
          callsForRevision: true,
          actions: [
            {
              action: 'verify',
              blockers: [{ code: 'VERIFIER_ACCOUNT_IS_DOER', text: '请由另一人用自己的账户登录后验证。' }],
            },
          ],
        }),
      ],
      { answers: { proposeRevision: () => ({ ...saved, planId: 'p1', triggerId: 't1' }) } },
    );
    await userEvent.click(await screen.findByRole('button', { name: '警戒区没有设置明显标志' }));
    const detail = await screen.findByRole('dialog');
    expect(within(detail).getByRole('button', { name: '验证通过' })).toHaveProperty('disabled', true);
    expect(within(detail).getByText('请由另一人用自己的账户登录后验证。')).toBeTruthy();
    await userEvent.click(within(detail).getByRole('button', { name: '提出修订预案' }));
    const form = await screen.findByRole('dialog', { name: '提出修订预案' });
    await userEvent.click(within(form).getByRole('button', { name: '提出' }));
    await waitFor(() =>
      expect(sent(view, 'drillFindings.proposeRevision')).toEqual({
        id: 'f1',
        expectedVersion: 2,
        description: '火灾实战演练发现：警戒区没有设置明显标志（涉及“4 应急响应 › 4.3 警戒疏散”）',
      }),
    );
  });

  it('of others are only looked at', async () => {
    await open([makeFinding({ ours: false })], { list: { ours: false } });
    expect(screen.queryByRole('button', { name: '登记问题' })).toBeNull();
    await userEvent.click(await screen.findByRole('button', { name: '警戒区没有设置明显标志' }));
    const detail = await screen.findByRole('dialog');
    expect(within(detail).queryByRole('button', { name: '登记整改' })).toBeNull();
    expect(within(detail).getByText(/由组织演练的单位维护/)).toBeTruthy();
  });
});

describe('the findings of all drills', () => {
  it('have a screen of their own', () => {
    expect(drillFindingScreens.map(({ path }) => path)).toEqual(['/drills/findings']);
  });
});
