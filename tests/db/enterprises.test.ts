import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enterpriseTable } from '../../db/repositories/enterprise';
import type { OutputOf } from '../../electron/contract/define';
import { enterprises as contract } from '../../electron/contract/enterprises';
import { lists as listsContract } from '../../electron/contract/lists';
import { search as searchContract } from '../../electron/contract/search';
import { enterprises } from '../../electron/core-host/handlers/enterprises';
import { lists } from '../../electron/core-host/handlers/lists';
import { search } from '../../electron/core-host/handlers/search';
import { type Desk, makeDesk } from '../builders/desk';
import {
  madeUpUscc,
  makeAssessment,
  makeDrill,
  makeEnterprise,
  makeFilingCase,
  makePlan,
} from '../builders/records';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(
    { enterprises: contract, lists: listsContract, search: searchContract },
    { enterprises, lists, search },
  );
});
afterEach(() => desk.close());

type View = OutputOf<typeof contract.get>;
const fields: View['fields'] = {
  name: '舒兰市示恒煤矿有限公司',
  uscc: madeUpUscc(70_001),
  noUsccReason: null,
  regionCode: '220283',
  town: '吉舒街道',
  address: null,
  longitude: null,
  latitude: null,
  industryCode: 'B0610',
  supervisionCategory: '煤矿',
  activities: ['coal-mine'],
  affiliation: 'county',
  sizeTier: 'medium',
  sizeBasis: null,
  employees: 320,
  revenueWan: 2600,
  assetsWan: null,
  establishedOn: '2008-03-05',
  status: 'active',
  legalPerson: '示大明',
  legalPhone: '１９９0000 1234',
  principal: '',
  principalPhone: null,
  safetyOfficer: '样小安',
  safetyOfficerPhone: '0432-00001234 / 19900005678',
  majorHazardLevel: 3,
  standardLevel: null,
  standardUntil: null,
  licenceNo: null,
  licenceUntil: null,
  businessScope: null,
  remark: null,
};
const create = (given: Partial<View['fields']> = {}) =>
  desk.call<{ id: string; version: number }>('enterprises.create', { ...fields, ...given });
const get = (id: string) => desk.call<View>('enterprises.get', { id });
const stored = (id: string) => enterpriseTable.find(desk.core.write, id);

