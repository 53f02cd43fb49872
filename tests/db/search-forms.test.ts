import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import { foldForIndex } from '../../db/domain/text/bigrams';
import { parseSearch } from '../../db/domain/text/search-terms';
import { NO_FILTER, type SearchFilter } from '../../db/repositories/search-filter';
import { SEARCH_TYPES, type SearchType } from '../../db/repositories/search-index';
import { fileCase } from '../../db/services/filing/decide-filing';
import { saveRecord, voidRecord } from '../../db/services/registers/save-record';
import { completeSearchIndex, noteSearchIncomplete } from '../../db/services/search/complete-index';
import { findRecords, type SearchInput } from '../../db/services/search/find';
import { locateEvery } from '../../db/services/search/locate';
import { reindex } from '../../db/services/search/reindex';
import { searchChoices, searchState } from '../../db/services/search/search-state';
import { makeContact, makeFacility } from '../builders/contacts';
import { makeCore, type TestCore } from '../builders/database';
import { makeHotel, next, receiveOn, tick } from '../builders/filing-steps';
import { makeIncident } from '../builders/incidents';
import { attachText } from '../builders/plan-text';
import {
  makeDepot,
  makeDrill,
  makeEnterprise,
  makeEquipment,
  makeExpert,
  makeFilingCase,
  makeHazard,
  makeHiddenDanger,
  makePlan,
  makePlanVersion,
  makeSupply,
  makeTeam,
} from '../builders/records';

let place: TestCore;
beforeEach(() => {
  place = makeCore();
});
afterEach(() => place.close());

const find = (text: string, more: Partial<SearchInput> = {}) =>
  findRecords(place.core.write, { text, type: null, limit: 50, offset: 0, ...more });
const ids = (text: string, filter: Partial<SearchFilter> = {}) =>
  find(text, { filter: { ...NO_FILTER, ...filter } }).hits.map((hit) => hit.id);
const index = (type: SearchType, ...records: readonly { id: string }[]) =>
  reindex(
    place.core.write,
    type,
    records.map((record) => record.id),
  );

