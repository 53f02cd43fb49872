import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../../renderer/api/contract';
import { conductKeyOf } from '../../../renderer/features/drill-conduct/conduct-keys';
import { drillConductScreens } from '../../../renderer/features/drill-conduct/screens';
import { FakeRefusal } from '../support/fake-core';
import { setUpTestWindow } from '../support/render';
import { renderScreen } from '../support/screen';

setUpTestWindow();

type Conduct = Answer<'drillConduct', 'get'>;
type Inject = Conduct['injects'][number];

const inject = (number: number, dueSeconds: number, more: Partial<Inject> = {}): Inject => ({
  ...{
    id: `i${number}`,
    number,
    fromWhom: '导调组',
    toWhom: '班长',
    channel: 'phone',
    text: `信息${number}`,
  },
  ...{ question: null, expectedAction: null, expectedMinutes: null, evaluator: null, phase: null },
  ...{
    dueSeconds,
    beyondEnd: false,
    state: 'waiting',
    doneAt: null,
    delay: null,
    entryId: null,
    reason: null,
  },
  ...{ actionBy: null, actionAfter: null, actionLate: false, stage: null, discussed: null },
  ...more,
});

const summary = {
  ...{ seconds: 130, sent: 1, skipped: 0, unsent: 2, actions: 0, problems: 0 },
  ...{ lateActions: 0, longestDelay: 0 },
};
const run: NonNullable<Conduct['run']> = {
  ...{ id: 'r1', state: 'running', source: 'screen', startedAt: '2026-11-20T01:00:00Z', endedAt: null },
  ...{ clockSeconds: 130, clockMs: 130_400, controller: '示经办', mine: true, interrupted: null },
};

function conductOf(more: Partial<Conduct> = {}): Conduct {
  return {
    ...{
      id: 'd1',
      version: 3,
      ours: true,
      state: 'running',
      title: '液氨泄漏演练',
      unit: null,
      form: 'action',
    },
    ...{
      place: null,
      plannedOn: null,
      durationMinutes: 30,
      background: null,
      scenario: null,
      safetyNote: null,
    },
    ...{ mayStart: false, run, log: [], summary },
    injects: [
      inject(1, 60, { state: 'sent', doneAt: 60, delay: 0, expectedAction: '报告值班室', actionBy: 120 }),
      inject(2, 180),
      inject(3, 400),
    ],
    people: ['示大明', '例小安'].map((name, at) => ({
      ...{ id: `p${at}`, kind: 'person' as const, name, role: 'player' as const, post: null, attended: null },
    })),
    ...more,
  };
}

/** The stage with a fake core that remembers what it was asked to do. */
async function stage(conduct: Conduct, fails: Partial<Record<string, unknown>> = {}) {
  const asked: [string, unknown][] = [];
  const command = (name: string) =>
    vi.fn((input: unknown) => {
      asked.push([name, input]);
      if (fails[name]) throw fails[name];
      return name === 'note' || name === 'send' || name === 'skip' || name === 'correct'
        ? { entryId: 'e9' }
        : { id: 'd1', version: 4 };
    });
  const names = [
    'start',
    'pause',
    'resume',
    'jump',
    'end',
    'goOn',
    'takeOver',
    'note',
    'send',
    'skip',
    'correct',
  ];
  const screenOf = drillConductScreens.find(({ path }) => path.endsWith('/conduct'));
  if (!screenOf) throw new Error('the stage is a screen');
  await renderScreen(screenOf, '/drills/d1/conduct', {
    drillConduct: {
      get: () => conduct,
      ...Object.fromEntries(names.map((name) => [name, command(name)])),
    },
  } as never);
  await screen.findByRole('timer');
  return asked;
}
const press = (code: string, key = code) => fireEvent.keyDown(document.body, { code, key });

