import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openScratch, type ReadDb } from '../../db/connection';
import { foldForIndex, searchTerms } from '../../db/domain/text/bigrams';
import { nameInitials } from '../../db/pinyin';
import { storeDocument } from '../../db/repositories/document';
import { saveDocumentText } from '../../db/repositories/document-text';
import { planDocumentTable } from '../../db/repositories/plan-document';
import { NO_FILTER, type SearchFilter } from '../../db/repositories/search-filter';
import { matchSearchEntries } from '../../db/repositories/search-index';
import { packDocument } from '../../db/services/plans/pack-document';
import { findRecords, type SearchInput } from '../../db/services/search/find';
import { reindex } from '../../db/services/search/reindex';
import { searchQuery } from '../../db/services/search/search-query';
import { makeCore } from '../builders/database';
import { makeEnterprise, makePlan } from '../builders/records';

const PLANS = 20_000;
/** On-site, special and comprehensive plans as units have them, characters. */
const LENGTHS = [800, 800, 800, 800, 800, 2000, 2000, 2000, 8000, 8000];
const QUERIES = 200;
const UNITS = 2000;
const TOWNS = ['上营镇', '吉舒街道', '法特镇', '平安镇', '溪河镇'];

/** A stream of numbers that is the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Words of two to four characters; common characters stand in many of them, as in real plans. */
function madeUpWords(next: () => number, count: number): string[] {
  return Array.from({ length: count }, () => {
    let word = '';
    for (let i = 2 + Math.floor(next() ** 2 * 3); i > 0; i -= 1)
      word += String.fromCharCode(0x4e00 + Math.floor(next() ** 2.5 * 2500));
    return word;
  });
}

/** A plan keeps to its subject: it is written with some hundred words, of which few are used often. */
function madeUpText(next: () => number, words: readonly string[], length: number): string {
  const own = Array.from({ length: 50 + length / 22 }, () => words[Math.floor(next() ** 3 * words.length)]);
  let text = '';
  while (text.length < length) {
    for (let i = 2 + Math.floor(next() * 4); i > 0; i -= 1) text += own[Math.floor(next() ** 2 * own.length)];
    text += next() < 0.2 ? '。\n' : '，';
  }
  return text;
}

