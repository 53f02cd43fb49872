import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../db/clock';
import type { Deps } from '../../db/core';
import { asCivilDate } from '../../db/domain/dates/civil-date';
import { enterpriseTable } from '../../db/repositories/enterprise';
import { filingCaseTable } from '../../db/repositories/filing-case';
import { eventsOfCase } from '../../db/repositories/filing-event';
import { noticesOfCase } from '../../db/repositories/notice';
import { writeSetting } from '../../db/repositories/setting';
import { correctCase } from '../../db/services/filing/correct-case';
import {
  assignNumber,
  fileCase,
  handOutCertificate,
  markDeemed,
  resubmit,
  returnOnce,
} from '../../db/services/filing/decide-filing';
import { transferCase, voidCase } from '../../db/services/filing/end-case';
import { attachPaper, papersOfCase, removePaper } from '../../db/services/filing/papers';
import { listRecipients, setCopy, setLevel } from '../../db/services/filing/recipient-choices';
import { deliverNotice, filingLevelOf, issueCaseNotice } from '../../db/services/filing/recipients';
import { viewFiling } from '../../db/services/filing/view-filing';
import { caseLetter } from '../../db/services/forms/case-letters';
import { NOTICE_TEMPLATES_SETTING } from '../../db/services/notices/issue-notice';
import { packDocument } from '../../db/services/plans/pack-document';
import { readDocumentFacts } from '../../db/services/reading/document-facts';
import { makeCore, type TestCore } from '../builders/database';
import { blockersOf, codeOf, makeHotel, next, receiveOn, tick } from '../builders/filing-steps';
import { makeEnterprise, makeFilingCase } from '../builders/records';

let at: TestCore;
beforeEach(() => {
  at = makeCore({ today: '2026-11-20' });
});
afterEach(() => at.close());

const onDay = (day: string): Deps => ({ ...at.deps(), clock: fixedClock(day) });
const viewOf = (id: string, day = '2026-11-20') => viewFiling(at.core.read, at.core.law, at.self, day, id);
const received = (day = '2026-11-16') => {
  const { unit, version } = makeHotel(at);
  return receiveOn(at.deps(), unit.id, [version.id], day);
};

describe('the one notice', () => {
  it('is kept once a submission, numbered, with exactly the gaps; the next round opens with them marked', () => {
    const deps = at.deps();
    const gap = tick(deps, received(), { M4: 'missing', M5: 'not-as-required' });
    const told = returnOnce(deps, { ...next(gap), onDate: '2026-11-18', note: null });
    expect(told.noticeNo).toBe('备补〔2026〕1号');
    expect(blockersOf(() => returnOnce(deps, { ...next(told), onDate: '2026-11-18', note: '再来' }))).toEqual(
      ['ACTION_NOT_POSSIBLE'],
    );
    expect(noticesOfCase(at.core.read, gap.id)).toMatchObject([
      {
        kind: 'supplement',
        round: 1,
        recipient: '舒兰市示例宾馆',
        details: {
          items: [
            { material: 'M4', outcome: 'missing' },
            { material: 'M5', outcome: 'not-as-required' },
          ],
        },
      },
    ]);
    const again = resubmit(deps, { ...next(told), onDate: '2026-11-19' });
    const open = viewOf(again.id);
    expect(open.materials.filter((m) => m.wasRequested).map((m) => m.key)).toEqual(['M4', 'M5']);
    expect(open.notices).toHaveLength(1);
  });

  it('takes the numbering of the office, and no number when the step is refused', () => {
    const deps = at.deps();
    writeSetting(at.core.write, NOTICE_TEMPLATES_SETTING, { supplement: '舒应急补〔{yyyy}〕{seq:3}号' });
    const whole = tick(deps, received());
    expect(blockersOf(() => returnOnce(deps, { ...next(whole), onDate: '2026-11-18', note: null }))).toEqual([
      'NOTHING_MISSING',
    ]);
    const gap = tick(deps, whole, { M3: 'missing' });
    expect(returnOnce(deps, { ...next(gap), onDate: '2026-11-18', note: null }).noticeNo).toBe(
      '舒应急补〔2026〕001号',
    );
  });
});