describe('forms of a query', () => {
  it('keeps phrases together and takes no initials for them', () => {
    const together = makeEnterprise(place, { name: '示安木业', remark: '液氨、罐区' });
    const apart = makeEnterprise(place, { name: '例安木业', remark: '罐区旁有液氨' });
    index('enterprise', together, apart);
    expect(ids('液氨 罐区').sort()).toEqual([together.id, apart.id].sort());
    expect(ids('“液氨 罐区”')).toEqual([together.id]);
    expect(ids('「液氨罐区」')).toEqual([]);
    expect(ids('samy')).toEqual([together.id]);
    expect(ids('"samy"')).toEqual([]);
    expect(ids('samy “液氨，罐区”')).toEqual([together.id]);
  });

  it('finds equipment, supplies and filing cases by number', () => {
    const unit = makeEnterprise(place, { name: '舒兰市示恒煤矿' });
    const filed = makeFilingCase(place, {
      enterpriseId: unit.id,
      filingNo: '220283-2026-0031',
      state: 'filed',
    });
    const open = makeFilingCase(place, { enterpriseId: unit.id, contact: '示明远' });
    const gear = makeEquipment(place, { name: '正压式氧气呼吸器', team: '示例矿山救护队' });
    const stock = makeSupply(place, { name: '防洪沙袋', depot: '示例储备库' });
    index('filing', filed, open);
    index('equipment', gear);
    index('supply', stock);
    for (const number of ['220283-2026-0031', '2202832026', '0031']) expect(ids(number)).toEqual([filed.id]);
    expect(find('示明远').hits).toMatchObject([
      { type: 'filing', id: open.id, title: '', ownerName: unit.name, owner: unit.uscc },
    ]);
    expect(find('呼吸器').hits).toMatchObject([
      { type: 'equipment', id: gear.id, ownerName: '示例矿山救护队' },
    ]);
    expect(find('fhsd').hits).toMatchObject([{ type: 'supply', id: stock.id, ownerName: '示例储备库' }]);
  });

  it('shows where the words stand close together, marked, with heading and place in the document', () => {
    const { plan, version } = makePlan(place, { title: '综合应急预案' });
    const far = `${'一般规定。'.repeat(30)}`;
    const text = `1 总则\n液氨是危险化学品。${far}\n5.2 泄漏处置\n罐区液氨泄漏时先撤离。`;
    const sha256 = attachText(place, version.id, text, {
      outline: [
        { level: 1, text: '1 总则', offset: 0 },
        { level: 2, text: '5.2 泄漏处置', offset: text.indexOf('5.2') },
      ],
    });
    index('plan', plan);
    const [hit] = find('液氨 撤离').hits;
    expect(hit).toMatchObject({
      heading: '5.2 泄漏处置',
      page: null,
      document: { sha256, offset: text.lastIndexOf('液氨'), words: '液氨' },
    });
    const marked = hit?.snippetMarks.map(([at, length]) => hit.snippet.slice(at, at + length));
    expect(marked).toEqual(['液氨', '撤离']);
    // Words that stand apart are both shown.
    const [apart] = find('总则 撤离').hits;
    expect(apart?.snippetMarks.map(([at, length]) => apart.snippet.slice(at, at + length))).toEqual([
      '总则',
      '撤离',
    ]);
    expect(find('综合').hits[0]).toMatchObject({ titleMarks: [[0, 2]], document: null });
  });

  it('gives the first of each type when asked to, and pages through all of them otherwise', () => {
    const units = [1, 2, 3].map((n) => makeEnterprise(place, { name: `示例矿业${n}` }));
    const teams = [1, 2].map((n) => makeTeam(place, { name: `示例矿山救护队${n}` }));
    index('enterprise', ...units);
    index('team', ...teams);
    expect(find('矿', { perType: 1 }).hits.map((hit) => hit.id)).toEqual([units[2]?.id, teams[1]?.id]);
    expect(find('矿', { perType: 1 }).total).toBe(5);
    const all = find('矿').hits.map((hit) => hit.id);
    const paged = [0, 2, 4].flatMap((offset) => find('矿', { offset, limit: 2 }).hits.map((hit) => hit.id));
    expect(paged).toEqual(all);
    expect(find('矿', { type: 'team', offset: 1 }).hits.map((hit) => hit.id)).toEqual([teams[0]?.id]);
  });

  it('joins marks that touch', () => {
    expect(locateEvery('煤矿水害，Ａ煤矿', ['煤矿', '水害', 'a'])).toEqual([
      { offset: 0, length: 4 },
      { offset: 5, length: 3 },
    ]);
  });
});

describe('what is done in the program', () => {
  it('can be found at once: a case by the number it was given, equipment until it is voided', () => {
    const deps = { ...place.deps(), clock: fixedClock('2026-11-19') };
    const { unit, version } = makeHotel(place);
    const received = receiveOn(deps, unit.id, [version.id]);
    expect(ids('样小安')).toEqual([received.id]);
    const filed = fileCase(deps, { ...next(tick(deps, received)), onDate: '2026-11-19' });
    expect(ids(filed.filingNo)).toEqual([version.planId, received.id]);
    const gear = saveRecord(deps, { register: 'equipment', values: { name: '冲锋舟' } });
    expect(ids('冲锋舟')).toEqual([gear.id]);
    voidRecord(deps, { register: 'equipment', id: gear.id, expectedVersion: gear.version, reason: '报废' });
    expect(ids('冲锋舟')).toEqual([]);
  });
});

