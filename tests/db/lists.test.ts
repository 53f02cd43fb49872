import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isPlanDeskError } from '../../db/domain/errors';
import { MISSING_RULES } from '../../db/domain/reports/missing';
import { saveFindings } from '../../db/repositories/document-finding';
import type { ListRequest } from '../../db/repositories/lists/conditions';
import { findList, LISTS } from '../../db/repositories/lists/index';
import {
  countRows,
  iterateRows,
  type Page,
  queryFacet,
  queryIds,
  queryPage,
} from '../../db/repositories/lists/query';
import { listColumn } from '../../electron/contract/common';
import { makeContact, makeFacility } from '../builders/contacts';
import { makeCore, type TestCore } from '../builders/database';
import { makeDeployment } from '../builders/deployments';
import { makeDrillFinding } from '../builders/drill-findings';
import { makeIncident } from '../builders/incidents';
import {
  makeAssessment,
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
  makeReminder,
  makeSupply,
  makeTeam,
} from '../builders/records';
import { makeReview } from '../builders/reviews';

const today = '2026-11-20';
let place: TestCore;
beforeEach(() => {
  place = makeCore({ today });
});
afterEach(() => place.close());

const everything: ListRequest = { text: '', filters: [] };
const page = (list: string, request: Partial<ListRequest> = {}, offset = 0, limit = 200): Page =>
  queryPage(place.core.write, findList(list), { ...everything, ...request }, { offset, limit, today });
/** The page as objects, so that tests name what they look at. */
const rows = (list: string, request: Partial<ListRequest> = {}): Record<string, unknown>[] => {
  const found = page(list, request);
  return found.rows.map((row) => Object.fromEntries(found.columns.map((column, i) => [column, row[i]])));
};
const names = (request: Partial<ListRequest>) => rows('enterprises', request).map((row) => row.name);
/** A document of a version in which a check found something. */
const addFinding = (versionId: string) => {
  const { write } = place.core;
  write.run(
    `INSERT INTO document (sha256, size, kind, encoding, created_at) VALUES ('d', 1, 'docx', 'raw', @today)`,
    { today },
  );
  write.run(
    `INSERT INTO plan_document (id, plan_version_id, sha256, file_name, role, origin, created_at, updated_at)
     VALUES ('pd', @versionId, 'd', '预案.docx', 'text', @self, @today, @today)`,
    { versionId, self: place.self, today },
  );
  saveFindings(write, 'pd', 'basis', [
    { profile: 'names', seq: 0, item: '别家', outcome: 'foreign', start: 3, quote: '别家的名称' },
  ]);
};
const addDuty = (
  subjectId: string,
  state: string,
  due: string | null,
  rule = 'R-DRILL-1Y',
  period = '2026',
  refId = '',
) =>
  place.core.write.run(
    `INSERT INTO duty (subject_id, rule_id, period, ref_id, due_on, state) VALUES (@subjectId, @rule, @period, @refId, @due, @state)`,
    { subjectId, rule, period, refId, due, state },
  ) &&
  place.core.write.run(
    `INSERT INTO duty_subject (subject_id, next_change_on, overdue, dirty) VALUES (@subjectId, '9999-12-31', @overdue, 0)
     ON CONFLICT (subject_id) DO UPDATE SET overdue = overdue + excluded.overdue`,
    { subjectId, overdue: state === 'overdue' ? 1 : 0 },
  );

