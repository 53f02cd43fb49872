import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CivilDate } from '../../db/domain/dates/civil-date';
import type { ExpertStep } from '../../db/domain/expert/life';
import { expertTable } from '../../db/repositories/expert';
import { expertsOfDrill, HANGING_ON_EXPERT } from '../../db/repositories/expert-pool';
import { findList } from '../../db/repositories/lists/index';
import { queryPage } from '../../db/repositories/lists/query';
import { refreshDirtyDuties } from '../../db/services/duties/refresh';
import { expertPairs, keepApart, mergeExperts } from '../../db/services/experts/expert-duplicates';
import { saveEntry, voidEntry } from '../../db/services/experts/expert-entries';
import { takeStep } from '../../db/services/experts/expert-steps';
import { type SaveExpertInput, saveExpert } from '../../db/services/experts/save-expert';
import { viewExpert } from '../../db/services/experts/view-expert';
import { undoImport } from '../../db/services/ledgers/undo-import';
import { makeCore, type TestCore } from '../builders/database';
import { importLedger } from '../builders/import-ledger';
import { makeDrill, makeEnterprise, makePlan } from '../builders/records';
import { makeAssignment, makeReview } from '../builders/reviews';
import { workbookOf } from '../builders/workbooks';

let test: TestCore;
beforeEach(() => {
  test = makeCore();
});
afterEach(() => test.close());

const facts = {
  name: '示例文',
  phone: '19900001234',
  idNumber: '11010519491231002x',
  employer: '舒兰市示例院',
  specialties: ['煤矿通风', '安全评价'],
  specialtyCodes: ['S01'],
} as const;
const appointed = {
  onDay: '2024-01-01',
  termFrom: '2024-01-01',
  termTo: '2026-12-31',
  documentNo: '舒应急〔2024〕1号',
};
const save = (input: Partial<SaveExpertInput> = {}) =>
  saveExpert(test.deps(), { values: facts, appointed, ...input });
const view = (id: string, today = '2026-11-22') =>
  viewExpert({ db: test.core.write, self: test.self, law: test.core.law, today }, id);
const step = (id: string, expectedVersion: number, name: ExpertStep, more: object = {}) =>
  takeStep(test.deps(), {
    id,
    expectedVersion,
    step: name,
    onDay: '2026-11-22' as CivilDate,
    termFrom: null,
    termTo: null,
    documentNo: null,
    reason: '本人申请',
    remark: null,
    ...more,
  });
const failure = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error as { code: string; details: { blockers?: { code: string }[] } };
  }
  throw new Error('nothing was refused');
};