describe('filters', () => {
  const unit = (more: Parameters<typeof makeEnterprise>[1]) =>
    makeEnterprise(place, { remark: '液氨', town: null, industryCode: null, ...more });

  it('narrow by region, town, industry section, state, kind and publication; a type without the field is left out', () => {
    const mine = unit({ town: '吉舒街道', industryCode: 'B0610' });
    const plant = unit({ town: '上营镇', industryCode: 'C2614', status: 'closed', regionCode: '220281' });
    const old = makePlan(place, {
      enterpriseId: mine.id,
      title: '液氨泄漏专项预案',
      kind: 'special',
      first: { state: 'superseded', publishedOn: '2024-05-01' },
    });
    makePlanVersion(place, { planId: old.plan.id, number: 2, state: 'draft', publishedOn: null });
    const fresh = makePlan(place, {
      enterpriseId: plant.id,
      title: '液氨综合预案',
      kind: 'comprehensive',
      first: { state: 'published', publishedOn: '2026-03-01' },
    });
    const drill = makeDrill(place, {
      enterpriseId: mine.id,
      title: '液氨演练',
      planKind: 'special',
      state: 'planned',
    });
    const filing = makeFilingCase(place, {
      enterpriseId: plant.id,
      planVersionIds: [fresh.version.id],
      remark: '液氨',
      state: 'filed',
    });
    const expert = makeExpert(place, { specialties: ['液氨'], regionCode: '220281', status: 'paused' });
    const team = makeTeam(place, { field: '液氨', regionCode: '220283' });
    const stock = makeSupply(place, { name: '液氨堵漏器材' });
    index('enterprise', mine, plant);
    index('plan', old.plan, fresh.plan);
    index('drill', drill);
    index('filing', filing);
    index('expert', expert);
    index('team', team);
    index('supply', stock);
    const expected: [Partial<SearchFilter>, readonly { id: string }[]][] = [
      [{}, [plant, mine, fresh.plan, old.plan, filing, drill, expert, team, stock]],
      [{ towns: ['吉舒街道'] }, [mine, old.plan, drill]],
      [{ sections: ['C'] }, [plant, fresh.plan, filing]],
      [{ regions: ['220281'] }, [plant, fresh.plan, filing, expert]],
      [{ kinds: ['comprehensive'] }, [fresh.plan, filing]],
      [{ kinds: ['special'], towns: ['吉舒街道', '上营镇'] }, [old.plan, drill]],
      [{ states: ['draft'] }, [old.plan]],
      [{ states: ['closed', 'filed', 'paused'] }, [plant, filing, expert]],
      [{ publishedFrom: '2024-05-01', publishedTo: '2024-05-01' }, [old.plan]],
      [{ publishedFrom: '2024-05-02' }, [fresh.plan]],
      [{ kinds: ['special'], publishedFrom: '2025-01-01' }, []],
    ];
    for (const [filter, records] of expected) {
      const wanted = records.map((record) => record.id);
      expect(ids('液氨', filter)).toEqual(wanted);
      const { total, counts } = find('液氨', { filter: { ...NO_FILTER, ...filter } });
      expect([total, Object.values(counts).reduce((a, b) => a + b)]).toEqual([wanted.length, wanted.length]);
    }
    expect(find('液氨', { type: 'team', filter: { ...NO_FILTER, kinds: ['special'] } })).toMatchObject({
      total: 0,
      hits: [],
      counts: { drill: 1 },
    });
  });

  it('are offered as they occur', () => {
    unit({ town: '上营镇', industryCode: 'C2614' });
    unit({ town: '吉舒街道', industryCode: 'B0610' });
    unit({ town: '吉舒街道', industryCode: null });
    expect(searchChoices(place.core.write, (code) => (code === '220283' ? '舒兰市' : null))).toEqual({
      regions: [{ code: '220283', name: '舒兰市' }],
      towns: ['吉舒街道', '上营镇'],
      sections: ['B', 'C'],
    });
  });
});

describe('while not everything can be found', () => {
  it('says so until the entries are made, for every type', async () => {
    const enterprise = makeEnterprise(place);
    const { plan } = makePlan(place, { enterpriseId: enterprise.id });
    makeFilingCase(place, { enterpriseId: enterprise.id });
    makeDrill(place, { enterpriseId: enterprise.id, planId: plan.id });
    makeExpert(place);
    makeTeam(place);
    makeEquipment(place);
    makeSupply(place);
    makeDepot(place);
    makeContact(place);
    makeFacility(place);
    makeHazard(place, { enterpriseId: enterprise.id });
    makeHiddenDanger(place, { enterpriseId: enterprise.id });
    makeIncident(place);
    noteSearchIncomplete(place.core.write);
    expect(searchState(place.core.read)).toEqual({ indexing: true, unread: 0 });
    expect(await completeSearchIndex(place.core)).toBe(SEARCH_TYPES.length);
    expect(searchState(place.core.read)).toEqual({ indexing: false, unread: 0 });
  });

  it('counts the documents nobody has read', () => {
    const { version } = makePlan(place);
    const sha256 = attachText(place, version.id, '文字');
    place.core.write.run('DELETE FROM document_text WHERE sha256 = @sha256', { sha256 });
    expect(searchState(place.core.write).unread).toBe(1);
    place.core.write.run('UPDATE document SET bytes = NULL WHERE sha256 = @sha256', { sha256 });
    expect(searchState(place.core.write).unread).toBe(0);
  });
});