describe('list definitions', () => {
  it('fit the contract, name each column once and sort by a column that can be sorted', () => {
    for (const list of LISTS) {
      const keys = list.columns.map((column) => column.key);
      expect(new Set(keys).size, list.name).toBe(keys.length);
      for (const { sql: _sql, sort: _sort, many: _many, mask: _mask, ...column } of list.columns)
        expect(listColumn.safeParse(column).success, `${list.name}.${column.key}`).toBe(true);
      expect(list.columns.find((column) => column.key === list.defaultSort.column)?.sortable, list.name).toBe(
        true,
      );
    }
  });

  it('answer for every column: shown, sorted both ways, filtered, counted', () => {
    const unit = makeEnterprise(place, { activities: ['coal-mine'], sets: ['SET-A'] });
    const { version } = makePlan(place, { enterpriseId: unit.id, kind: 'comprehensive' });
    makeFilingCase(place, {
      filingNo: '220283-2026-0001',
      enterpriseId: unit.id,
      planVersionIds: [version.id],
    });
    addFinding(version.id);
    makeReview(place, { planVersionId: version.id });
    makeDeployment(place);
    const { id: drillId } = makeDrill(place, { enterpriseId: unit.id });
    makeDrillFinding(place, { drillId, state: 'assigned', owner: '示范一', dueOn: '2026-11-01' });
    makeExpert(place);
    makeTeam(place, { shareable: true });
    makeIncident(place);
    makeEquipment(place);
    makeSupply(place, { stock: 20, shareable: true });
    makeDepot(place, { shareable: true });
    makeHazard(place, { enterpriseId: unit.id });
    makeHiddenDanger(place, { enterpriseId: unit.id });
    makeContact(place);
    makeFacility(place, { shareable: true });
    addDuty(unit.id, 'overdue', '2026-06-30', MISSING_RULES.filing, '', version.id);
    makeReminder(place, { enterpriseId: unit.id });
    for (const list of LISTS) {
      const total = page(list.name).total;
      if (list.name !== 'import-batches') expect(total, list.name).toBe(1);
      for (const column of list.columns) {
        const where = `${list.name}.${column.key}`;
        if (column.sortable)
          for (const descending of [true, false])
            expect(page(list.name, { sort: { column: column.key, descending } }).total, where).toBe(total);
        if (column.filter === 'values') {
          const facet = queryFacet(place.core.write, list, everything, column.key, today);
          for (const { value, count } of facet)
            expect(page(list.name, { filters: [{ column: column.key, values: [value] }] }).total, where).toBe(
              count,
            );
        }
        if (column.filter === 'range')
          expect(
            () => page(list.name, { filters: [{ column: column.key, from: 0, to: '9999' }] }),
            where,
          ).not.toThrow();
      }
    }
  });
});