describe('a person of the pool', () => {
  it('begins as an applicant, or as applicant and appointed in one go', () => {
    const applied = save({ appointed: undefined, values: { name: '样例二' } });
    expect(view(applied.id)).toMatchObject({
      expert: { status: 'applied', version: 1, termTo: null },
      steps: [{ step: 'apply' }],
      serves: false,
    });
    const { id } = save();
    expect(view(id)).toMatchObject({
      expert: {
        status: 'serving',
        termTo: '2026-12-31',
        certificateNo: '舒应急〔2024〕1号',
        phone: '199****1234',
        idNumber: '110105********002X',
        specialtyCodes: ['S01'],
      },
      steps: [{ step: 'apply' }, { step: 'appoint', termFrom: '2024-01-01', ours: true }],
      unrecognised: ['安全评价'],
      serves: true,
      term: { from: '2027-01-01', to: '2029-12-31' },
    });
  });

  it('changes state by steps alone, each with its day and reason', () => {
    const { id, version } = save();
    expect(failure(() => save({ id, expectedVersion: version, values: { status: 'left' } })).code).toBe(
      'FIELDS_INVALID',
    );
    const refused = failure(() => step(id, version, 'expire'));
    expect(refused.code).toBe('EXPERT_BLOCKED');
    expect(refused.details.blockers?.map(({ code }) => code)).toEqual(['TERM_RUNNING']);
    const paused = step(id, version, 'pause');
    expect(failure(() => step(id, version, 'resume')).code).toBe('STALE_VERSION');
    const resumed = step(id, paused.version, 'resume');
    const renewed = step(id, resumed.version, 'renew', { termFrom: '2027-01-01', termTo: '2029-12-31' });
    expect(view(id)).toMatchObject({ serves: true, term: { from: '2030-01-01' } });
    expect(view(id).expert).toMatchObject({
      status: 'serving',
      termFrom: '2024-01-01',
      termTo: '2029-12-31',
      version: renewed.version,
    });
    step(id, renewed.version, 'remove', { reason: '两次无故缺席' });
    expect(view(id).steps.map((one) => one.step)).toEqual([
      'apply',
      'appoint',
      'pause',
      'resume',
      'renew',
      'remove',
    ]);
    expect(view(id).actions.map(({ action }) => action)).toEqual(['apply']);
  });

  it('has one identity number, and codes of the list only', () => {
    save();
    expect(failure(() => save()).code).toBe('DUPLICATE_IDENTITY');
    expect(failure(() => save({ values: { name: '样例', specialtyCodes: ['S99'] } })).code).toBe(
      'FIELDS_INVALID',
    );
    expect(failure(() => save({ values: { name: ' ' } })).code).toBe('FIELDS_INVALID');
  });

  it('is reminded of before the term ends, until it is renewed', () => {
    const { id, version } = save({ appointed: { ...appointed, termTo: '2025-12-10' } });
    const owed = () => {
      refreshDirtyDuties(test.deps());
      return test.core.write.all(
        `SELECT due_on AS due, state FROM duty WHERE rule_id = 'R-EXPERT-TERM' AND ref_id = @id`,
        { id },
      );
    };
    expect(owed()).toEqual([{ due: '2025-12-10', state: 'overdue' }]);
    step(id, version, 'renew', { termFrom: '2026-12-01', termTo: '2029-11-30' });
    expect(owed()).toEqual([]);
  });
});