describe('compared with a plain scan', () => {
  const unit = fc.constantFrom(...'应急预案演练煤矿ab1', '，', ' ', '、', '\n', 'Ａ', '⽣', '𬱖');
  const text = fc.string({ unit, minLength: 1, maxLength: 30 });
  const word = fc.string({ unit, minLength: 1, maxLength: 4 });
  const query = fc
    .array(fc.tuple(word, fc.constantFrom('', '“”', '「」', '""')), { minLength: 1, maxLength: 3 })
    .map((words) => words.map(([inner, quotes]) => `${quotes[0] ?? ''}${inner}${quotes[1] ?? ''}`).join(' '));
  const TOWNS = ['上营镇', '吉舒街道', null] as const;
  const filter = fc.record({
    towns: fc.subarray(['上营镇', '吉舒街道']),
    kinds: fc.subarray(['special', 'onsite']),
    states: fc.subarray(['draft', 'published', 'active']),
    publishedFrom: fc.constantFrom(null, '2025-06-01'),
  });

  it('gives the same units and plans for words, phrases and filters', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            town: fc.constantFrom(...TOWNS),
            remark: text,
            plan: text,
            kind: fc.constantFrom('special' as const, 'onsite' as const),
            publishedOn: fc.constantFrom(null, '2025-01-01', '2026-01-01'),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        fc.array(fc.tuple(query, filter), { minLength: 1, maxLength: 8 }),
        (given, questions) => {
          const db = place.core.write;
          db.exec(
            `DELETE FROM search_index; DELETE FROM search_characters; DELETE FROM search_item;
             DELETE FROM plan_document; DELETE FROM document_text; DELETE FROM document;
             DELETE FROM plan_version; DELETE FROM plan; DELETE FROM enterprise`,
          );
          const kept = db.transaction(() =>
            given.map((row) => {
              const owner = makeEnterprise(place, {
                name: '，',
                remark: row.remark,
                town: row.town,
                address: null,
              });
              const { plan, version } = makePlan(place, {
                enterpriseId: owner.id,
                title: '。',
                kind: row.kind,
                first: { state: row.publishedOn ? 'published' : 'draft', publishedOn: row.publishedOn },
              });
              attachText(place, version.id, row.plan);
              index('enterprise', owner);
              index('plan', plan);
              return { ...row, owner, planId: plan.id };
            }),
          );
          for (const [typed, wanted] of questions) {
            const terms = parseSearch(typed).map((term) => foldForIndex(term.text));
            const holds = (haystack: string) =>
              terms.length > 0 && terms.every((term) => foldForIndex(haystack).includes(term));
            const ownerFields = (row: (typeof kept)[number]) =>
              [row.owner.legalPerson, row.owner.principal, row.owner.safetyOfficer, row.remark, row.town]
                .concat(row.owner.licenceNo, row.owner.businessScope)
                .join('\n');
            const inTown = (row: (typeof kept)[number]) =>
              wanted.towns.length === 0 || wanted.towns.includes(row.town ?? '');
            const inState = (state: string) =>
              wanted.states.length === 0 || (wanted.states as string[]).includes(state);
            const scanned = [
              ...kept
                .filter((row) => wanted.kinds.length === 0 && wanted.publishedFrom === null && inTown(row))
                .filter((row) => inState('active') && holds(ownerFields(row)))
                .map((row) => row.owner.id),
              ...kept
                .filter((row) => wanted.kinds.length === 0 || wanted.kinds.includes(row.kind))
                .filter((row) => inTown(row) && inState(row.publishedOn ? 'published' : 'draft'))
                .filter(
                  (row) => wanted.publishedFrom === null || (row.publishedOn ?? '') >= wanted.publishedFrom,
                )
                .filter((row) => holds(row.plan))
                .map((row) => row.planId),
            ];
            expect(ids(typed, wanted).sort()).toEqual(scanned.sort());
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
