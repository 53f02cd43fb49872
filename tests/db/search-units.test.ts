import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import { foldForIndex, searchTerms } from '../../db/domain/text/bigrams';
import { enterpriseTable } from '../../db/repositories/enterprise';
import { writeSetting } from '../../db/repositories/setting';
import { saveLicence } from '../../db/services/enterprises/licences';
import { fieldsOf } from '../../db/services/enterprises/read-enterprise';
import { updateEnterprise } from '../../db/services/enterprises/save-enterprise';
import { fileCase } from '../../db/services/filing/decide-filing';
import { undoImport } from '../../db/services/ledgers/undo-import';
import {
  completeSearchIndex,
  dropSearchEntries,
  isSearchIncomplete,
  noteSearchIncomplete,
} from '../../db/services/search/complete-index';
import { findRecords } from '../../db/services/search/find';
import { reindex, reindexUnit, searchInitials } from '../../db/services/search/reindex';
import { makeCore, type TestCore } from '../builders/database';
import { makeHotel, next, receiveOn, tick } from '../builders/filing-steps';
import { importLedger } from '../builders/import-ledger';
import {
  makeDrill,
  makeEnterprise,
  makeFilingCase,
  makeGovernmentFiling,
  makePlan,
} from '../builders/records';

let place: TestCore;
beforeEach(() => {
  place = makeCore();
});
afterEach(() => place.close());

const ids = (text: string) =>
  findRecords(place.core.write, { text, type: null, limit: 200, offset: 0 }).hits.map((hit) => hit.id);

/** A unit with a plan, a case and a drill, none of which says its name. */
function fill(name: string) {
  const unit = makeEnterprise(place, { name });
  const { plan, version } = makePlan(place, { enterpriseId: unit.id, title: '火灾专项预案' });
  const filing = makeFilingCase(place, {
    enterpriseId: unit.id,
    planVersionIds: [version.id],
    filingNo: '220283-2026-0077',
    state: 'filed',
  });
  const drill = makeDrill(place, { enterpriseId: unit.id, title: '疏散演练', planTitle: null });
  reindex(place.core.write, 'enterprise', [unit.id]);
  reindex(place.core.write, 'plan', [plan.id]);
  reindex(place.core.write, 'filing', [filing.id]);
  reindex(place.core.write, 'drill', [drill.id]);
  return { unit, plan, filing, drill, version, all: [unit.id, plan.id, filing.id, drill.id] };
}

describe('what belongs to a unit', () => {
  it('is found by the unit’s name, its initials and words of both', () => {
    const mine = fill('舒兰市示恒煤矿有限公司');
    fill('舒兰市样和木业有限公司');
    for (const text of ['示恒', '恒煤矿', 'shmk', 'slsshmk']) expect(ids(text), text).toEqual(mine.all);
    expect(ids('示恒 火灾')).toEqual([mine.plan.id]);
    expect(ids('“示恒煤矿” 疏散')).toEqual([mine.drill.id]);
    expect(ids('恒 煤')).toEqual(mine.all);
    // The name and the fields beside it are two lines: no phrase reaches over.
    expect(ids('专项预案舒兰')).toEqual([]);
  });

  it('is found by the new name once the unit is renamed, and not by the old one', () => {
    const { unit, all } = fill('舒兰市示恒煤矿有限公司');
    const record = enterpriseTable.find(place.core.write, unit.id);
    if (!record) throw new Error('gone');
    updateEnterprise(place.deps(), {
      id: unit.id,
      expectedVersion: 1,
      fields: { ...fieldsOf(record), name: '舒兰市例源矿业有限公司', address: '吉舒街道1号' },
    });
    expect(ids('示恒')).toEqual([]);
    expect(ids('例源')).toEqual(all);
    expect(ids('lyky')).toEqual(all);
  });

  it('shows whose it is where the name alone was looked for', () => {
    const { plan } = fill('舒兰市示恒煤矿有限公司');
    const hit = findRecords(place.core.write, { text: '示恒', type: 'plan', limit: 1, offset: 0 }).hits[0];
    expect(hit).toMatchObject({ id: plan.id, ownerName: '舒兰市示恒煤矿有限公司', document: null });
    expect(hit?.snippet).toContain('示恒');
  });
});

