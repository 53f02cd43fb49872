import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldForIndex, searchTerms } from '../../db/domain/text/bigrams';
import { enterpriseTable } from '../../db/repositories/enterprise';
import type { SearchType } from '../../db/repositories/search-index';
import { findRecords } from '../../db/services/search/find';
import { locate } from '../../db/services/search/locate';
import { reindex, searchInitials } from '../../db/services/search/reindex';
import { makeCore, type TestCore } from '../builders/database';
import { attachText } from '../builders/plan-text';
import {
  makeDrill,
  makeEnterprise,
  makeExpert,
  makePlan,
  makePlanVersion,
  makeTeam,
} from '../builders/records';

let place: TestCore;
/** Only the tests that store something pay for a database. */
const withDatabase = () => {
  beforeEach(() => {
    place = makeCore();
  });
  afterEach(() => place.close());
};

const find = (text: string, type: SearchType | null = null, limit = 50, offset = 0) =>
  findRecords(place.core.write, { text, type, limit, offset });
const titles = (text: string, type: SearchType | null = null) =>
  find(text, type).hits.map((hit) => hit.title);

describe('search', () => {
  withDatabase();

  it('finds records by words that must all occur: type by type, in each the last added first', () => {
    const unit = makeEnterprise(place, { name: '舒兰市示恒煤矿有限公司', address: '吉舒街道矿区路3号' });
    const drill = makeDrill(place, { enterpriseId: unit.id, title: '水害应急演练', place: '副井口' });
    const expert = makeExpert(place, {
      name: '例水平',
      employer: '示例矿山设计院',
      specialties: ['矿井水害防治'],
    });
    const team = makeTeam(place, { name: '舒兰市样例矿山救护队' });
    for (const [type, id] of [
      ['enterprise', unit.id],
      ['drill', drill.id],
      ['expert', expert.id],
      ['team', team.id],
    ] as const)
      reindex(place.core.write, type, [id]);
    expect(titles('矿')).toEqual([
      '舒兰市示恒煤矿有限公司',
      '水害应急演练',
      '例水平',
      '舒兰市样例矿山救护队',
    ]);
    expect(titles('水害')).toEqual(['水害应急演练', '例水平']);
    expect(titles('水害 矿山')).toEqual(['例水平']);
    expect(titles('水害', 'drill')).toEqual(['水害应急演练']);
    expect(titles('矿区路３号')).toEqual(['舒兰市示恒煤矿有限公司']);
    expect(find('水害').counts).toMatchObject({ drill: 1, expert: 1, enterprise: 0 });
    expect(find('水害').hits[0]).toMatchObject({
      type: 'drill',
      id: drill.id,
      owner: unit.uscc,
      ownerName: unit.name,
      page: null,
    });
    expect(find('水害', null, 1, 1)).toMatchObject({ total: 2, hits: [{ title: '例水平' }] });
    expect(find(' ， ')).toMatchObject({ total: 0, hits: [] });
  });

  it('finds names by their initials from the beginning, with or without the place', () => {
    const unit = makeEnterprise(place, { name: '吉林省舒兰市示恒煤矿有限公司' });
    const other = makeEnterprise(place, { name: '舒兰市样和木业有限公司' });
    reindex(place.core.write, 'enterprise', [unit.id, other.id]);
    expect(titles('shmk')).toEqual([unit.name]);
    expect(titles('JLSSLSSH')).toEqual([unit.name]);
    expect(titles('hmk')).toEqual([]);
    expect(titles('yhmy 木业')).toEqual([other.name]);
    expect(titles('s')).toEqual([]);
    expect(titles(unit.uscc?.slice(0, 12) ?? '')).toContain(unit.name);
    expect(titles(other.uscc ?? '')).toEqual([other.name]);
  });

  it('shows the passage of a plan with its page, once a plan', () => {
    const { plan, version } = makePlan(place, { title: '综合应急预案' });
    attachText(place, version.id, '第一页的总则\n第二页说：液氨泄漏时立即撤离，液氨 罐区。\n第三页', {
      pages: [
        { page: 1, start: 0 },
        { page: 2, start: 7 },
        { page: 3, start: 30 },
      ],
    });
    attachText(place, version.id, '附件：液氨的特性');
    reindex(place.core.write, 'plan', [plan.id]);
    const { total, hits } = find('综合应急 液氨泄漏');
    expect(total).toBe(1);
    expect(hits).toMatchObject([{ type: 'plan', id: plan.id, title: '综合应急预案', page: 2 }]);
    expect(hits[0]?.snippet).toContain('液氨泄漏时立即撤离');
    expect(find('特性').hits).toMatchObject([{ page: null, snippet: '附件：液氨的特性' }]);
  });

  it('looks into the newest version that has documents', () => {
    const { plan, version } = makePlan(place);
    attachText(place, version.id, '旧版：报告值班室');
    const second = makePlanVersion(place, { planId: plan.id, number: 2 });
    reindex(place.core.write, 'plan', [plan.id]);
    expect(find('值班室').total).toBe(1);
    attachText(place, second.id, '新版：报告调度中心');
    reindex(place.core.write, 'plan', [plan.id]);
    expect([find('值班室').total, find('调度中心').total]).toEqual([0, 1]);
  });

  it('forgets what is changed, voided or gone', () => {
    const unit = makeEnterprise(place, { name: '示恒煤矿' });
    reindex(place.core.write, 'enterprise', [unit.id]);
    enterpriseTable.update(place.core.write, { ...unit, name: '示恒木业' });
    reindex(place.core.write, 'enterprise', [unit.id]);
    expect([find('煤矿').total, find('木业').total]).toEqual([0, 1]);
    enterpriseTable.update(place.core.write, {
      ...unit,
      voidedAt: '2026-01-01T00:00:00.000Z',
      voidReason: '重复',
    });
    reindex(place.core.write, 'enterprise', [unit.id, 'never-there']);
    expect(find('木业').total).toBe(0);
    expect(place.core.write.value('SELECT COUNT(*) FROM search_item')).toBe(0);
  });

  it('never finds people by phone or identity number', () => {
    const expert = makeExpert(place, { phone: '19900001234', idNumber: '229999197601249970' });
    reindex(place.core.write, 'expert', [expert.id]);
    expect([find('19900001234').total, find('229999').total]).toEqual([0, 0]);
  });
});