describe('what is noted of a person', () => {
  const evaluation = {
    year: 2025,
    task: null,
    attendance: null,
    quality: null,
    fairness: null,
    punctuality: null,
    grade: 'unfit',
    comment: null,
    evaluatedOn: '2026-01-10',
    evaluator: '样例',
  } as const;
  const work = {
    kind: 'drill-guidance',
    reviewId: null,
    drillId: null,
    enterpriseId: null,
    unitName: null,
    title: '演练指导',
    fromDay: '2026-06-01',
    toDay: null,
    hours: 4,
    paid: false,
    fee: null,
    attended: true,
    record: '疏散路线需调整',
    remark: null,
  } as const;

  it('proposes removal after two unfit years, and changes nothing itself', () => {
    const { id } = save();
    saveEntry(test.deps(), { kind: 'evaluation', expertId: id, values: { ...evaluation, year: 2024 } });
    const second = saveEntry(test.deps(), { kind: 'evaluation', expertId: id, values: evaluation });
    expect(view(id)).toMatchObject({ removalProposed: [2024, 2025], expert: { status: 'serving' } });
    expect(
      failure(() => saveEntry(test.deps(), { kind: 'evaluation', expertId: id, values: evaluation })).code,
    ).toBe('EVALUATION_TWICE');
    saveEntry(test.deps(), {
      kind: 'evaluation',
      expertId: id,
      id: second.id,
      expectedVersion: 1,
      values: { ...evaluation, grade: 'basic' },
    });
    expect(view(id).removalProposed).toBeNull();
  });

  it('counts guidance and observation of drills with what was seen', () => {
    const unit = makeEnterprise(test, { name: '舒兰市示例一厂' }).id;
    const drill = makeDrill(test, { enterpriseId: unit }).id;
    const { id } = save();
    const made = saveEntry(test.deps(), { kind: 'work', expertId: id, values: { ...work, drillId: drill } });
    expect(expertsOfDrill(test.core.write, drill)).toMatchObject([
      { id: made.id, expertId: id, name: '示例文', kind: 'drill-guidance', record: '疏散路线需调整' },
    ]);
    expect(view(id)).toMatchObject({
      works: [{ unitName: '舒兰市示例一厂', enterpriseId: unit, drillId: drill }],
      workYears: [{ year: 2026, tasks: 1, hours: 4 }],
    });
    voidEntry(test.deps(), { kind: 'work', id: made.id, expectedVersion: 1, reason: '登记错误' });
    expect(view(id).works).toEqual([]);
  });

  it('keeps training, absences and interests, and refuses spans that run backwards', () => {
    const { id } = save();
    const unit = makeEnterprise(test, { name: '舒兰市示例二厂', uscc: '91220283MAXF2Q0K7A' }).id;
    saveEntry(test.deps(), {
      kind: 'training',
      expertId: id,
      values: {
        heldOn: '2026-03-01',
        title: '评审培训',
        hours: 8,
        result: '合格',
        certificateNo: null,
        remark: null,
      },
    });
    saveEntry(test.deps(), {
      kind: 'interest',
      expertId: id,
      values: {
        kind: 'shareholding',
        enterpriseId: unit,
        unitName: '二厂',
        uscc: null,
        since: null,
        until: null,
        declaredOn: '2026-02-01',
        remark: null,
      },
    });
    const absence = { fromDay: '2026-12-01', toDay: '2026-12-31', reason: '出差' };
    saveEntry(test.deps(), { kind: 'absence', expertId: id, values: absence });
    expect(view(id)).toMatchObject({
      trainings: [{ title: '评审培训', hours: 8 }],
      interests: [{ unitName: '舒兰市示例二厂', uscc: '91220283MAXF2Q0K7A' }],
      absences: [absence],
    });
    const backwards = { ...absence, toDay: '2026-11-01' };
    expect(
      failure(() => saveEntry(test.deps(), { kind: 'absence', expertId: id, values: backwards })).code,
    ).toBe('SPAN_BACKWARDS');
  });
});

describe('reviews', () => {
  it('count as work, once even where somebody noted them by hand', () => {
    const { id } = save();
    const unit = makeEnterprise(test).id;
    const { version } = makePlan(test, { enterpriseId: unit });
    const review = (reviewId: string, meetingOn: string) => {
      makeReview(test, { id: reviewId, planVersionId: version.id, meetingOn });
      makeAssignment(test, { reviewId, expertId: id });
    };
    review('r1', '2026-03-01');
    review('r2', '2026-04-01');
    saveEntry(test.deps(), {
      kind: 'work',
      expertId: id,
      values: {
        kind: 'review',
        reviewId: 'r2',
        drillId: null,
        enterpriseId: unit,
        unitName: null,
        title: '评审',
        fromDay: '2026-04-01',
        toDay: null,
        hours: 3,
        paid: false,
        fee: null,
        attended: true,
        record: null,
        remark: null,
      },
    });
    expect(view(id)).toMatchObject({
      workYears: [{ year: 2026, tasks: 2, kinds: [{ kind: 'review', count: 2 }] }],
      reviews: [{ reviewId: 'r2' }, { reviewId: 'r1' }],
    });
    const { rows, columns } = queryPage(
      test.core.write,
      findList('experts'),
      { text: '', filters: [] },
      { offset: 0, limit: 10, today: '2026-11-22' },
    );
    expect(rows[0]?.[columns.indexOf('load')]).toBe(2);
  });
});

