import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShellApi } from '../../electron/contract/shell';
import { buildDocx, link, para, run, style, styled, table } from '../builders/documents-docx';
import { buildPdf, paragraphLines } from '../builders/documents-pdf';
import { buildPng } from '../builders/pictures';
import { expect, test } from './harness/test';
import { Grid } from './pages/grid';
import { RecordPage } from './pages/record';
import { Shell } from './pages/shell';
import { StartScreens } from './pages/start-screens';
import { ViewerPage } from './pages/viewer-page';

const PAGES = 20;

function longPdf(catalog = ''): Buffer {
  return buildPdf({
    pages: Array.from({ length: PAGES }, (_empty, at) => [
      { x: 72, y: 780, text: `第${at + 1}节 处置措施`, size: 18 },
      ...paragraphLines(`本节规定第${at + 1}号岗位的处置要求。`.repeat(12), 72, 740, 36),
      ...(at === 14 ? [{ x: 72, y: 300, text: '水泵启动顺序见附件' }] : []),
    ]),
    bookmarks: Array.from({ length: PAGES }, (_empty, at) => ({
      title: `第${at + 1}节 处置措施`,
      page: at + 1,
    })),
    catalog,
  });
}

function longDocx(): Buffer {
  const chapters = Array.from({ length: 30 }, (_empty, at) => [
    styled('1', `${at + 1} 章节`),
    ...Array.from({ length: 12 }, () => para(`第${at + 1}章的正文，规定岗位职责与处置程序。`.repeat(4))),
    table([
      ['岗位', '职责'],
      [`岗位${at + 1}`, at === 24 ? '水泵操作' : '巡视'],
    ]),
  ]);
  // Everything a hostile file could try: it must come to nothing.
  const hostile =
    para(`<w:hyperlink r:id="h1">${run('外部链接')}</w:hyperlink>`) +
    para(
      '<w:r><w:drawing><a:blip r:embed="p1"/></w:drawing></w:r><w:r><w:drawing><a:blip r:embed="p2"/></w:drawing></w:r>',
    ) +
    para('&lt;img src=x onerror=alert(1)&gt;') +
    para('<w:r><w:instrText>DDEAUTO cmd</w:instrText></w:r>');
  return buildDocx({
    styles: style('1', 'heading 1'),
    body: chapters.flat().join('') + hostile,
    extraLinks:
      link('h1', 'hyperlink', 'javascript:window.ran=1', true) +
      link('p1', 'image', 'http://example.invalid/spy.png', true) +
      link('p2', 'image', 'media/bomb.png') +
      link('t1', 'attachedTemplate', 'http://example.invalid/t.dotm', true),
    extraEntries: [
      { name: 'word/media/bomb.png', data: buildPng(50_000, 50_000, 1) },
      { name: 'word/vbaProject.bin', data: 'macro' },
    ],
  });
}

const ACTIONS =
  '/OpenAction << /S /JavaScript /JS (app.launchURL\\("http://example.invalid/"\\); this.ran = 1;) >> ' +
  '/AA << /WC << /S /Launch /F (/bin/sh) >> >> ' +
  '/Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.alert\\(1\\)) >>] >> >>';

