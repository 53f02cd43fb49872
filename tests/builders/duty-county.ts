import type { WriteDb } from '../../db/connection';

export interface DutyCountySize {
  enterprises: number;
  plansEach: number;
  drillsEach: number;
}

const BOOK = '@origin, @now, @now';
const BOOK_COLUMNS = 'origin, created_at, updated_at';

/**
 * A large county made by SQL alone: units of every kind with plans, filings, assessments, drills over seven years and
 * risk analyses. The same size gives the same county. Ids are `e0000001`, `p…`, `v…`, `f…`, `d…`.
 */
export function fillDutyCounty(db: WriteDb, origin: string, size: DutyCountySize): void {
  const { enterprises, plansEach, drillsEach } = size;
  const values = { origin, now: '2026-01-01T00:00:00.000Z' };
  const plans = enterprises * plansEach;
  const count = (n: number) =>
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${n - 1})`;
  db.transaction(() => {
    db.run(
      `${count(enterprises)} INSERT INTO enterprise (id, name, name_key, region_code, address, activities, size_tier,
         established_on, status, legal_person, business_scope, ${BOOK_COLUMNS})
       SELECT printf('e%07d', i), '舒兰市示例第' || i || '有限公司', '舒兰市示例第' || i || '有限公司', '220283', '北城街道示例街' || i || '号',
         CASE i % 5 WHEN 0 THEN '["non-coal-mine"]' WHEN 1 THEN '["hazmat-trade-storage"]' WHEN 2 THEN '["hotel"]' ELSE '[]' END,
         CASE i % 4 WHEN 0 THEN 'medium' ELSE 'small' END,
         date('2008-01-01', '+' || (i * 37 % 6500) || ' days'),
         CASE WHEN i % 41 = 0 THEN 'closed' WHEN i % 29 = 0 THEN 'suspended' ELSE 'active' END,
         '示某某', '许可项目：危险化学品经营；一般项目：化工产品销售', ${BOOK} FROM n`,
      values,
    );
    db.run(
      `${count(plans)} INSERT INTO plan (id, enterprise_id, kind, title, title_key, ${BOOK_COLUMNS})
       SELECT printf('p%07d', i), printf('e%07d', i / ${plansEach}),
         CASE i % ${plansEach} WHEN 0 THEN 'comprehensive' WHEN 1 THEN 'special' ELSE 'onsite' END,
         '示例企业生产安全事故应急预案' || i, '示例企业生产安全事故应急预案' || i, ${BOOK} FROM n`,
      values,
    );
    db.run(
      `${count(plans)} INSERT INTO plan_version (id, plan_id, number, label, state, review_way, review_date, review_result,
         signed_on, published_on, ${BOOK_COLUMNS})
       SELECT printf('v%07d', i), printf('p%07d', i), 1, '第1版', CASE i % 31 WHEN 0 THEN 'draft' ELSE 'published' END,
         'review', date('2022-06-01', '+' || (i * 7 % 1500) || ' days'), 'passed',
         date('2022-06-20', '+' || (i * 7 % 1500) || ' days'),
         CASE i % 31 WHEN 0 THEN NULL ELSE date('2022-07-01', '+' || (i * 7 % 1500) || ' days') END, ${BOOK} FROM n`,
      values,
    );
    db.run(
      `${count(enterprises)} INSERT INTO filing_case (id, enterprise_id, kind, state, submitted_on, received_on, decided_on,
         filing_no, ${BOOK_COLUMNS})
       SELECT printf('f%07d', i), printf('e%07d', i), 'first', CASE i % 17 WHEN 0 THEN 'checking' ELSE 'filed' END,
         date('2022-07-20', '+' || (i * 28 % 1500) || ' days'), date('2022-07-20', '+' || (i * 28 % 1500) || ' days'),
         CASE i % 17 WHEN 0 THEN NULL ELSE date('2022-07-23', '+' || (i * 28 % 1500) || ' days') END,
         CASE i % 17 WHEN 0 THEN NULL ELSE '220283-2022-' || i END, ${BOOK} FROM n WHERE i % 6 < 5`,
      values,
    );
    db.run(
      `${count(plans)} INSERT INTO filing_case_plan (id, case_id, plan_version_id, ${BOOK_COLUMNS})
       SELECT printf('g%07d', i), printf('f%07d', i / ${plansEach}), printf('v%07d', i), ${BOOK}
       FROM n WHERE (i / ${plansEach}) % 6 < 5 AND i % 7 < 6`,
      values,
    );
    db.run(
      `${count(plans)} INSERT INTO assessment (id, plan_id, assessed_on, conclusion, ${BOOK_COLUMNS})
       SELECT printf('a%07d', i), printf('p%07d', i), date('2024-01-01', '+' || (i * 11 % 900) || ' days'), 'keep', ${BOOK}
       FROM n WHERE i % 2 = 0`,
      values,
    );
    db.run(
      `${count(enterprises * drillsEach)} INSERT INTO drill (id, enterprise_id, plan_id, title, title_key, plan_kind, form, level,
         start_on, end_on, place, scenario, state, evaluated, evaluated_on, reported, reported_on, ${BOOK_COLUMNS})
       SELECT printf('d%08d', i), printf('e%07d', i % ${enterprises}), printf('p%07d', (i % ${enterprises}) * ${plansEach} + i % ${plansEach}),
         '火灾事故应急演练', '火灾事故应急演练',
         CASE i % 4 WHEN 0 THEN 'comprehensive' WHEN 1 THEN 'special' ELSE 'onsite' END, 'action', 'enterprise',
         day, day, '厂区', '储罐出口法兰泄漏，现场人员中毒，启动现场处置方案，各小组按职责开展处置',
         CASE WHEN i % 13 = 0 THEN 'cancelled' ELSE 'evaluated' END, i % 9 > 0, day, i % 2, CASE i % 2 WHEN 1 THEN day END, ${BOOK}
       FROM (SELECT i, date('2020-02-01', '+' || (i / ${enterprises} * ${Math.floor(2460 / drillsEach)} + i * 31 % 97) || ' days') AS day FROM n)`,
      values,
    );
    db.run(
      `${count(enterprises)} INSERT INTO risk_analysis (id, enterprise_id, month, done_on, ${BOOK_COLUMNS})
       SELECT printf('r%07d', i), printf('e%07d', i), '2026-10', '2026-10-28', ${BOOK} FROM n WHERE i % 3 > 0`,
      values,
    );
  });
}