describe('pages', () => {
  it('order units by the sound of their names, empty values last in both directions', () => {
    makeEnterprise(place, { name: '样旺煤矿', town: '平安镇' });
    makeEnterprise(place, { name: '测安化工', town: null });
    makeEnterprise(place, { name: '示恒酒店', town: '白旗镇' });
    expect(names({})).toEqual(['测安化工', '示恒酒店', '样旺煤矿']);
    expect(names({ sort: { column: 'town', descending: false } })).toEqual([
      '样旺煤矿',
      '示恒酒店',
      '测安化工',
    ]);
    expect(names({ sort: { column: 'town', descending: true } })).toEqual([
      '示恒酒店',
      '样旺煤矿',
      '测安化工',
    ]);
  });

  it('give every row once over all windows, whatever the order', () => {
    for (let i = 0; i < 57; i += 1)
      makeEnterprise(place, { town: i % 3 === 0 ? null : `第${i % 2}镇`, employees: i % 5 });
    for (const column of ['name', 'town', 'employees', 'overdue', 'usccSuspect']) {
      const seen = [0, 20, 40].flatMap((offset) =>
        page('enterprises', { sort: { column, descending: false } }, offset, 20).rows.map((row) => row[0]),
      );
      expect(new Set(seen).size, column).toBe(57);
      expect(seen, column).toHaveLength(57);
    }
  });

  it('count related records and say who is late', () => {
    const unit = makeEnterprise(place);
    makePlan(place, { enterpriseId: unit.id });
    makePlan(place, { enterpriseId: unit.id, voidedAt: '2026-01-01T00:00:00.000Z', voidReason: '登记错误' });
    makeDrill(place, { enterpriseId: unit.id, endOn: '2026-06-10' });
    makeDrill(place, { enterpriseId: unit.id, endOn: '2026-12-10', state: 'planned' });
    makeFilingCase(place, {
      enterpriseId: unit.id,
      state: 'filed',
      decidedOn: '2025-07-01',
      filingNo: '220283-2025-0001',
    });
    addDuty(unit.id, 'overdue', '2026-06-30');
    addDuty(unit.id, 'met', '2026-12-31', 'R-DRILL-6M-SITE', '2026H2');
    expect(rows('enterprises')).toMatchObject([
      {
        plans: 1,
        overdue: 1,
        lastDrillOn: '2026-06-10',
        lastFiledOn: '2025-07-01',
        origin: '舒兰市应急管理局',
      },
    ]);
  });

  it('shorten phones and identity numbers', () => {
    makeEnterprise(place, { safetyOfficerPhone: '19900001234、0432-00005678' });
    makeExpert(place, { phone: '19900001234', idNumber: '229999197601249970' });
    expect(rows('enterprises')[0]?.safetyOfficerPhone).toBe('199****1234、0432-****5678');
    expect(rows('experts')[0]).toMatchObject({ phone: '199****1234', idNumber: '229999********9970' });
    const exported = [
      ...iterateRows(place.core.write, findList('experts'), everything, ['idNumber', 'name', 'phone'], today),
    ];
    expect(exported[0]?.[0]).toBe('229999********9970');
    expect(exported[0]?.[2]).toBe('199****1234');
  });

  it('leave voided rows out', () => {
    makeEnterprise(place, { voidedAt: '2026-01-01T00:00:00.000Z', voidReason: '重复登记' });
    expect(page('enterprises')).toMatchObject({ total: 0, rows: [] });
  });

  it('show a plan with its newest version and the latest filing of that version', () => {
    const { plan, version } = makePlan(place, { title: '综合应急预案', kind: 'comprehensive' });
    const second = makePlanVersion(place, {
      planId: plan.id,
      number: 2,
      label: '第2版',
      publishedOn: '2026-11-02',
    });
    makeFilingCase(place, {
      enterpriseId: plan.enterpriseId ?? '',
      planVersionIds: [version.id],
      state: 'filed',
      filingNo: '220283-2023-0007',
    });
    expect(rows('plans')).toMatchObject([
      { title: '综合应急预案', versionLabel: '第2版', filingState: null, publishedOn: '2026-11-02' },
    ]);
    makeFilingCase(place, {
      enterpriseId: plan.enterpriseId ?? '',
      planVersionIds: [second.id],
      state: 'checking',
    });
    makeAssessment(place, { planId: plan.id, assessedOn: '2024-05-06' });
    makeAssessment(place, { planId: plan.id, assessedOn: '2026-05-06' });
    expect(rows('plans')).toMatchObject([
      { filingState: 'checking', lastAssessedOn: '2026-05-06', documents: 0 },
    ]);
    expect(rows('plans', { filters: [{ column: 'filingState', values: ['filed'] }] })).toHaveLength(0);
    expect(rows('plans', { filters: [{ column: 'filingState', values: ['checking'] }] })).toHaveLength(1);
  });

  it('show duties with days left, plan titles and the office itself as owner', () => {
    const { plan, version } = makePlan(place, { title: '水害专项应急预案' });
    const kept = makeFilingCase(place, {
      enterpriseId: plan.enterpriseId ?? '',
      planVersionIds: [version.id],
    });
    addDuty(plan.enterpriseId ?? '', 'due-soon', '2026-11-23', 'R-FILE-20WD', '', version.id);
    addDuty(plan.enterpriseId ?? '', 'overdue', '2026-11-13', 'R-ASSESS-3Y', '', plan.id);
    addDuty(plan.enterpriseId ?? '', 'open', null, 'R-FILE-5WD', '', kept.id);
    addDuty(place.self, 'open', '2027-12-31', 'R-DRILL-GOV-2Y', '2026-2027');
    const found = rows('duties');
    expect(found.map((row) => [row.rule, row.daysLeft, row.refTitle])).toEqual([
      ['R-ASSESS-3Y', -7, '水害专项应急预案'],
      ['R-FILE-20WD', 3, '水害专项应急预案'],
      ['R-DRILL-GOV-2Y', 406, null],
      ['R-FILE-5WD', null, '水害专项应急预案'],
    ]);
    expect(found[2]?.ownerName).toBe('舒兰市应急管理局');
    expect(JSON.parse(String(found[0]?.id))).toEqual([plan.enterpriseId, 'R-ASSESS-3Y', '', plan.id]);
  });
});