describe('registering and changing a unit', () => {
  it('keeps values in their one form, shows phones shortened and computes the sets', async () => {
    const { id } = await create();
    expect(stored(id)).toMatchObject({
      legalPhone: '19900001234',
      safetyOfficerPhone: '0432-00001234、19900005678',
      principal: null,
      nameInitials: 'slsshmkyxgs',
      sets: expect.arrayContaining(['SET-A', 'SET-B', 'SET-C']),
      origin: desk.self,
      version: 1,
    });
    const view = await get(id);
    expect(view.fields).toMatchObject({
      legalPhone: '199****1234',
      safetyOfficerPhone: '0432-****1234、199****5678',
    });
    expect(view.counts).toMatchObject({ plans: 0, filings: 0, drills: 0 });
    expect(view.sizeSuggestion?.tier).toBe('medium');
    const setA = view.sets.find((set) => set.set === 'SET-A');
    expect(setA).toMatchObject({ member: true, computed: true, override: null });
    expect(setA?.why[0]?.text).toContain('煤矿开采');
    expect(view.sets.find((set) => set.set === 'SET-E')).toMatchObject({ member: false, why: [] });
    const found = await desk.call<{ hits: { id: string }[] }>('search.find', { text: '示恒 煤矿' });
    expect(found.hits.map((hit) => hit.id)).toEqual([id]);
  });

  it('takes the fields back as they were shown and notes only what changed', async () => {
    const { id } = await create();
    const view = await get(id);
    const same = await desk.call<{ version: number }>('enterprises.update', {
      id,
      expectedVersion: 1,
      fields: view.fields,
    });
    expect(same.version).toBe(1);
    const changed = await desk.call<{ version: number }>('enterprises.update', {
      id,
      expectedVersion: 1,
      fields: { ...view.fields, name: '舒兰市示安煤矿有限公司', legalPhone: '19900009999' },
    });
    expect(changed.version).toBe(2);
    expect(stored(id)).toMatchObject({
      legalPhone: '19900009999',
      safetyOfficerPhone: '0432-00001234、19900005678',
    });
    const { entries } = await desk.call<{ entries: { text: string; actor: string }[] }>(
      'enterprises.timeline',
      { id },
    );
    expect(entries[0]?.text).toContain('单位名称 舒兰市示恒煤矿有限公司 → 舒兰市示安煤矿有限公司');
    expect(entries[0]?.text).toContain('199****1234 → 199****9999');
    expect(entries.map((entry) => entry.actor)).toContain('示例员');
    const old = await desk.call<{ total: number }>('search.find', { text: '示恒' });
    expect(old.total).toBe(0);
  });

  it.each([
    ['name', { name: '示' }, 'INVALID_INPUT'],
    [
      'uscc',
      { uscc: `${madeUpUscc(1).slice(0, 17)}${madeUpUscc(1).endsWith('0') ? '1' : '0'}` },
      'USCC_CHECK',
    ],
    ['uscc', { uscc: '220283000001382' }, 'USCC_LENGTH'],
    ['noUsccReason', { uscc: null }, 'USCC_REASON_NEEDED'],
    ['establishedOn', { establishedOn: '2023-02-30' }, 'DATE_IMPOSSIBLE'],
    ['establishedOn', { establishedOn: '2027-01-01' }, 'DATE_IN_FUTURE'],
    ['legalPhone', { legalPhone: '1990000123' }, 'PHONE_FORMAT'],
    ['legalPhone', { legalPhone: '199****0000' }, 'PHONE_MASKED'],
    ['activities', { activities: ['alchemy'] }, 'ACTIVITY_UNKNOWN'],
    ['latitude', { longitude: 126.9 }, 'COORDINATES_INCOMPLETE'],
    ['industryCode', { industryCode: 'C0610' }, 'INDUSTRY_CODE'],
  ])('names what is wrong with %s: %j', async (field, given, code) => {
    const { code: refused, details } = await desk.refusal('enterprises.create', { ...fields, ...given });
    if (code === 'INVALID_INPUT') return expect(refused).toBe(code);
    expect(refused).toBe('FIELDS_INVALID');
    expect(details).toMatchObject({ field, fields: [{ field, code }] });
  });

  it('accepts a code that fails its check only with a reason, and marks it', async () => {
    const wrong = `${madeUpUscc(2).slice(0, 17)}${madeUpUscc(2).endsWith('0') ? '1' : '0'}`;
    const { id } = await create({ uscc: wrong, noUsccReason: '已与营业执照原件核对' });
    expect(stored(id)).toMatchObject({ uscc: wrong, usccSuspect: true });
    const view = await get(id);
    expect(view.usccSuspect).toBe(true);
    await desk.call('enterprises.update', {
      id,
      expectedVersion: 1,
      fields: { ...view.fields, noUsccReason: null, town: '北城街道' },
    });
    expect(stored(id)).toMatchObject({ usccSuspect: true, town: '北城街道' });
  });

  it('refuses a second unit with the same code, or without a code and with the same name', async () => {
    const first = await create();
    expect(await desk.refusal('enterprises.create', { ...fields, name: '另一单位' })).toMatchObject({
      code: 'DUPLICATE_USCC',
      details: { id: first.id, name: fields.name },
    });
    const unnamed = { ...fields, uscc: null, noUsccReason: '村办作坊', name: '样村 豆腐坊' };
    await desk.call('enterprises.create', unnamed);
    expect(await desk.refusal('enterprises.create', { ...unnamed, name: '样村豆腐坊' })).toMatchObject({
      code: 'DUPLICATE_NAME',
    });
  });

  it('refuses a stale version, a foreign unit and a missing one', async () => {
    const { id } = await create();
    await desk.call('enterprises.update', { id, expectedVersion: 1, fields: { ...fields, town: '白旗镇' } });
    expect(await desk.refusal('enterprises.update', { id, expectedVersion: 1, fields })).toMatchObject({
      code: 'STALE_VERSION',
      details: { expected: 1, actual: 2 },
    });
    const foreign = makeEnterprise(desk, { origin: 'other-office' });
    expect(
      (await desk.refusal('enterprises.update', { id: foreign.id, expectedVersion: 1, fields })).code,
    ).toBe('NOT_OURS');
    expect((await get(foreign.id)).ours).toBe(false);
    expect((await desk.refusal('enterprises.get', { id: 'nowhere' })).code).toBe('NOT_FOUND');
  });

  it('voids a unit registered by mistake, but none that has records', async () => {
    const { id } = await create();
    await desk.call('enterprises.void', { id, expectedVersion: 1, reason: '重复登记' });
    const page = await desk.call<{ total: number }>('lists.page', { list: 'enterprises' });
    expect(page.total).toBe(0);
    expect((await desk.call<{ total: number }>('search.find', { text: '示恒' })).total).toBe(0);
    await create();
    const used = makeEnterprise(desk);
    makePlan(desk, { enterpriseId: used.id });
    expect(
      await desk.refusal('enterprises.void', { id: used.id, expectedVersion: 1, reason: '重复登记' }),
    ).toMatchObject({
      code: 'ENTERPRISE_IN_USE',
      details: { plans: 1 },
    });
  });
});