describe('ends', () => {
  it('keep their kind and reason, and the number with the reason', () => {
    const deps = at.deps();
    const filed = fileCase(deps, { ...next(tick(deps, received())), onDate: '2026-11-18' });
    expect(
      blockersOf(() =>
        voidCase(deps, { ...next(filed), onDate: '2026-11-19', endKind: 'withdrawn', reason: '不办了' }),
      ),
    ).toEqual(['ACTION_NOT_POSSIBLE']);
    voidCase(deps, { ...next(filed), onDate: '2026-11-19', endKind: 'unit-closed', reason: '单位关闭' });
    expect(viewOf(filed.id)).toMatchObject({
      state: 'void',
      endKind: 'unit-closed',
      voidReason: '单位关闭',
      filingNo: '220283-2026-0001',
    });
    expect(
      at.core.read.value('SELECT cancelled_reason FROM filing_number WHERE case_id = @id', { id: filed.id }),
    ).toBe('单位关闭');
  });

  it('hand a case of another level over with a numbered letter, never to ourselves', () => {
    const deps = at.deps();
    const open = received();
    const to = (receiver: string) => ({
      ...next(open),
      onDate: '2026-11-18',
      receiver,
      reason: '危险化学品单位应报市级',
    });
    expect(codeOf(() => transferCase(deps, to('舒兰市应急管理局')))).toBe('TRANSFER_TO_SELF');
    expect(transferCase(deps, to('吉林市应急管理局')).noticeNo).toBe('备移〔2026〕1号');
    expect(viewOf(open.id)).toMatchObject({
      state: 'void',
      endKind: 'transferred',
      transferredTo: '吉林市应急管理局',
      notices: [{ kind: 'transfer', recipient: '吉林市应急管理局' }],
    });
  });

  it('come too late for a transfer once the law has filed the case', () => {
    const open = received('2026-11-02');
    expect(
      blockersOf(() =>
        transferCase(at.deps(), {
          ...next(open),
          onDate: '2026-11-18',
          receiver: '吉林市应急管理局',
          reason: '应报市级',
        }),
      ),
    ).toEqual(['FILING_DEEMED']);
  });
});