describe('numbers', () => {
  it('find the plans that were filed under them', () => {
    const { plan, filing } = fill('舒兰市示恒煤矿有限公司');
    for (const number of ['220283-2026-0077', '2202832026', '0077'])
      expect(ids(number), number).toEqual([plan.id, filing.id]);
  });

  it('find a plan as soon as its case is filed', () => {
    const deps = { ...place.deps(), clock: fixedClock('2026-11-19') };
    const { unit, plan, version } = makeHotel(place);
    const received = receiveOn(deps, unit.id, [version.id]);
    const { filingNo } = fileCase(deps, { ...next(tick(deps, received)), onDate: '2026-11-19' });
    expect(ids(filingNo)).toEqual([plan.id, received.id]);
  });

  it('of licences find the unit while they hold', () => {
    const unit = makeEnterprise(place);
    const fields = { kind: '安全生产许可证', number: '(吉)MK安许证字〔2025〕0042', scope: null };
    saveLicence(place.deps(), {
      enterpriseId: unit.id,
      id: null,
      expectedVersion: null,
      fields: { ...fields, issuedBy: null, issuedOn: null, validUntil: null, remark: null },
    });
    expect(ids('安许证 0042')).toEqual([unit.id]);
  });

  it('of a government’s filing find its plan', () => {
    const { plan, version } = makePlan(place, { enterpriseId: null, kind: 'government', title: '总体预案' });
    makeGovernmentFiling(place, { planVersionId: version.id, documentNo: '舒应急函〔2026〕12号' });
    reindex(place.core.write, 'plan', [plan.id]);
    expect(ids('舒应急函 12号')).toEqual([plan.id]);
  });
});

describe('hazards of units', () => {
  it('are found by their words', () => {
    const mine = makeEnterprise(place, { activities: ['coal-mine', 'tailings'], majorHazardLevel: null });
    const depot = makeEnterprise(place, { activities: ['hazmat-storage'], majorHazardLevel: 2 });
    reindex(place.core.write, 'enterprise', [mine.id, depot.id]);
    expect(ids('尾矿库')).toEqual([mine.id]);
    expect(ids('重大危险源')).toEqual([depot.id]);
    expect(ids('二级重大危险源 储存')).toEqual([depot.id]);
    expect(ids('一级重大危险源')).toEqual([]);
  });
});

