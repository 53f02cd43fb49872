import { join } from 'node:path';
import { commandLine, foundOffice } from './harness/databases';
import { callCore, listenIn } from './harness/latency';
import type { Program } from './harness/program';
import { expect, test } from './harness/test';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';

const nothing = {
  ...{ enterpriseId: null, planId: null, planTitle: null, planKind: null, content: null, purpose: null },
  ...{ noNotice: false, plannedOn: null, startOn: null, endOn: null, timeText: null, place: null },
  ...{ participants: null, scenario: null, evaluated: false, evaluatedOn: null, evaluationNote: null },
  ...{ reportedOn: null, remark: null, startsAt: null, endsAt: null },
};
const inject = (number: number, atMinute: number, text: string) => ({
  ...{ id: `n${number}`, number, atMinute, fromWhom: '导调组', toWhom: '班长', channel: 'phone', text },
  ...{ question: null, expectedAction: '报告值班室', expectedMinutes: 3, evaluator: null },
  ...{ objectiveId: null, phase: null, remark: null },
});

/** A drill of the office with three injects, as the design screens would make it. */
async function designDrill({ page }: Program): Promise<string> {
  await listenIn(page);
  await page.reload();
  await expect(page.getByRole('navigation')).toBeVisible();
  const call = <T>(method: string, input: unknown) => callCore(page, method, input) as Promise<T>;
  const { id, version } = await call<{ id: string; version: number }>('drills.plan', {
    ...{ ...nothing, title: '液氨泄漏应急演练', form: 'action', level: 'government' },
  });
  await call('drillDesign.save', {
    ...{ id, expectedVersion: version, objectives: [] },
    fields: {
      ...{ planVersionId: null, background: null, scenario: null, safetyNote: null },
      ...{ durationMinutes: 30, startsAt: null },
    },
    injects: [inject(1, 0, '发现泄漏'), inject(2, 5, '一人受伤'), inject(3, 10, '村民来电')],
  });
  return id;
}

test('a drill is led by keys alone, survives a kill in the middle, and ends with everything in its log', async ({
  launch,
  folder,
}) => {
  const database = foundOffice(join(folder, 'county.db'));
  const userData = join(folder, 'user');
  const program = await launch({ args: [database], userData });
  await new StartScreens(program).entered();
  const id = await designDrill(program);
  const stageOf = async ({ page }: Program) => {
    await new Shell(page).goTo(`/drills/${id}/conduct`);
    await expect(page.getByRole('timer')).toBeVisible();
    const log = page.getByRole('region', { name: '演练日志', exact: true });
    return {
      log,
      key: (name: string) => page.keyboard.press(name),
      type: (text: string) => page.keyboard.type(text),
    };
  };

  const first = await stageOf(program);
  await expect(program.page.getByRole('button', { name: /开始演练/ })).toBeFocused();
  await first.key('Space');
  await expect(first.log.getByText('开始')).toBeVisible();
  await first.key('Enter');
  await expect(first.log.getByText('注入 1')).toBeVisible();
  await first.key('j');
  await first.type('0:06:00');
  await first.key('Enter');
  await expect(program.page.getByRole('timer')).toHaveText(/^0:06:/);
  await first.key('p');
  await first.type('警报不响');
  await first.key('Enter');
  await expect(first.log.getByText('警报不响')).toBeVisible();
  await expect(first.log.getByText('正在保存')).toHaveCount(0);

  const gone = new Promise<void>((resolve) => program.app.on('close', () => resolve()));
  program.app.process().kill('SIGKILL');
  await gone;

  const again = await launch({ args: [database], userData });
  await new StartScreens(again).entered();
  const second = await stageOf(again);
  const goOn = again.page.getByRole('button', { name: /离开时间不计/ });
  await expect(goOn).toBeFocused();
  for (const kept of ['开始', '注入 1', '警报不响']) await expect(second.log.getByText(kept)).toBeVisible();
  await second.key('Enter');
  await expect(second.log.getByText(/中断前记到 0:06:/)).toBeVisible();
  await expect(again.page.getByRole('timer')).toHaveText(/^0:06:/);
  await second.key('Enter');
  await expect(second.log.getByText('注入 2')).toBeVisible();
  await second.key('a');
  await second.key('Enter');
  await expect(second.log.getByText('报告值班室', { exact: false })).toBeVisible();
  await second.key('e');
  await second.key('Enter');
  await expect(again.page.getByText(/演练已结束，用时 0:06:/)).toBeVisible();
  await again.close();
  expect(commandLine(folder, 'check', database)).toMatchObject({ sound: true });
});
