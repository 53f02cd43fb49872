import { afterEach, expect, test } from 'vitest';
import { removeSearchEntry } from '../../db/repositories/search-index';
import { completeSearchIndex, noteSearchIncomplete } from '../../db/services/search/complete-index';
import { findRecords } from '../../db/services/search/find';
import { fillCounty } from '../builders/county';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';

const open: ExchangeDesk[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
const desk = (...given: Parameters<typeof makeExchangeDesk>): ExchangeDesk => {
  const made = makeExchangeDesk(...given);
  open.push(made);
  return made;
};

const QUESTIONS = ['改名', '示例第3', '第2版', '2026-9999', '液氨', '第7号', '应急函', 'gmkc'];
const answers = ({ core }: ExchangeDesk) =>
  QUESTIONS.map((text) => [
    text,
    findRecords(core.read, { text, type: null, offset: 0, limit: 500 })
      .hits.map((hit) => `${hit.type} ${hit.id}`)
      .sort(),
  ]);

/** What would be found if every entry were made from what is kept now. */
async function answersMadeAnew(upper: ExchangeDesk) {
  const { write } = upper.core;
  write.exec(
    `INSERT INTO search_index (search_index) VALUES ('delete-all');
     INSERT INTO search_characters (search_characters) VALUES ('delete-all'); DELETE FROM search_item`,
  );
  noteSearchIncomplete(write);
  await completeSearchIndex(upper.core);
  return answers(upper);
}

test('a merge and its undo leave the entries that fit the rows: units renamed, plans filed, versions with documents added', async () => {
  const county = desk();
  fillCounty({ core: county.core, self: county.self }, { enterprises: 8, documents: 8 });
  const db = county.core.write;
  const upper = desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  // The links come with the second package to plans that are known: they are kept back from the first.
  db.exec(`CREATE TEMP TABLE late AS SELECT * FROM filing_case_plan; DELETE FROM filing_case_plan;
    CREATE TEMP TABLE late_document AS SELECT * FROM plan_document; DELETE FROM plan_document`);
  await upper.merge(await county.upload('a.yjpkg'));
  const before = answers(upper);
  expect(before).toEqual(await answersMadeAnew(upper));

  db.exec(`INSERT INTO filing_case_plan SELECT * FROM late; INSERT INTO plan_document SELECT * FROM late_document;
    UPDATE enterprise SET name = '改名矿产有限公司', version = 2 WHERE id IN (SELECT id FROM enterprise ORDER BY id LIMIT 3);
    UPDATE filing_case SET filing_no = '220283-2026-9999', version = version + 1 WHERE id IN (SELECT case_id FROM late LIMIT 1);
    INSERT INTO government_filing (id, plan_version_id, kind, recipient, done_on, document_no, origin, version, created_at, updated_at)
      SELECT 'gf-1', id, 'filing', '吉林市应急管理局', '2026-05-01', '舒应急函〔2026〕3号', origin, 1, created_at, updated_at FROM plan_version LIMIT 1`);
  const { batchId } = await upper.merge(await county.upload('b.yjpkg'));
  const after = answers(upper);
  for (const [text, found] of after) if (text !== '第2版') expect(found, String(text)).not.toEqual([]);
  expect(after).toEqual(await answersMadeAnew(upper));

  await upper.call('undo', { batchId });
  expect(answers(upper)).toEqual(before);
});

test('a later merge is looked for behind the rows that are known, and among those it brought back', async () => {
  const county = desk();
  fillCounty({ core: county.core, self: county.self }, { enterprises: 8, documents: 0 });
  const db = county.core.write;
  const upper = desk({ level: 'city', regionCode: '220200', name: '吉林市应急管理局' });
  const last = () => upper.core.read.value<number>('SELECT MAX(rowid) FROM drill');
  const known = () =>
    JSON.parse(
      upper.core.read.value<string>("SELECT value FROM setting WHERE key = 'search.indexedUpTo'") ?? 'null',
    );
  // A voided team has no entry, and is not looked at again.
  db.exec(`INSERT INTO team (id, name, name_key, region_code, voided_at, void_reason, origin, version, created_at, updated_at)
    VALUES ('t-1', '示例救护队', '示例救护队', '220283', '2026-11-01T00:00:00.000Z', '错录', '${county.self}', 1, '2026-10-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z')`);
  await upper.merge(await county.upload('a.yjpkg'));
  expect(known()).toMatchObject({ notes: 0, upTo: { drill: last(), team: 2 } });

  // The number of a row that is gone is given once more.
  const gone = upper.core.read.value<string>('SELECT id FROM drill ORDER BY rowid DESC LIMIT 1') ?? '';
  removeSearchEntry(upper.core.write, 'drill', gone);
  upper.core.write.run('DELETE FROM drill WHERE id = @gone', { gone });
  db.exec(`UPDATE team SET voided_at = NULL, void_reason = NULL, version = 2 WHERE id = 't-1';
    UPDATE drill SET title = '示例复建演练', version = version + 1 WHERE id = '${gone}'`);
  await upper.merge(await county.upload('b.yjpkg'));
  expect(known()).toMatchObject({ notes: 0, upTo: { drill: last(), team: 2 } });
  const found = (text: string) =>
    findRecords(upper.core.read, { text, type: null, offset: 0, limit: 10 }).hits.map(({ id }) => id);
  expect(found('示例复建演练')).toEqual([gone]);
  expect(found('示例救护队')).toEqual(['t-1']);

  // A batch that says nothing of where its rows lie, as those of earlier programs, has all of them looked through.
  upper.core.write.exec("DELETE FROM search_item WHERE ref_id = 't-1'");
  noteSearchIncomplete(upper.core.write);
  expect(known()).toMatchObject({ notes: 1, upTo: {} });
  expect(await completeSearchIndex(upper.core)).toBe(1);
});