describe('the stage is led by keys alone', () => {
  it('shows clock, next injects with the time to them, and actions whose time is over', async () => {
    await stage(conductOf());
    expect(screen.getByRole('timer').textContent).toBe('0:02:10');
    expect(screen.getByText('信息2')).toBeTruthy();
    expect(screen.getByText('0:50')).toBeTruthy();
    expect(screen.getByText('晚 0:10')).toBeTruthy();
  });

  it('pauses, sends the chosen inject, leaves another out with a reason, sets the clock', async () => {
    const asked = await stage(conductOf());
    press('Space', ' ');
    press('ArrowDown');
    press('Enter');
    press('KeyK');
    const user = userEvent.setup();
    await user.keyboard('{Enter}');
    expect(screen.getByText(/请写明原因/)).toBeTruthy();
    await user.keyboard('时间不够{Enter}');
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
    press('KeyJ');
    await user.keyboard('0:10:00{Enter}');
    await waitFor(() => expect(asked.at(-1)?.[0]).toBe('jump'));
    expect(asked).toEqual([
      ['pause', { id: 'd1', text: '' }],
      ['send', { id: 'd1', injectId: 'i3' }],
      ['skip', { id: 'd1', injectId: 'i2', reason: '时间不够' }],
      ['jump', { id: 'd1', to: 600, text: '' }],
    ]);
  });

  it('stamps an entry when its key is pressed, before a word is typed', async () => {
    const asked = await stage(conductOf());
    press('Digit2', '2');
    const user = userEvent.setup();
    await user.keyboard('已报告{Enter}');
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]).toEqual([
      'note',
      {
        ...{ id: 'd1', kind: 'action', injectId: 'i1', actor: '例小安', text: '已报告' },
        stamp: { clockSeconds: 130, agoMs: expect.any(Number) },
      },
    ]);
    // Letters of the stage are text where somebody types.
    press('KeyP');
    await user.keyboard('pan{Escape}');
    expect(asked).toHaveLength(1);
  });

  it('keeps an entry in sight that could not be kept, and tries again', async () => {
    const fails: Record<string, unknown> = { note: new FakeRefusal('DISK_FULL', '磁盘已满。') };
    const asked = await stage(conductOf(), fails);
    press('KeyP');
    const user = userEvent.setup();
    await user.keyboard('警报不响{Enter}');
    const again = await screen.findByRole('button', { name: /磁盘已满/ });
    expect(screen.getByText('警报不响', { exact: false })).toBeTruthy();
    delete fails.note;
    await user.click(again);
    await waitFor(() => expect(screen.queryByRole('button', { name: /磁盘已满/ })).toBeNull());
    expect(asked.map(([name]) => name)).toEqual(['note', 'note']);
  });

  it('ends with the figures in sight', async () => {
    const asked = await stage(conductOf());
    press('KeyE');
    expect(screen.getByText(/还有2条情景信息没有注入/)).toBeTruthy();
    await userEvent.setup().keyboard('{Enter}');
    await waitFor(() => expect(asked).toEqual([['end', { id: 'd1', text: '' }]]));
  });

  it('explains its keys and closes again', async () => {
    await stage(conductOf());
    press('Slash', '?');
    expect(screen.getByRole('dialog', { name: '按键说明' })).toBeTruthy();
    await userEvent.setup().keyboard('x');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('where nobody leads', () => {
  it('starts with the space key', async () => {
    const asked = await stage(conductOf({ run: null, mayStart: true, state: 'prepared' }));
    expect(screen.getByRole('button', { name: /开始演练/ })).toBe(document.activeElement);
    press('Space', ' ');
    await waitFor(() => expect(asked).toEqual([['start', { id: 'd1' }]]));
  });

  it('asks after a crash from where the clock goes on, and takes no other key', async () => {
    const interrupted = { beatAt: '2026-11-20T01:02:10Z', awaySeconds: 75 };
    const asked = await stage(conductOf({ run: { ...run, interrupted } }));
    press('KeyA');
    expect(screen.queryByRole('textbox')).toBeNull();
    await userEvent.setup().click(screen.getByRole('button', { name: /0:03:25 继续（离开时间计入）/ }));
    expect(asked).toEqual([['goOn', { id: 'd1', countAway: true }]]);
  });

  it('only looks on while somebody else leads, and for drills of others', async () => {
    const asked = await stage(conductOf({ run: { ...run, mine: false, controller: '样知新' } }));
    press('Space', ' ');
    press('Enter');
    expect(asked).toEqual([]);
    await userEvent.setup().click(screen.getByRole('button', { name: '接手导调' }));
    expect(asked).toEqual([['takeOver', { id: 'd1' }]]);
  });
});

describe('a table-top drill', () => {
  it('goes from inject to question to answers to the result', async () => {
    const told = inject(1, 0, { state: 'sent', doneAt: 0, delay: 0, stage: 'told', question: '先做什么？' });
    const asked = await stage(conductOf({ form: 'tabletop', injects: [told, inject(2, 60)] }));
    press('Enter');
    press('Digit1', '1');
    await userEvent.setup().keyboard('报告{Enter}');
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked.map(([, input]) => input)).toMatchObject([
      { kind: 'question', text: '先做什么？', injectId: 'i1' },
      { kind: 'answer', text: '报告', actor: '示大明', injectId: 'i1' },
    ]);
  });
});

describe('keys by their place', () => {
  const of = (code: string, more = {}) =>
    conductKeyOf({ code, key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
  it.each([
    ['Digit3', {}, { id: 'who', digit: 3 }],
    ['Numpad9', {}, { id: 'who', digit: 9 }],
    ['KeyA', {}, { id: 'action', digit: 0 }],
    ['Slash', { ctrlKey: true, shiftKey: true }, { id: 'help', digit: 0 }],
    ['KeyA', { ctrlKey: true }, null],
    ['Digit1', { altKey: true }, null],
    ['F5', {}, null],
  ])('%s %j', (code, more, asked) => expect(of(code, more)).toEqual(asked));
});