describe('rule sets by hand', () => {
  it('lets a decision count, shows what was computed, and takes it back', async () => {
    const { id } = await create({ activities: [], sizeTier: 'small', majorHazardLevel: null });
    const setA = async () => (await get(id)).sets.find((set) => set.set === 'SET-A');
    expect(await setA()).toMatchObject({ member: false });
    await desk.call('enterprises.overrideSet', { id, set: 'SET-A', member: true, reason: '设有加油点' });
    expect(await setA()).toMatchObject({
      member: true,
      computed: false,
      override: { reason: '设有加油点', by: '示例员' },
    });
    expect(stored(id)?.sets).toContain('SET-A');
    await desk.call('enterprises.overrideSet', { id, set: 'SET-A', member: null, reason: '加油点已拆除' });
    expect(await setA()).toMatchObject({ member: false, override: null });
    expect(stored(id)?.sets).not.toContain('SET-A');
    expect(
      (await desk.refusal('enterprises.overrideSet', { id, set: 'SET-X', member: true, reason: '试试' }))
        .code,
    ).toBe('SET_UNKNOWN');
  });
});

describe('reveal, pick, vocabulary, timeline', () => {
  it('shows a number in full and logs who looked', async () => {
    const { id } = await create();
    expect(await desk.call('enterprises.reveal', { id, field: 'legalPhone' })).toEqual({
      value: '19900001234',
    });
    expect((await desk.refusal('enterprises.reveal', { id, field: 'principalPhone' })).code).toBe(
      'NOTHING_TO_REVEAL',
    );
    const logged = desk.core.write.get<{ details: string }>(
      `SELECT details FROM audit_entry WHERE action = 'enterprises.reveal' AND entity_id = @id`,
      { id },
    );
    expect(logged?.details).toBe('{"field":"legalPhone"}');
    desk.session.user = { id: 'u2', name: '例审计', role: 'auditor' };
    expect((await desk.refusal('enterprises.reveal', { id, field: 'legalPhone' })).code).toBe('NOT_ALLOWED');
  });

  it('finds units for a picker by name, code and initials, names that begin so first', async () => {
    makeEnterprise(desk, { name: '舒兰市示恒煤矿有限公司', uscc: '91220283MAX00002XX' });
    makeEnterprise(desk, { name: '示恒建材厂' });
    const pick = async (text: string) =>
      (await desk.call<{ rows: { name: string }[] }>('enterprises.pick', { text })).rows.map(
        (row) => row.name,
      );
    expect(await pick('示恒')).toEqual(['示恒建材厂', '舒兰市示恒煤矿有限公司']);
    expect(await pick('shmk')).toEqual(['舒兰市示恒煤矿有限公司']);
    expect(await pick('max00002')).toEqual(['舒兰市示恒煤矿有限公司']);
    expect(await pick('')).toHaveLength(2);
  });

  it('offers activities with words, categories and the towns in use', async () => {
    await create();
    const words = await desk.call<{
      activities: { key: string; label: string }[];
      categories: { name: string; activities: string[] }[];
      towns: string[];
    }>('enterprises.vocabulary');
    expect(words.activities).toContainEqual({ key: 'coal-mine', label: '煤矿开采' });
    expect(words.categories.find((category) => category.name === '煤矿')?.activities).toContain('coal-mine');
    expect(words.towns).toEqual(['吉舒街道']);
  });

  it('tells everything that happened, newest first', async () => {
    const unit = makeEnterprise(desk);
    const { plan, version } = makePlan(desk, {
      enterpriseId: unit.id,
      title: '水害专项应急预案',
      first: { publishedOn: '2026-03-01' },
    });
    makeAssessment(desk, { planId: plan.id, assessedOn: '2026-09-01' });
    makeDrill(desk, { enterpriseId: unit.id, title: '水害演练', endOn: '2026-06-10' });
    makeFilingCase(desk, { enterpriseId: unit.id, planVersionIds: [version.id] });
    const { entries } = await desk.call<{ entries: { onDate: string | null; text: string }[] }>(
      'enterprises.timeline',
      { id: unit.id },
    );
    const dated = entries.filter((entry) => entry.onDate !== null).map((entry) => entry.text);
    expect(dated).toEqual([
      '评估《水害专项应急预案》，结论：无需修订',
      '举行演练：水害演练',
      '公布《水害专项应急预案》第1版',
    ]);
    expect(entries.map((entry) => entry.text)).toContain('进入本库（台账导入或上报包）');
  });
});