describe('corrections', () => {
  it('are new entries with before, after and reason, and move the clock', () => {
    const deps = at.deps();
    const open = received('2026-11-17');
    const fixed = correctCase(deps, {
      ...next(open),
      reason: '接收日期误填',
      fields: { submittedOn: '2026-11-16', receivedOn: '2026-11-16', contactPhone: '19900000009' },
    });
    const view = viewOf(open.id);
    expect(view).toMatchObject({ version: fixed.version, state: 'checking', receivedOn: '2026-11-16' });
    expect(view.officeClock?.due).toBe('2026-11-23');
    expect(view.timeline[0]?.text).toBe(
      '更正，申报日期由“2026-11-17”改为“2026-11-16”，接收日期由“2026-11-17”改为“2026-11-16”，联系电话由“199****0003”改为“199****0009”：接收日期误填',
    );
    expect(eventsOfCase(at.core.read, open.id).map(({ action }) => action)).toEqual([
      'submit',
      'receive',
      'correct',
    ]);
  });

  it('refuse days out of order, to come, before the plan, of steps not taken, or without a change', () => {
    const deps = at.deps();
    const open = received();
    const blockers = (fields: Parameters<typeof correctCase>[1]['fields']) =>
      blockersOf(() => correctCase(deps, { ...next(open), reason: '更正', fields }));
    expect(blockers({ receivedOn: '2026-11-13' })).toEqual(['DATES_OUT_OF_ORDER']);
    expect(blockers({ decidedOn: '2026-11-18' })).toEqual(['DAY_NOT_YET']);
    expect(blockers({ submittedOn: null })).toEqual(['DAY_NEEDED']);
    expect(blockers({ submittedOn: '2020-01-01' })).toEqual(['DATE_BEFORE_PLAN']);
    const plain = (fields: Parameters<typeof correctCase>[1]['fields']) =>
      codeOf(() => correctCase(deps, { ...next(open), reason: '更正', fields }));
    expect(plain({ receivedOn: '2026-11-21' })).toBe('FIELDS_INVALID');
    expect(plain({ receivedOn: '2026-11-16' })).toBe('NOTHING_TO_CORRECT');
    expect(codeOf(() => correctCase(deps, { ...next(open), reason: ' ', fields: { contact: '例' } }))).toBe(
      'FILING_BLOCKED',
    );
  });

  it('never make an answer in time of one that was not, nor undo what the law has done', () => {
    const deps = at.deps();
    const filed = fileCase(deps, { ...next(tick(deps, received('2026-11-12'))), onDate: '2026-11-19' });
    expect(
      blockersOf(() =>
        correctCase(deps, {
          ...next(filed),
          reason: '更正',
          fields: { submittedOn: '2026-11-02', receivedOn: '2026-11-02' },
        }),
      ),
    ).toEqual(['CORRECTION_BEYOND_CLOCK']);

    const { unit, version } = makeHotel(at);
    const silent = receiveOn(deps, unit.id, [version.id], '2026-11-10');
    const deemed = markDeemed(deps, next(silent));
    expect(viewOf(silent.id).decidedOn).toBe('2026-11-18');
    const earlier = correctCase(deps, {
      ...next(deemed),
      reason: '更正',
      fields: { submittedOn: '2026-11-09', receivedOn: '2026-11-09' },
    });
    expect(viewOf(silent.id)).toMatchObject({ decidedOn: '2026-11-17', officeClock: { due: '2026-11-16' } });
    expect(
      blockersOf(() =>
        correctCase(deps, { ...next(earlier), reason: '更正', fields: { receivedOn: '2026-11-18' } }),
      ),
    ).toContain('CORRECTION_UNDOES_DEEMED');
  });

  it('fill the days that a ledger left open, by no clock that ran here', () => {
    const unit = makeEnterprise(at, { name: '舒兰市示例木业有限公司' });
    const old = makeFilingCase(at, {
      enterpriseId: unit.id,
      state: 'filed',
      channel: null,
      submittedOn: null,
      receivedOn: null,
      decidedOn: '2025-06-30',
      filingNo: '舒应急备〔2025〕7号',
    });
    correctCase(at.deps(), {
      id: old.id,
      expectedVersion: 1,
      reason: '按纸质档案补录',
      fields: { submittedOn: '2025-06-02', receivedOn: '2025-06-02', archiveNo: 'YJ-2025-007' },
    });
    expect(viewOf(old.id)).toMatchObject({ receivedOn: '2025-06-02', archiveNo: 'YJ-2025-007' });
    const other = makeFilingCase(at, { enterpriseId: unit.id, state: 'filed', decidedOn: '2025-07-01' });
    expect(
      codeOf(() =>
        correctCase(at.deps(), {
          id: other.id,
          expectedVersion: 1,
          reason: '补录',
          fields: { archiveNo: 'YJ-2025-007' },
        }),
      ),
    ).toBe('ARCHIVE_NO_TAKEN');
  });
});

describe('the registration form', () => {
  it('is handed out once, on or after the filing, and only with a number', () => {
    const deps = onDay('2026-11-25');
    const silent = markDeemed(deps, next(received('2026-11-10')));
    const handOut = (from: { id: string; version: number }, onDate: string) => () =>
      handOutCertificate(deps, { ...next(from), onDate });
    expect(blockersOf(handOut(silent, '2026-11-25'))).toEqual(['NOT_NUMBERED']);
    const numbered = assignNumber(deps, { ...next(silent), onDate: '2026-11-24' });
    expect(blockersOf(handOut(numbered, '2026-11-17'))).toEqual(['DATE_TOO_EARLY']);
    const out = handOutCertificate(deps, { ...next(numbered), onDate: '2026-11-25' });
    expect(viewOf(out.id, '2026-11-25')).toMatchObject({
      state: 'deemed-filed',
      certificateOn: '2026-11-25',
    });
    expect(blockersOf(handOut(out, '2026-11-25'))).toEqual(['ALREADY_HANDED_OUT']);
  });
});

