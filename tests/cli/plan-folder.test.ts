import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COUNTY_OFFICE, runCliHere } from '../builders/command-line';
import { scratchFolder } from '../builders/database';
import { buildDocx, para, run as textRun } from '../builders/documents-docx';
import { madeUpUscc } from '../builders/records';

const { folder, remove } = scratchFolder();
afterAll(remove);
const run = (...args: string[]) => runCliHere(folder, args);
const UNIT = '舒兰市示恒煤矿有限公司';
const plan = (...lines: string[]) => buildDocx({ body: lines.map((line) => para(textRun(line))).join('') });

beforeAll(async () => {
  expect((await run('init', 'a.db', ...COUNTY_OFFICE)).code).toBe(0);
  writeFileSync(join(folder, 'units.csv'), `单位名称,统一社会信用代码\n${UNIT},${madeUpUscc(77001)}\n`);
  expect((await run('import', 'enterprises', 'units.csv', '--db', 'a.db')).code).toBe(0);
  mkdirSync(join(folder, 'plans'));
  writeFileSync(
    join(folder, 'plans', '1.docx'),
    plan('水害事故专项应急预案', '颁布日期：2026年3月18日', `编制单位：${UNIT}`, '1 总则'),
  );
  writeFileSync(join(folder, 'plans', '2.docx'), '');
});

interface Answer {
  read: number;
  documents: number;
  batchId: string | null;
  registered: { file: string; owner: string; target: string }[];
  notRegistered: { file: string; code: string }[];
}
const addFolder = async (...more: string[]) => {
  const answer = await run('plan', 'add-folder', 'plans', '--db', 'a.db', '--json', ...more);
  expect(answer.code).toBe(0);
  return JSON.parse(answer.stdout) as Answer;
};

it('registers a folder of plans once: looked at, registered, nothing left the second time', async () => {
  const looked = await addFolder('--dry-run');
  expect(looked).toMatchObject({ read: 2, documents: 0, batchId: null });
  expect(looked.registered).toMatchObject([{ file: '1.docx', owner: UNIT, target: 'new-plan' }]);
  expect(await addFolder()).toMatchObject({ documents: 1, notRegistered: [{ code: 'NOT_A_DOCUMENT' }] });
  const again = await addFolder();
  expect(again.documents).toBe(0);
  expect(again.notRegistered.map((one) => one.code)).toEqual(['ALREADY_KEPT', 'NOT_A_DOCUMENT']);
});

it('says of a file that was not read why', async () => {
  mkdirSync(join(folder, 'large'));
  writeFileSync(join(folder, 'large', '1.pdf'), '');
  truncateSync(join(folder, 'large', '1.pdf'), 2 ** 30);
  const answer = await run('plan', 'add-folder', 'large', '--db', 'a.db', '--json');
  expect(answer.json()).toMatchObject({ notRegistered: [{ file: '1.pdf', code: 'FILE_TOO_LARGE' }] });
});

it('refuses a folder that is not there', async () => {
  const answer = await run('plan', 'add-folder', 'nowhere', '--db', 'a.db', '--json');
  expect(JSON.parse(answer.stdout)).toMatchObject({ error: { code: 'FOLDER_NOT_READABLE' } });
  expect(answer.code).not.toBe(0);
});

it('checks the texts of plans and names those that could not be checked', async () => {
  const answer = await run('plan', 'check-texts', '--db', 'a.db', '--all', '--json');
  expect(answer.code).toBe(0);
  expect(answer.json()).toMatchObject({ checked: 1, unread: 0, notChecked: [] });
});