describe('compared with a plain scan', () => {
  const letters = fc.constantFrom(...'应急预案演练煤矿ab1', '，', ' ', 'Ａ', '⽣');
  const text = fc.string({ unit: letters, minLength: 1, maxLength: 12 });
  const query = fc.string({ unit: letters, minLength: 1, maxLength: 5 });

  it('plans, cases and drills are found by own words and by their unit’s, in every register, after any renaming', () => {
    const unit = fc.record({ name: text, renamed: fc.option(text), title: text, place: text, contact: text });
    fc.assert(
      fc.property(
        fc.array(unit, { minLength: 1, maxLength: 6 }),
        fc.array(query, { minLength: 1, maxLength: 8 }),
        (given, queries) => {
          const db = place.core.write;
          db.exec(
            `DELETE FROM search_index; DELETE FROM search_characters; DELETE FROM search_item; DELETE FROM drill;
             DELETE FROM filing_case; DELETE FROM plan_version; DELETE FROM plan; DELETE FROM enterprise`,
          );
          const records = db.transaction(() =>
            given.flatMap((row) => {
              const owner = makeEnterprise(place, { name: row.name });
              const { plan } = makePlan(place, { enterpriseId: owner.id, title: row.title });
              const filing = makeFilingCase(place, { enterpriseId: owner.id, contact: row.contact });
              const drill = makeDrill(place, {
                enterpriseId: owner.id,
                title: '',
                place: row.place,
                planTitle: null,
              });
              reindex(db, 'plan', [plan.id]);
              reindex(db, 'filing', [filing.id]);
              reindex(db, 'drill', [drill.id]);
              if (row.renamed !== null) {
                enterpriseTable.update(db, { ...owner, name: row.renamed });
                reindexUnit(db, owner.id);
              }
              const name = row.renamed ?? row.name;
              return [
                { id: plan.id, words: [row.title, name], initials: searchInitials('plan', row.title), name },
                { id: filing.id, words: [name, row.contact], initials: [], name },
                { id: drill.id, words: [name, row.place], initials: [], name },
              ];
            }),
          );
          for (const wanted of queries) {
            const terms = searchTerms(wanted);
            const scanned = records.filter(({ words, initials, name }) =>
              terms.every(
                (term) =>
                  foldForIndex(words.join('\n')).includes(foldForIndex(term)) ||
                  (/^[a-z0-9]{2,}$/.test(term) &&
                    [...initials, ...searchInitials('enterprise', name)].some((key) => key.startsWith(term))),
              ),
            );
            const found = (['plan', 'filing', 'drill'] as const).flatMap((type) =>
              findRecords(db, { text: wanted, type, limit: 50, offset: 0 }).hits.map((hit) => hit.id),
            );
            expect(found.sort()).toEqual(terms.length === 0 ? [] : scanned.map((record) => record.id).sort());
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('batches', () => {
  it('a ledger that renames a unit leads to its records, and so does taking it back', async () => {
    const { unit, all } = fill('舒兰市示恒煤矿有限公司');
    const other = fill('舒兰市样和木业有限公司');
    const file = join(place.folder, 'a.csv');
    writeFileSync(
      file,
      `\ufeff单位名称,统一社会信用代码,详细地址\r\n舒兰市例源矿业有限公司,${unit.uscc},北街1号\r\n${other.unit.name},${other.unit.uscc},南街2号\r\n`,
    );
    const entryOf = (id: string) =>
      place.core.read.value(`SELECT docid FROM search_item WHERE ref_id = @id`, { id });
    const untouched = entryOf(other.plan.id);
    const { applied } = await importLedger(place, 'enterprises', file);
    expect(applied.updated).toBe(2);
    expect([ids('示恒'), ids('例源').sort()]).toEqual([[], [...all].sort()]);
    // A unit that keeps its name costs its plans nothing.
    expect(entryOf(other.plan.id)).toBe(untouched);
    await place.core.longTransaction((db, pause) => undoImport(place.deps(db), applied.batchId, pause));
    await completeSearchIndex(place.core);
    expect([ids('示恒').sort(), ids('例源')]).toEqual([[...all].sort(), []]);
  });
});

describe('a batch that comes while the index is completed', () => {
  it('keeps its own note, behind the place that the run has reached as well', async () => {
    const { all, unit } = fill('舒兰市示恒煤矿有限公司');
    const { write } = place.core;
    for (const table of ['search_index', 'search_characters'])
      write.exec(`INSERT INTO ${table} (${table}) VALUES ('delete-all')`);
    write.exec('DELETE FROM search_item');
    // As an earlier program noted it.
    writeSetting(write, 'search.incomplete', true);
    let runs = 0;
    const done = await completeSearchIndex({
      read: place.core.read,
      longTransaction: (work, signal) =>
        place.core.longTransaction(async (db, pause) => {
          const answer = await work(db, pause);
          // Units are done by now; the batch takes one of them out of the index again.
          if (++runs === 3) {
            dropSearchEntries(db, 'enterprise', 'SELECT @id', { id: unit.id }, 'SELECT NULL');
            noteSearchIncomplete(db);
          }
          return answer;
        }, signal),
    });
    expect(done).toBe(4);
    expect(isSearchIncomplete(write)).toBe(true);
    expect(await completeSearchIndex(place.core)).toBe(1);
    expect(isSearchIncomplete(write)).toBe(false);
    expect(ids('示恒').sort()).toEqual([...all].sort());
  });
});

describe('entries of an earlier program', () => {
  it('are made anew, once', async () => {
    const { all } = fill('舒兰市示恒煤矿有限公司');
    writeSetting(place.core.write, 'search.form', 1);
    expect(isSearchIncomplete(place.core.write)).toBe(true);
    place.core.write.run(
      `DELETE FROM search_index WHERE rowid IN (SELECT docid FROM search_item WHERE type = 'plan')`,
    );
    expect(ids('示恒')).toHaveLength(3);
    expect(await completeSearchIndex(place.core)).toBe(4);
    expect(ids('示恒').sort()).toEqual([...all].sort());
    expect(isSearchIncomplete(place.core.write)).toBe(false);
    noteSearchIncomplete(place.core.write);
    expect(await completeSearchIndex(place.core)).toBe(0);
  });
});