describe('one person twice', () => {
  const other = { name: '示例文', phone: '19900001234', employer: '吉林市样本院', education: '本科' };

  it('is shown as a pair until somebody decides', () => {
    const a = save();
    const b = save({ values: other });
    const pairs = () => expertPairs({ db: test.core.write, self: test.self }).pairs;
    expect(pairs()).toMatchObject([{ likeness: 'same-name-phone' }]);
    expect(pairs()[0]?.a.idNumber ?? pairs()[0]?.b.idNumber).toBe('110105********002X');
    keepApart(test.deps(), { a: b.id, b: a.id, reason: '父子同名' });
    expect(pairs()).toEqual([]);
  });

  it('becomes one entry with everything, and the undo makes it two again', async () => {
    const keep = save();
    const drop = save({ values: other });
    saveEntry(test.deps(), {
      kind: 'absence',
      expertId: drop.id,
      values: { fromDay: '2026-12-01', toDay: '2026-12-31', reason: null },
    });
    const before = { keep: view(keep.id), drop: view(drop.id) };
    const { batchId } = mergeExperts(test.deps(), {
      keepId: keep.id,
      dropId: drop.id,
      keepVersion: keep.version,
      dropVersion: drop.version,
    });
    expect(view(keep.id)).toMatchObject({
      expert: { education: '本科', pastEmployers: [{ name: '吉林市样本院' }] },
      absences: [{ fromDay: '2026-12-01' }],
    });
    expect(view(keep.id).steps).toHaveLength(4);
    expect(view(drop.id)).toMatchObject({ voided: { mergedInto: { id: keep.id } }, steps: [], actions: [] });
    await test.core.longTransaction((db, pause) => undoImport(test.deps(db), batchId, pause));
    expect({ keep: view(keep.id), drop: view(drop.id) }).toEqual(before);
  });

  it('brings along every table whose rows may hang on a person', () => {
    const tables = test.core.write
      .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .flatMap(({ name }) =>
        test.core.write
          .all<{ table: string; from: string }>(`PRAGMA foreign_key_list(${name})`)
          .filter(({ table }) => table === 'expert')
          .map(({ from }) => `${name}.${from}`),
      );
    const left = ['expert.merged_into_id', 'expert_distinct.expert_id', 'expert_distinct.other_id'];
    expect(tables.sort()).toEqual([...HANGING_ON_EXPERT.map((pair) => pair.join('.')), ...left].sort());
  });

  it('is not merged with itself, nor when somebody changed it meanwhile', () => {
    const keep = save();
    const drop = save({ values: other });
    const merge = (dropId: string, dropVersion: number) =>
      failure(() =>
        mergeExperts(test.deps(), { keepId: keep.id, dropId, keepVersion: keep.version, dropVersion }),
      ).code;
    expect(merge(keep.id, keep.version)).toBe('MERGE_WITH_ITSELF');
    expect(merge(drop.id, 1)).toBe('STALE_VERSION');
  });
});

describe('a roster', () => {
  it('fills codes, former employers and the first step', async () => {
    const file = join(test.folder, 'roster.xlsx');
    writeFileSync(
      file,
      await workbookOf({
        name: '名册',
        rows: [
          ['姓名', '专业方向', '手机', '聘期', '工作经历'],
          [
            '示例三',
            '化工工艺、消防；安全评价',
            '19900000003',
            '2024-01-01至2026-12-31',
            '示例化工厂（2010-2018）',
          ],
        ],
      }),
    );
    await importLedger(test, 'experts', file);
    const [expert] = expertTable.select(test.core.write, 'WHERE voided_at IS NULL');
    expect(expert).toMatchObject({
      specialties: ['化工工艺', '消防', '安全评价'],
      specialtyCodes: ['S04', 'S15'],
      pastEmployers: [{ name: '示例化工厂', from: '2010', to: '2018' }],
    });
    expect(view(expert?.id ?? '').steps).toMatchObject([
      { step: 'appoint', onDay: '2024-01-01', termTo: '2026-12-31' },
    ]);
    expect((await importLedger(test, 'experts', file)).ledger.counts).toMatchObject({ unchanged: 1 });
  });
});