describe('initials as they are typed', () => {
  it.each([
    ['enterprise', '吉林省舒兰市示恒煤矿', ['jlsslsshmk', 'shmk']],
    ['enterprise', '永吉县例安化工', ['yjxlahg', 'lahg']],
    ['enterprise', '示恒煤矿', ['shmk']],
    ['plan', '火灾事故专项应急预案', ['hzsgzxyjya']],
    ['expert', '单例平', ['slp']],
  ] as const)('%s %s is typed as %j', (type, name, initials) => {
    expect(searchInitials(type, name)).toEqual(initials);
  });
});

describe('locating a term in a text', () => {
  it.each([
    ['液氨泄漏', '泄漏', '泄漏'],
    ['见表Ａ１所示', 'a1', 'Ａ１'],
    ['应急⽣产', '生产', '⽣产'],
    ['火灾、 爆炸', '灾爆', null],
    ['火灾、 爆炸', '灾,爆', '灾、 爆'],
    ['ABC 公司', 'abc', 'ABC'],
    ['𬭎示例', '𬭎', '𬭎'],
  ])('in %s: %s → %s', (text, term, found) => {
    const at = locate(text, term);
    expect(at && text.slice(at.offset, at.offset + at.length)).toBe(found);
  });
});

describe('compared with a plain scan', () => {
  withDatabase();

  const unit = fc.constantFrom(...'应急预案演练煤矿ab1', '，', ' ', '、', '\n', 'Ａ', '⽣', '𬱖', '（');
  const text = fc.string({ unit, minLength: 1, maxLength: 30 });
  const query = fc.string({ unit, minLength: 1, maxLength: 6 });

  it('gives the same records, in every type, after any edits', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ name: text, remark: fc.option(text), next: fc.option(text), gone: fc.boolean() }),
          { minLength: 1, maxLength: 12 },
        ),
        fc.array(query, { minLength: 1, maxLength: 12 }),
        (given, queries) => {
          const db = place.core.write;
          db.exec(
            'DELETE FROM search_index; DELETE FROM search_characters; DELETE FROM search_item; DELETE FROM enterprise',
          );
          const keep = () =>
            given.flatMap(({ name, remark, next, gone }) => {
              const record = makeEnterprise(place, {
                name,
                remark,
                town: null,
                legalPerson: null,
                principal: null,
                safetyOfficer: null,
                uscc: null,
              });
              reindex(db, 'enterprise', [record.id]);
              const edited = {
                ...record,
                remark: next ?? remark,
                voidedAt: gone ? '2026-01-01T00:00:00.000Z' : null,
              };
              enterpriseTable.update(db, edited);
              reindex(db, 'enterprise', [record.id]);
              return gone ? [] : [edited];
            });
          const kept = db.transaction(keep);
          for (const wanted of queries) {
            const terms = searchTerms(wanted);
            const scanned = kept
              .filter((record) =>
                terms.every(
                  (term) =>
                    foldForIndex(`${record.name}\n${record.remark ?? ''}`).includes(foldForIndex(term)) ||
                    (/^[a-z0-9]{2,}$/.test(term) &&
                      searchInitials('enterprise', record.name).some((letters) => letters.startsWith(term))),
                ),
              )
              .map((record) => record.id);
            const found = find(wanted).hits.map((hit) => hit.id);
            expect(found.sort()).toEqual(terms.length === 0 ? [] : scanned.sort());
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
