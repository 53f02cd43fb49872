import { buildPdf, paragraphLines } from '../builders/documents-pdf';
import { reviewersDatabase, runSql } from './harness/review';
import { expect, test } from './harness/test';

const CHAPTERS = [
  '总则',
  '编制目的',
  '编制依据',
  '适用范围',
  '应急预案体系',
  '工作原则',
  '响应分级',
  '后期处置',
];
const PAGES = 60;

/** Sixty pages; the end of the emergency is told on page 47 alone, in a chapter where nobody expects it. */
function plan(): Buffer {
  const title = (at: number) => `${at + 1} ${CHAPTERS[at] ?? `岗位${at + 1}处置卡`}`;
  return buildPdf({
    pages: Array.from({ length: PAGES }, (_empty, at) => [
      { x: 72, y: 780, text: title(at), size: 18 },
      ...paragraphLines(`第${at + 1}号岗位听从安排，确保通信畅通。`.repeat(14), 72, 740, 36),
      ...(at === 46 ? [{ x: 72, y: 300, text: '险情排除后，由当班班长宣布结束。' }] : []),
    ]),
    bookmarks: Array.from({ length: PAGES }, (_empty, at) => ({ title: title(at), page: at + 1 })),
  });
}

test('a reviewer marks a plan of 60 pages by keyboard, among 3,000 marks', async ({ launch, folder }) => {
  const file = reviewersDatabase(folder, '综合预案.pdf', plan(), 3000);
  const program = await launch({ args: [file] });
  const { page } = program;
  const { keyboard } = page;
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  const line = page.getByRole('option', { selected: true });
  const verdict = (id: string) => page.locator(`[data-item="${id}"] [data-verdict]`);

  // A reviewer's day begins with what came; the duties of the unit are none of theirs.
  await expect(page.getByRole('heading', { name: '评阅' })).toBeVisible();
  await expect(page.getByText('已逾期')).toBeHidden();
  await page.getByRole('button', { name: '开始评阅' }).focus();
  await press('Enter');
  await expect(line).toContainText('F1.1');
  await expect(page.locator('[data-sheet="1"] canvas')).toBeVisible();

  // Form review: as it should be, then an amendment, and on to the next one without a verdict.
  await press('1', 'j', '2', 'Enter');
  await keyboard.type('补充贯彻执行的要求。');
  await press('Escape', 'n');
  await expect(line).toContainText('F2.2');
  await expect(verdict('F2.1')).toHaveText('基本符合');

  // 响应分级: go to the passage, quote its heading with the sentence behind it.
  for (let at = 0; at < 40 && !((await line.textContent()) ?? '').includes('C5.1'); at += 1) await press('j');
  await press('p');
  await expect(page.getByRole('textbox', { name: '页码' })).toHaveValue('7');
  await press('.', 'c', '3', 'Enter');
  await keyboard.type('分级没有体现危害程度。');
  await press('Escape');
  await expect(page.getByText('本项引用的原文 1 处')).toBeVisible();
  await expect(verdict('C5.1')).toHaveText('不符合');

  // 应急结束: claimed missing; the search on record finds it on page 47, so the claim is blocked.
  await press('j', 'j', '3', 'Enter');
  await keyboard.type('补写应急结束的条件。');
  await press('Escape', 'f', 'Enter');
  await expect(page.getByText(/不能认定缺项/)).toBeVisible();
  await press('Escape', 'p');
  await expect(page.getByRole('textbox', { name: '页码' })).toHaveValue('47');
  await press('m');
  await keyboard.type('结束应急应由总指挥宣布。');
  await press('Enter');
  await expect(page.getByText('本项引用的原文 1 处')).toBeVisible();
  await expect(page.getByText(/不能认定缺项/)).toBeHidden();
  await press('h', 'Control+z');
  await expect(page.getByText('已撤销上一个标注（高亮）')).toBeVisible();

  // What is no text is marked by a box, drawn by keys too.
  await press('b', 'ArrowDown', 'Shift+ArrowRight', 'Enter');
  await keyboard.type('此处应附组织机构图。');
  await press('Enter');
  await expect(page.getByRole('button', { name: '第 47 页的框选 此处应附组织机构图。' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();
  await program.close();

  const answers = runSql(
    file,
    '',
    'SELECT item, verdict, reason FROM checklist_answer ORDER BY created_at, rowid',
  );
  expect(answers).toEqual([
    { item: 'F1.1', verdict: 'fit', reason: '' },
    { item: 'F2.1', verdict: 'mostly', reason: '补充贯彻执行的要求。' },
    { item: 'C5.1', verdict: 'unfit', reason: '分级没有体现危害程度。' },
    { item: 'C5.3', verdict: 'unfit', reason: '补写应急结束的条件。' },
  ]);
  const made = `SELECT kind, item, page, quote, voided_at IS NULL AS stands FROM mark WHERE id NOT LIKE 'mark-%' ORDER BY created_at, rowid`;
  expect(runSql(file, '', made)).toMatchObject([
    { kind: 'highlight', item: 'C5.1', page: 7, stands: 1 },
    { kind: 'comment', item: 'C5.3', page: 47, quote: '险情排除后，由当班班长宣布结束。', stands: 1 },
    { kind: 'highlight', item: null, page: 47, stands: 0 },
    { kind: 'box', item: 'C5.3', page: 47, quote: '', stands: 1 },
  ]);
});