const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Prints G10–G12 of the speed goals: search against a LIKE scan of the same texts in the same file. */
export async function run(): Promise<void> {
  const place = makeCore();
  const db = place.core.write;
  const next = numbers(7);
  const words = madeUpWords(next, 6000);
  const now = place.core.clock.now();
  const units = db.transaction(() =>
    Array.from({ length: UNITS }, (_, i) =>
      makeEnterprise(place, {
        name: `舒兰市${words[i]}${words[i + UNITS]}有限公司`,
        town: TOWNS[i % TOWNS.length] ?? null,
      }),
    ),
  );
  const ids: string[] = [];
  const samples: string[] = [];
  db.transaction(() => {
    for (let i = 0; i < PLANS; i += 1) {
      const unit = units[i % UNITS];
      if (!unit) throw new Error('no unit');
      const { plan, version } = makePlan(place, {
        enterpriseId: unit.id,
        kind: i % 3 === 0 ? 'special' : 'onsite',
        first: { publishedOn: `20${20 + (i % 7)}-05-01` },
      });
      const text = madeUpText(next, words, LENGTHS[i % LENGTHS.length] ?? 800);
      if (i % 40 === 0) samples.push(text);
      const packed = packDocument(Buffer.from(`${i}`));
      storeDocument(db, packed, 'docx', now);
      saveDocumentText(db, {
        sha256: packed.sha256,
        state: 'ok',
        text,
        pages: null,
        outline: [],
        headers: [],
        warnings: [],
        extractedAt: now,
      });
      const { id: _id, ...bookkeeping } = unit;
      planDocumentTable.insert(db, {
        ...bookkeeping,
        id: place.core.newId(),
        planVersionId: version.id,
        sha256: packed.sha256,
        fileName: '预案.docx',
        role: 'text',
      });
      ids.push(plan.id);
    }
  });
  const before = performance.now();
  db.transaction(() => {
    for (let i = 0; i < ids.length; i += 500) reindex(db, 'plan', ids.slice(i, i + 500));
  });
  console.log(
    `index of ${PLANS} plans of 800 to 8,000 characters: ${Math.round(performance.now() - before)} ms`,
  );

  // The yardstick: folded texts in a table of their own, so that LIKE compares what the index compares.
  const plainFile = openScratch(join(place.folder, 'plain.db'));
  plainFile.db.exec('CREATE TABLE folded (id TEXT PRIMARY KEY, text TEXT)');
  plainFile.db.transaction(() => {
    for (const row of db.iterate<{ id: string; title: string; unit: string; text: string }>(
      `SELECT p.id, p.title, e.name AS unit, t.text FROM plan p JOIN enterprise e ON e.id = p.enterprise_id JOIN plan_version v ON v.plan_id = p.id
         JOIN plan_document pd ON pd.plan_version_id = v.id JOIN document_text t ON t.sha256 = pd.sha256`,
    ))
      plainFile.db.run('INSERT INTO folded VALUES (@id, @text)', {
        id: row.id,
        text: foldForIndex(`${row.title}\n${row.unit}\n${row.text}`),
      });
  });

  const queries = Array.from({ length: QUERIES }, (_, i) => {
    const piece = () => {
      const text = samples[Math.floor(next() * samples.length)] ?? '';
      const start = Math.floor(next() * (text.length - 8));
      return text.slice(start, start + 1 + (i % 4)).replace(/[，。\n]/g, '');
    };
    return i % 5 === 4 ? `${piece()} ${piece()}` : piece();
  }).filter((query) => query.trim() !== '');

  const likeTimes: number[] = [];
  const allTimes: number[] = [];
  const pageTimes: number[] = [];
  let differing = 0;
  for (const query of queries) {
    const terms = searchTerms(query);
    const like = terms.map((_, i) => `text LIKE @t${i}`).join(' AND ');
    const params = Object.fromEntries(terms.map((term, i) => [`t${i}`, `%${foldForIndex(term)}%`]));
    let start = performance.now();
    const scanned = plainFile.db.all<{ id: string }>(`SELECT id FROM folded WHERE ${like}`, params);
    likeTimes.push(performance.now() - start);
    start = performance.now();
    const found = matchSearchEntries(db, searchQuery(query) ?? { grams: null, characters: '""' }, 'plan', {
      offset: 0,
      limit: PLANS,
    });
    allTimes.push(performance.now() - start);
    start = performance.now();
    findRecords(db, { text: query, type: null, offset: 0, limit: 20 });
    pageTimes.push(performance.now() - start);
    const known = new Set(scanned.map((row) => row.id));
    if (known.size !== found.length || found.some((id) => !known.has(id))) differing += 1;
  }
  for (const times of [likeTimes, allTimes, pageTimes]) times.sort((a, b) => a - b);
  const yardstick = at(likeTimes, 0.5);
  console.log(
    `LIKE scan p50 ${yardstick.toFixed(1)} ms; all hits p95 ${at(allTimes, 0.95).toFixed(2)} ms; first page p50 ${at(pageTimes, 0.5).toFixed(2)} p95 ${at(pageTimes, 0.95).toFixed(2)} ms`,
  );
  console.log(`G10 all hits p95 / LIKE p50: ${(at(allTimes, 0.95) / yardstick).toFixed(3)} (owes 0.2)`);
  console.log(
    `G11 first page p95 / LIKE p50: ${(at(pageTimes, 0.95) / yardstick).toFixed(4)} (owes 0.05); queries with other ids than LIKE: ${differing} of ${queries.length}`,
  );
  db.transaction(() =>
    reindex(
      db,
      'enterprise',
      units.map((one) => one.id),
    ),
  );
  newForms(db, samples, units, next);
  const indexBytes =
    db.value<number>(
      'SELECT (SELECT SUM(LENGTH(block)) FROM search_index_data) + (SELECT SUM(LENGTH(block)) FROM search_characters_data)',
    ) ?? 0;
  const textBytes = db.value<number>('SELECT SUM(LENGTH(CAST(text AS BLOB))) FROM document_text') ?? 1;
  console.log(`G12 index / text: ${(indexBytes / textBytes).toFixed(3)} (owes 1.0)`);
  plainFile.close();
  place.close();
}

/** Times of the other forms of a question, a page of twenty with the counts of every type. */
function newForms(
  db: ReadDb,
  samples: readonly string[],
  units: readonly { name: string }[],
  next: () => number,
): void {
  const piece = (length: number) => {
    const text = samples[Math.floor(next() * samples.length)] ?? '';
    const start = Math.floor(next() * (text.length - 20));
    return text.slice(start, start + length).replace(/[，。\n]/g, '');
  };
  const filter: SearchFilter = { ...NO_FILTER, towns: ['吉舒街道'], kinds: ['special'] };
  const published: SearchFilter = { ...NO_FILTER, publishedFrom: '2024-01-01', publishedTo: '2024-12-31' };
  const forms: Record<string, () => Partial<SearchInput>> = {
    'three words': () => ({ text: `${piece(2)} ${piece(2)} ${piece(1)}` }),
    'phrase and word': () => ({ text: `“${piece(6)}” ${piece(2)}` }),
    initials: () => ({
      text: nameInitials(units[Math.floor(next() * units.length)]?.name.slice(3) ?? '').slice(0, 3),
    }),
    'two characters, town and kind': () => ({ text: piece(2), filter }),
    'one character, town and kind': () => ({ text: piece(1), filter }),
    'two characters, year of publication': () => ({ text: piece(2), filter: published }),
    'palette, two characters': () => ({ text: piece(2), perType: 4 }),
    'all hits at page 50, one character': () => ({ text: piece(1), offset: 980 }),
  };
  for (const [form, question] of Object.entries(forms)) {
    const times: number[] = [];
    for (let i = 0; i < 60; i += 1) {
      const asked = { text: '', type: null, offset: 0, limit: 20, ...question() };
      const start = performance.now();
      findRecords(db, asked);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    console.log(`${form}: p50 ${at(times, 0.5).toFixed(2)} ms, p95 ${at(times, 0.95).toFixed(2)} ms`);
  }
}