describe('papers', () => {
  const extraction = { state: 'ok', kind: 'pdf', text: '风险评估', pages: [0, 4], outline: [], warnings: [] };
  const attach = (deps: Deps, id: string, material: string, text: string) =>
    attachPaper(deps, {
      id,
      material,
      fileName: `${text}.pdf`,
      packed: packDocument(Buffer.from(text)),
      extraction: extraction as never,
    });

  it('stand beside their material, several each, with the documents of the plan', () => {
    const deps = at.deps();
    const open = received();
    const first = attach(deps, open.id, 'M4', '甲');
    attach(deps, open.id, 'M4', '乙');
    attach(deps, open.id, 'other', '丙');
    expect(attach(deps, open.id, 'M4', '甲')).toEqual(first);
    expect(papersOfCase(at.core.read, open.id, 1).map(({ material, pages }) => [material, pages])).toEqual([
      ['M4', 2],
      ['M4', 2],
      ['other', 2],
    ]);
    expect(readDocumentFacts(at.core.read, first.sha256)).toMatchObject({ fileName: '甲.pdf', places: [] });
    expect(codeOf(() => attach(deps, open.id, 'M9', '丁'))).toBe('MATERIAL_UNKNOWN');
    removePaper(deps, { documentId: first.documentId, reason: '放错了' });
    expect(papersOfCase(at.core.read, open.id, 1)).toHaveLength(2);
  });

  it('of a round that was answered stay', () => {
    const deps = at.deps();
    const open = received();
    const paper = attach(deps, open.id, 'M4', '甲');
    const gap = tick(deps, open, { M5: 'missing' });
    const told = returnOnce(deps, { ...next(gap), onDate: '2026-11-18', note: null });
    resubmit(deps, { ...next(told), onDate: '2026-11-19' });
    expect(codeOf(() => removePaper(deps, { documentId: paper.documentId, reason: '放错了' }))).toBe(
      'FILING_CLOSED',
    );
    expect(viewOf(open.id).papers).toMatchObject([{ round: 1, material: 'M4' }]);
  });
});

