import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SigningKey } from '../../db/exchange/keys';
import { officeKey } from '../../db/exchange/keys';
import { forge } from '../builders/forged-packages';
import {
  fillOrganiser,
  prepare,
  type ReviewDesk,
  review,
  reviewDesks,
  send,
} from '../builders/review-circle';

const { desk, closeAll } = reviewDesks();
let office: ReviewDesk;
let expert: ReviewDesk;
let packed: { file: string; key: SigningKey };
let handedIn: { file: string; key: SigningKey };

beforeAll(async () => {
  office = desk('office');
  const { versionId } = fillOrganiser(office);
  const { ids } = await prepare(office, versionId, ['示专家', '例专家', '样专家']);
  const [first = '', second = '', third = ''] = ids;
  const pack = await send(office, first, 'pack.yjpkg');
  await send(office, second, 'second.yjpkg');
  await send(office, third, 'third.yjpkg');
  expert = desk('reviewer', { name: '示专家' });
  const result = await review(expert, pack, first);
  packed = { file: pack, key: officeKey(office.core.write, office.self) };
  handedIn = { file: result, key: officeKey(expert.core.write, expert.self) };
});
afterAll(closeAll);

/** Codes of what is said about a package that its own sender has changed by hand. */
async function said(at: ReviewDesk, { file, key }: typeof packed, sql: string): Promise<string[]> {
  const forged = forge(file, at.path('forged.yjpkg'), key, { data: (db) => db.exec(sql) });
  try {
    const { blocks, warnings } = await at.call('reviewPackages', 'rehearse', {
      file: at.host.grants.grant(forged),
    });
    return [...blocks.map(({ code }) => `block ${code}`), ...warnings.map(({ code }) => code)];
  } catch (error) {
    return [`thrown ${(error as { code: string }).code}`];
  }
}

/** As much as a search may put on record: two hundred places with their words. */
const LONG_SEARCH = JSON.stringify({
  ...{ words: '应急', sha256: 'x', hits: 200, unread: [], leafed: false, at: '2026-11-09T00:00:00.000Z' },
  places: Array.from({ length: 200 }, (_, at) => ({
    ...{ sha256: 'a'.repeat(64), from: at * 100, to: at * 100 + 10, setAside: true },
    ...{ section: '3.2 应急响应程序与处置措施', excerpt: '字'.repeat(200) },
  })),
});

describe('a result that its expert has edited with other tools', () => {
  test.each<[string, string, string[]]>([
    [
      'a moment that would stand in a Word file as markup',
      `UPDATE mark SET created_at = '"/><evil x="'`,
      ['thrown PACKAGE_VALUES_UNFIT'],
    ],
    [
      'a day of handing in that is none',
      `UPDATE review_opinion SET handed_in_at = '早已交回'`,
      ['thrown PACKAGE_VALUES_UNFIT'],
    ],
    [
      'two answers to one item',
      'UPDATE checklist_answer SET item = (SELECT MAX(item) FROM checklist_answer)',
      ['thrown PACKAGE_VALUES_UNFIT'],
    ],
    ['a page before the first', 'UPDATE mark SET page = -3', ['thrown PACKAGE_VALUES_UNFIT']],
    [
      'a search without its places’ words',
      `UPDATE checklist_answer SET search = '{"words":"x","sha256":"","hits":1,"places":[{"from":0,"to":1}],"unread":[],"leafed":true,"at":""}'`,
      ['thrown PACKAGE_VALUES_UNFIT'],
    ],
    [
      'a verdict that the table does not offer',
      `UPDATE checklist_answer SET verdict = 'covered'`,
      ['block RESULT_TABLES_DIFFER'],
    ],
    [
      'unfit without reason and place',
      `UPDATE checklist_answer SET verdict = 'unfit', reason = ''`,
      ['RESULT_UNREASONED'],
    ],
    ['words that the plan does not have', `UPDATE mark SET quote = '预案没有的话'`, ['RESULT_QUOTES_DIFFER']],
    ['a place behind the end', 'UPDATE mark SET from_at = 99999, to_at = 999999', ['RESULT_QUOTES_DIFFER']],
    ['an open desk', `UPDATE review_opinion SET state = 'open'`, ['block RESULT_OPEN']],
    [
      'nothing, with a search of two hundred places',
      `UPDATE checklist_answer SET search = '${LONG_SEARCH}'`,
      [],
    ],
    [
      'comments beyond all measure',
      `UPDATE mark SET body = '${'长'.repeat(25_000)}'`,
      ['thrown PACKAGE_NOT_ONE_REVIEW'],
    ],
  ])('%s', async (_, sql, expected) => {
    expect(await said(office, handedIn, sql)).toEqual(expected);
  });
});

test('a pack with tables that this program does not have is not received, and the home page stays', async () => {
  const other = desk('reviewer', { name: '示专家' });
  expect(await said(other, packed, `UPDATE review SET checklist_set = 'GUIDE-2031'`)).toEqual([
    'block PACK_TABLES_UNKNOWN',
  ]);
  expect(await other.call('marking', 'home', {})).toEqual([]);
});

test('a result names review and expert as the organiser has them, and changes none of the organiser’s rows', async () => {
  const { file, key } = handedIn;
  const before = office.core.read.all('SELECT * FROM review');
  const forged = forge(file, office.path('renamed.yjpkg'), key, {
    data: (db) =>
      db.exec(
        `UPDATE review SET title = '别的评审', state = 'passed', outcome = 'passed', outcome_by = '我', version = version + 9;
         UPDATE review_assignment SET vote = 'for', attended = 1, role = 'chair', version = version + 9;`,
      ),
  });
  const { result, rehearsalId } = await office.call('reviewPackages', 'rehearse', {
    file: office.host.grants.grant(forged),
  });
  expect(result).toMatchObject({ review: '综合应急预案评审', expert: '示专家' });
  const { batchId, assignmentId } = await office.call('reviewPackages', 'receive', { rehearsalId });
  expect(office.core.read.all('SELECT * FROM review')).toEqual(before);
  expect(
    office.core.read.get('SELECT vote, attended, state FROM review_assignment WHERE id = @assignmentId', {
      assignmentId,
    }),
  ).toEqual({ vote: null, attended: null, state: 'returned' });
  await office.call('exchange', 'undo', { batchId: batchId ?? '' });
});