describe('search box and filters', () => {
  it('find units by every word in name, code or initials', () => {
    makeEnterprise(place, { name: '舒兰市示恒煤矿有限公司', uscc: '91220283MAX000010K' });
    makeEnterprise(place, { name: '舒兰市样悦大酒店', town: '平安镇' });
    expect(names({ text: '煤矿' })).toEqual(['舒兰市示恒煤矿有限公司']);
    expect(names({ text: 'shmk' })).toEqual(['舒兰市示恒煤矿有限公司']);
    expect(names({ text: 'max00001' })).toEqual(['舒兰市示恒煤矿有限公司']);
    expect(names({ text: '舒兰　酒店 平安' })).toEqual(['舒兰市样悦大酒店']);
    expect(names({ text: '舒兰 煤矿 酒店' })).toEqual([]);
    expect(names({ text: '%' })).toEqual([]);
  });

  it('filter by values, by emptiness, by spans and by members of a set', () => {
    makeEnterprise(place, { name: '甲', town: '平安镇', employees: 10, sets: ['SET-A', 'SET-C'] });
    makeEnterprise(place, { name: '乙', town: null, employees: 300, sets: ['SET-C'] });
    makeEnterprise(place, { name: '丙', town: '白旗镇', employees: null, sets: [] });
    const by = (column: string, filter: object) => names({ filters: [{ column, ...filter }] });
    expect(by('town', { values: ['平安镇'] })).toEqual(['甲']);
    expect(by('town', { values: ['平安镇', null] })).toEqual(['甲', '乙']);
    expect(by('employees', { from: 11 })).toEqual(['乙']);
    expect(by('employees', { from: 10, to: 300 })).toEqual(['甲', '乙']);
    expect(by('sets', { values: ['SET-C'] })).toEqual(['甲', '乙']);
    expect(by('sets', { values: [null, 'SET-A'] })).toEqual(['丙', '甲']);
  });

  it('count the values of a column under the other filters only', () => {
    makeEnterprise(place, { town: '平安镇', status: 'active', sets: ['SET-A', 'SET-C'] });
    makeEnterprise(place, { town: '平安镇', status: 'closed', sets: ['SET-C'] });
    makeEnterprise(place, { town: '白旗镇', status: 'active', sets: [] });
    const facet = (column: string, request: Partial<ListRequest> = {}) =>
      queryFacet(place.core.write, findList('enterprises'), { ...everything, ...request }, column, today);
    expect(facet('town', { filters: [{ column: 'town', values: ['白旗镇'] }] })).toEqual([
      { value: '平安镇', count: 2 },
      { value: '白旗镇', count: 1 },
    ]);
    expect(facet('town', { filters: [{ column: 'status', values: ['closed'] }] })).toEqual([
      { value: '平安镇', count: 1 },
    ]);
    expect(facet('sets')).toEqual([
      { value: 'SET-C', count: 2 },
      { value: null, count: 1 },
      { value: 'SET-A', count: 1 },
    ]);
  });

  it('refuse unknown lists and columns and what cannot be done with a column', () => {
    const code = (work: () => unknown) => {
      try {
        work();
      } catch (error) {
        return isPlanDeskError(error) ? error.code : String(error);
      }
      return 'nothing';
    };
    expect(code(() => page('setting'))).toBe('LIST_UNKNOWN');
    expect(code(() => page('enterprises', { sort: { column: 'e.name', descending: true } }))).toBe(
      'COLUMN_UNKNOWN',
    );
    expect(code(() => page('enterprises', { sort: { column: 'sets', descending: true } }))).toBe(
      'SORT_NOT_POSSIBLE',
    );
    expect(code(() => page('enterprises', { filters: [{ column: 'legalPhone', values: ['1'] }] }))).toBe(
      'FILTER_NOT_POSSIBLE',
    );
    expect(code(() => queryFacet(place.core.write, findList('experts'), everything, 'phone', today))).toBe(
      'FILTER_NOT_POSSIBLE',
    );
  });
});

describe('hostile requests', () => {
  const hostile = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      `'; DROP TABLE enterprise; --`,
      '") OR 1=1 --',
      'e.name',
      'id',
      '@today',
      '%',
      '_',
      '[',
      '{"',
      '\u0000',
      '\\',
      '1; ATTACH',
    ),
  );

  it('never reach the SQL: rows stay, answers are rows or a named refusal', () => {
    makeEnterprise(place);
    const value = fc.oneof(hostile, fc.integer(), fc.constant(null));
    const columnKeys = fc.oneof(
      hostile,
      fc.constantFrom(...findList('enterprises').columns.map((column) => column.key)),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...LISTS),
        hostile,
        fc.array(
          fc.record({
            column: columnKeys,
            values: fc.option(fc.array(value, { maxLength: 4 }), { nil: undefined }),
            from: fc.option(hostile, { nil: undefined }),
          }),
          { maxLength: 3 },
        ),
        fc.option(fc.record({ column: columnKeys, descending: fc.boolean() }), { nil: undefined }),
        (list, text, filters, sort) => {
          try {
            const request = { text, filters, sort };
            queryPage(place.core.write, list, request, { offset: 0, limit: 10, today });
            queryIds(place.core.write, list, request, 10, today);
            expect(countRows(place.core.write, list, request, today)).toBeLessThanOrEqual(1);
          } catch (error) {
            expect(isPlanDeskError(error), String(error)).toBe(true);
          }
        },
      ),
      { numRuns: 600 },
    );
    expect(page('enterprises').total).toBe(1);
  });
});