describe('levels and copies', () => {
  it('are shown by rule with source, and by the level that the office has set', () => {
    const levels = (unit: Parameters<typeof makeEnterprise>[1]) =>
      filingLevelOf(at.core.read, at.core.law, '2026-11-20', makeEnterprise(at, unit).id).levels.map(
        ({ category, level }) => `${category} ${level}`,
      );
    expect(levels({ activities: ['hotel'] })).toEqual(['rest county']);
    expect(levels({ activities: ['hazmat-storage'], affiliation: 'county' })).toEqual([
      'hazchem city',
      'key-county county',
    ]);
    expect(levels({ activities: ['coal-mine'], affiliation: 'central' })).toEqual(['central city']);
    expect(levels({ activities: ['metal-smelting'], affiliation: 'province' })).toEqual([
      'key-province province',
    ]);
    const local = { category: 'hazchem', reason: '市应急局委托各县办理' };
    expect(setLevel(at.deps(), { ...local, level: 'county' })).toMatchObject({
      before: 'city',
      after: 'county',
    });
    expect(levels({ activities: ['hazmat-storage'], affiliation: null })).toEqual(['hazchem county']);
    const listed = () =>
      listRecipients(at.core.read, at.core.law).levels.find(({ category }) => category === 'hazchem');
    expect(listed()).toMatchObject({
      level: 'county',
      usualLevel: 'city',
      decided: { reason: local.reason, on: '2026-11-20' },
    });
    setLevel(at.deps(), { ...local, level: null });
    expect(listed()).toMatchObject({ level: 'city', decided: null });
    expect(codeOf(() => setLevel(at.deps(), { ...local, category: 'none', level: 'city' }))).toBe(
      'NOT_FOUND',
    );
  });

  it('propose copies by rule; each goes out once, under a number, and is delivered on a day', () => {
    const deps = at.deps();
    const { unit, version } = makeHotel(at);
    enterpriseTable.update(at.core.write, {
      ...unit,
      activities: ['coal-mine'],
      affiliation: 'central',
      sets: ['SET-A'],
    });
    const filed = fileCase(deps, {
      ...next(tick(deps, receiveOn(deps, unit.id, [version.id]))),
      onDate: '2026-11-18',
    });
    expect(viewOf(filed.id).copies.map(({ rule, sentOn }) => [rule, sentOn])).toEqual([
      ['R-FILE-COAL', null],
      ['R-FILE-LEVEL-C', null],
    ]);
    const copy = {
      ...next(filed),
      kind: 'copy' as const,
      recipient: '驻地矿山安全监察机构',
      rule: 'R-FILE-COAL',
      onDate: '2026-11-19',
    };
    const sent = issueCaseNotice(deps, copy);
    expect(sent.number).toBe('备抄〔2026〕1号');
    expect(codeOf(() => issueCaseNotice(deps, copy))).toBe('NOTICE_ALREADY');
    expect(viewOf(filed.id).copies[0]?.sentOn).toBe('2026-11-19');
    const second = issueCaseNotice(deps, { ...copy, recipient: '吉林市应急管理局', rule: 'R-FILE-LEVEL-C' });
    const letter = (noticeId: string | null) =>
      caseLetter(at.core.read, at.core.law, asCivilDate('2026-11-20'), filed.id, 'copy-letter', noticeId)
        .values?.text;
    expect(letter(sent.id)).toMatchObject({ 文号: sent.number, 收文单位: copy.recipient });
    expect(letter(null)).toMatchObject({ 文号: second.number, 收文单位: '吉林市应急管理局' });
    expect(letter(second.id)?.抄送依据).toMatch(/^《.+》第二十六条第二款$/);
    expect(codeOf(() => issueCaseNotice(deps, { ...copy, kind: 'deemed' }))).toBe('NOTICE_NOT_YET');
    const deliver = (onDate: string) =>
      deliverNotice(deps, { noticeId: sent.id, expectedVersion: 1, onDate, how: '邮寄' });
    expect(codeOf(() => deliver('2026-11-18'))).toBe('DATE_TOO_EARLY');
    deliver('2026-11-20');
    expect(viewOf(filed.id).notices[0]).toMatchObject({ deliveredOn: '2026-11-20', deliveredHow: '邮寄' });
  });

  it('are sent to whom the office says, or not at all, with the reason on the case', () => {
    const deps = at.deps();
    const { unit, version } = makeHotel(at);
    enterpriseTable.update(at.core.write, { ...unit, activities: ['coal-mine'], affiliation: 'central' });
    const open = receiveOn(deps, unit.id, [version.id]);
    const copies = () => viewOf(open.id).copies.map(({ rule, recipient, off }) => [rule, recipient, off]);
    const usual = copies();
    setCopy(deps, {
      rule: 'R-FILE-COAL',
      choice: { sent: true, recipient: '矿监驻地处' },
      reason: '本地名称',
    });
    setCopy(deps, { rule: 'R-FILE-LEVEL-C', choice: { sent: false, recipient: null }, reason: '本局即同级' });
    expect(copies()).toEqual([
      ['R-FILE-COAL', '矿监驻地处', null],
      ['R-FILE-LEVEL-C', '同级应急管理机构', '本局即同级'],
    ]);
    for (const rule of ['R-FILE-COAL', 'R-FILE-LEVEL-C'])
      setCopy(deps, { rule, choice: null, reason: '恢复' });
    expect(copies()).toEqual(usual);
    expect(codeOf(() => setCopy(deps, { rule: 'R-NONE', choice: null, reason: '恢复' }))).toBe('NOT_FOUND');
  });
});

it('warns of a hand-in before publication and refuses one before the plan was signed', () => {
  const { unit, version } = makeHotel(at);
  const early = receiveOn(at.deps(), unit.id, [version.id], '2026-10-09');
  expect(viewOf(early.id).warnings).toEqual([]);
  expect(filingCaseTable.find(at.core.read, early.id)?.channel).toBe('paper');
  const other = makeHotel(at);
  expect(blockersOf(() => receiveOn(at.deps(), other.unit.id, [other.version.id], '2020-01-01'))).toEqual([
    'DATE_BEFORE_PLAN',
  ]);
});