test('a plan is read in the program: PDF and Word, outline, find, zoom, keys, print, and nothing in them runs', async ({
  launch,
  folder,
}) => {
  const program = await launch({ args: ['--demo'] });
  const { page } = program;
  const viewer = new ViewerPage(page);
  await new StartScreens(program).entered();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await new Shell(page).go('预案');
  await new Grid(page).open('综合');
  const record = new RecordPage(page);
  const attach = async (name: string, bytes: Buffer) => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    await program.answerOpen(file);
    await page.getByRole('button', { name: '添加原件' }).first().click();
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
  };
  await attach('长预案.pdf', longPdf(ACTIONS));
  await attach('长预案.docx', longDocx());

  await page.getByRole('button', { name: '长预案.pdf', exact: true }).click();
  await expect(page.locator('canvas').first()).toBeVisible();
  await expect(page.getByText(`/ ${PAGES}`)).toBeVisible();
  await expect(viewer.pageBox).toHaveValue('1');
  // Only what is near is drawn.
  expect(await page.locator('canvas').count()).toBeLessThan(6);
  await viewer.outlineEntry('第10节 处置措施').click();
  await expect(viewer.pageBox).toHaveValue('10');
  await viewer.find('水泵启动');
  await viewer.expectHitInSight('水泵启动');
  await expect(viewer.pageBox).toHaveValue('15');
  await viewer.find('第5号岗位');
  await expect(page.getByText('1 / 12')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 / 12')).toBeVisible();
  await page.keyboard.press('Shift+F3');
  await expect(page.getByText('1 / 12')).toBeVisible();
  await page.keyboard.press('Escape');
  const before = Number.parseInt((await viewer.scale.textContent()) ?? '', 10);
  await page.keyboard.press('Control+Minus');
  await expect
    .poll(async () => Number.parseInt((await viewer.scale.textContent()) ?? '', 10))
    .toBeLessThan(before);
  await page.keyboard.press('Control+0');
  await expect(viewer.scale).toHaveText(`${before}%`);
  await viewer.pageBox.fill('18');
  await page.keyboard.press('Enter');
  await expect(viewer.pageBox).toHaveValue('18');
  const printed = await program.catchPrints();
  await page.getByRole('button', { name: '打印' }).click();
  await expect.poll(printed).toBe(PAGES);
  const copy = join(folder, '导出.pdf');
  await program.answerSave(copy);
  await page.getByRole('button', { name: '导出原件' }).click();
  await expect(page.getByText(/原件已存为/)).toBeVisible();
  expect(readFileSync(copy).equals(longPdf(ACTIONS))).toBe(true);
  await page.getByRole('button', { name: '返回预案' }).click();
  await expect(record.name).toBeVisible();

  await page.getByRole('button', { name: '长预案.docx', exact: true }).click();
  await expect(viewer.sheets.getByRole('heading', { name: '1 章节' })).toBeVisible();
  await viewer.outlineEntry('20 章节').click();
  await expect(viewer.sheets.getByRole('heading', { name: '20 章节' })).toBeInViewport();
  await expect(viewer.outlineEntry('20 章节')).toHaveAttribute('aria-current', 'location');
  await viewer.find('水泵操作');
  await viewer.expectHitInSight('水泵操作');
  await page.keyboard.press('Escape');
  await page.keyboard.press('End');
  await expect(page.getByText('图片过大，没有显示')).toBeInViewport();
  await expect(page.getByText('图片在文件之外，没有读取')).toBeVisible();
  await expect(viewer.sheets.getByText('外部链接')).toBeVisible();
  expect(await viewer.sheets.locator('a, script, iframe, object, embed, form').count()).toBe(0);
  expect(await page.evaluate(() => (window as unknown as { ran?: number }).ran)).toBeUndefined();
  // A page of megabytes goes to the printer too.
  await page.evaluate(() => {
    const { shell } = (window as unknown as { plandesk: { shell: ShellApi } }).plandesk;
    const html = `<p>一页</p><!--${'长'.repeat(1_000_000)}-->`;
    return shell.print({ html, title: '一页', pdf: false });
  });
  expect(await printed()).toBe(1);
  expect(asked.filter((url) => !/^(app|blob|data):/.test(url))).toEqual([]);

  // Parts of documents are served by ticket only, and no path leads out.
  const answers = await page.evaluate(async () => {
    const ask = async (path: string) => (await fetch(`app://plandesk${path}`)).status;
    return [
      await ask('/document/00000000-0000-0000-0000-000000000000/content'),
      await ask('/document/..%2F..%2Fetc/original'),
      await ask('/pdfjs/cmaps/..%2f..%2fpackage.json'),
      await ask('/pdfjs/build/pdf.mjs'),
      await ask('/pdfjs/cmaps/UniGB-UCS2-H.bcmap'),
    ];
  });
  expect(answers).toEqual([404, 404, 404, 404, 200]);
  program.complaints.length = 0;
});
