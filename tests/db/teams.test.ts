import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { teamTable } from '../../db/repositories/team';
import { teamMemberTable } from '../../db/repositories/team-life';
import { saveTeam } from '../../db/services/teams/save-team';
import { contract } from '../../electron/contract/index';
import { makeCore } from '../builders/database';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { importLedger } from '../builders/import-ledger';
import { makeEnterprise, makeEquipment, makeTeam } from '../builders/records';
import { workbookOf } from '../builders/workbooks';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(contract, handlers, { today: '2026-11-20' });
});
afterEach(() => desk.close());

type Saved = { id: string; version: number };
type View = {
  team: Record<string, unknown>;
  host: { id: string } | null;
  fullTime: boolean | null;
  insurance: string;
  samePhone: { name: string }[];
  members: Record<string, unknown>[];
  memberCounts: object;
  equipment: object[];
  trainings: object[];
  agreements: ({ id: string; version: number; state: string } & Record<string, unknown>)[];
};
type OfUnit = {
  own: object[];
  rescuers: object[];
  requirements: { rule: string; answer: { met: boolean; lacking: string[]; until: string | null } }[];
};

const save = (values: object, more: object = {}) => desk.call<Saved>('teams.save', { values, ...more });
const view = (id: string) => desk.call<View>('teams.get', { id });
const ofUnit = (enterpriseId: string) => desk.call<OfUnit>('teams.ofEnterprise', { enterpriseId });
const member = (more: object) => ({
  kind: 'member',
  values: {
    ...{
      teamId: null,
      enterpriseId: null,
      name: '示队员',
      post: '队员',
      fullTime: true,
      phone: '19900001234',
    },
    ...{
      qualification: '矿山救护资格',
      certificateNo: null,
      qualifiedUntil: '2027-12-31',
      insuranceNo: null,
    },
    ...{ insuredUntil: '2026-11-19', joinedOn: '2020-01-01', leftOn: null, remark: null },
    ...more,
  },
});
const agreement = (more: object) => ({
  kind: 'agreement',
  values: {
    ...{ kind: 'rescue', number: '救协〔2025〕1号', signedOn: '2025-01-01', validFrom: '2025-01-01' },
    ...{ validUntil: '2026-12-31', scope: '井下事故救援', fee: 30000, remark: null, ...more },
  },
});
const add = (entry: object) => desk.call<Saved>('teams.saveEntry', entry);

describe('a rescue team', () => {
  it('is kept with codes, place and capabilities, its phones masked', async () => {
    const unit = makeEnterprise(desk, { name: '舒兰市示恒煤矿' });
    const { id } = await save({
      ...{
        name: '示恒矿山救护中队',
        hostUnit: '舒兰市示恒煤矿',
        fieldCode: 'mine',
        natureCode: 'professional',
      },
      ...{ level: 'county', unitRank: 'company', grade: '二级', dutyPhone: '0432-00009001', members: 42 },
      ...{ longitude: 126.97, latitude: 44.41, coverageKm: 60, responseMinutes: 1, shareable: true },
      ...{ capabilities: ['drainage'], insuredUntil: '2026-12-31', leaderPhone: '19900005678' },
    });
    makeEquipment(desk, { teamId: id, team: '示恒矿山救护中队', nextCheckOn: '2026-11-01' });
    expect(await view(id)).toMatchObject({
      team: {
        ...{
          name: '示恒矿山救护中队',
          hostId: unit.id,
          dutyPhone: '0432-****9001',
          leaderPhone: '199****5678',
        },
        ...{ level: 'county', capabilities: ['drainage'], shareable: true, ours: true, version: 1 },
      },
      host: { id: unit.id },
      fullTime: true,
      insurance: 'soon',
      equipment: [{ check: 'past' }],
    });
  });

  it.each([
    ['a field outside the list', { fieldCode: 'space' }, ['fieldCode']],
    ['a capability outside the list', { capabilities: ['flying'] }, ['capabilities']],
    ['half a place', { longitude: 126.97 }, ['latitude']],
    ['more full-time members than members', { members: 3, fullTimeMembers: 4 }, ['fullTimeMembers']],
    ['an end before the beginning', { foundedOn: '2020-01-01', disbandedOn: '2019-01-01' }, ['disbandedOn']],
  ])('with %s is refused as a whole', async (_what, wrong, fields) => {
    const refused = await desk.refusal('teams.save', { values: { name: '示例队', ...wrong } });
    expect(refused).toMatchObject({ code: 'FIELDS_INVALID' });
    expect((refused.details.fields as { field: string }[]).map(({ field }) => field)).toEqual(fields);
    expect(teamTable.select(desk.core.write, '')).toEqual([]);
  });

  it('with the duty phone of another team is asked about once, and named until it is put right', async () => {
    await save({ name: '甲队', dutyPhone: '0432-00009001' });
    const values = { name: '乙队', dutyPhone: '0432-00009001、0432-00009002' };
    expect(await desk.refusal('teams.save', { values })).toMatchObject({
      code: 'TEAM_PHONE_SHARED',
      details: { teams: [{ name: '甲队' }] },
    });
    expect(teamTable.select(desk.core.write, '')).toHaveLength(1);
    const second = await save(values, { samePhoneMeant: true });
    expect((await view(second.id)).samePhone).toMatchObject([{ name: '甲队' }]);
    expect(await desk.call('teams.sharedPhones')).toMatchObject({
      phones: [{ phone: '0432-****9001', teams: [{ name: '乙队' }, { name: '甲队' }] }],
    });
    // Saved again with the number as it was shown: nothing new to ask about.
    const changed = await save(
      { remark: '共用调度室', dutyPhone: '0432-****9001、0432-****9002' },
      { id: second.id, expectedVersion: 1 },
    );
    await save({ dutyPhone: '0432-00009003' }, { id: second.id, expectedVersion: changed.version });
    expect(await desk.call('teams.sharedPhones')).toEqual({ phones: [] });
  });

  it('offers the codes its words point to', async () => {
    expect(
      await desk.call('teams.recognise', {
        ...{
          name: '示恒矿山救护中队',
          field: null,
          nature: '专业应急救援队伍',
          mainEquipment: '大流量排水泵',
        },
      }),
    ).toMatchObject({ fieldCode: 'mine', natureCode: 'professional', unitRank: 'company' });
    expect((await desk.call<{ fields: object[] }>('teams.catalogue')).fields.length).toBeGreaterThan(10);
  });
});

describe('members', () => {
  it('are counted by what holds today, and their phones revealed one by one', async () => {
    const team = makeTeam(desk);
    const { id } = await add(member({ teamId: team.id }));
    await add(member({ teamId: team.id, name: '例队员', fullTime: false, insuredUntil: null }));
    await add(member({ teamId: team.id, name: '样队员', leftOn: '2026-11-20' }));
    const shown = await view(team.id);
    expect(shown.members).toHaveLength(3);
    expect(shown.members.find((row) => row.id === id)).toMatchObject({
      ...{ phone: '199****1234', qualified: 'good', insurance: 'past', left: false },
    });
    expect(shown.memberCounts).toEqual({ present: 2, fullTime: 1, qualified: 2, insured: 0, lapsed: 1 });
    desk.session.user = { id: 'u2', name: '示主任', role: 'leader' };
    expect(await desk.call('teams.revealMember', { id })).toEqual({ value: '19900001234' });
  });

  it('keep their number when it comes back as it was shown', async () => {
    const team = makeTeam(desk);
    const { id } = await add(member({ teamId: team.id }));
    await add({
      ...member({ teamId: team.id, phone: '199****1234', post: '小队长' }),
      id,
      expectedVersion: 1,
    });
    expect(teamMemberTable.find(desk.core.write, id)).toMatchObject({ phone: '19900001234', post: '小队长' });
  });

  it.each([
    ['a broken phone', { phone: '1990000123' }, 'FIELDS_INVALID'],
    ['neither team nor unit', { teamId: null }, 'FIELDS_INVALID'],
    ['leaving before joining', { leftOn: '2019-01-01' }, 'SPAN_BACKWARDS'],
    ['a team that is not there', { teamId: 'nowhere' }, 'NOT_FOUND'],
  ])('with %s are refused', async (_what, wrong, code) => {
    const team = makeTeam(desk);
    expect(await desk.refusal('teams.saveEntry', member({ teamId: team.id, ...wrong }))).toMatchObject({
      code,
    });
  });
});

describe('agreements', () => {
  it('are renewed and ended, and never overlap', async () => {
    const team = makeTeam(desk);
    const unit = makeEnterprise(desk);
    const both = { teamId: team.id, enterpriseId: unit.id };
    const first = await add(agreement(both));
    expect(
      await desk.refusal('teams.saveEntry', agreement({ ...both, validFrom: '2026-12-31' })),
    ).toMatchObject({
      code: 'AGREEMENT_OVERLAPS',
      details: { id: first.id },
    });
    await desk.call('teams.renewAgreement', {
      ...{ id: first.id, expectedVersion: 1, validFrom: '2027-01-01', validUntil: null },
      ...{ signedOn: '2026-11-20', number: '救协〔2026〕9号' },
    });
    expect((await view(team.id)).agreements).toMatchObject([
      { state: 'coming', scope: '井下事故救援', fee: 30000, validUntil: null },
      { state: 'soon', enterpriseName: unit.name },
    ]);
    await desk.call('teams.endAgreement', {
      ...{ id: first.id, expectedVersion: 1, endedOn: '2026-11-20', reason: '双方协商终止' },
    });
    expect((await view(team.id)).agreements[1]).toMatchObject({ state: 'ended', endReason: '双方协商终止' });
  });
});

describe('what a unit has of teams', () => {
  it('answers the requirements that the unit is under', async () => {
    const mine = makeEnterprise(desk, { activities: ['coal-mine'], sizeTier: 'small' });
    const rescuer = await add(member({ enterpriseId: mine.id }));
    const lacking = await ofUnit(mine.id);
    expect(lacking.rescuers).toHaveLength(1);
    expect(lacking.requirements).toMatchObject([
      { rule: 'R-TEAM-MUST', answer: { met: true } },
      { rule: 'R-TEAM-COAL', answer: { met: false } },
    ]);
    makeTeam(desk, { hostId: mine.id, fieldCode: 'mine', natureCode: 'enterprise-part-time' });
    const partner = makeTeam(desk, { fieldCode: 'mine', natureCode: 'professional' });
    await add(agreement({ teamId: partner.id, enterpriseId: mine.id }));
    await desk.call('teams.voidEntry', {
      ...{ kind: 'member', id: rescuer.id, expectedVersion: 1, reason: '登记有误' },
    });
    const met = await ofUnit(mine.id);
    expect(met).toMatchObject({ own: [{}], rescuers: [] });
    expect(met.requirements[1]?.answer).toMatchObject({ met: true, until: '2026-12-31' });
  });

  it('asks nothing of a unit that no rule names', async () => {
    expect((await ofUnit(makeEnterprise(desk).id)).requirements).toEqual([]);
  });
});

describe('a roster of teams', () => {
  it('gets its codes from its words, keeps what was chosen by hand, and has shared phones named', async () => {
    const test = makeCore({ today: '2026-11-20' });
    const take = async (...rows: string[][]) => {
      const file = join(test.folder, 'teams.xlsx');
      writeFileSync(file, await workbookOf({ name: '台账', rows: [HEAD, ...rows] }));
      return importLedger(test, 'teams', file);
    };
    const HEAD = ['队伍名称', '类别', '性质', '依托单位', '24小时值班电话', '队员总数'];
    const team = (name: string) =>
      teamTable.select(test.core.write, 'WHERE name = @name', { name })[0] as ReturnType<typeof makeTeam>;
    const first = await take(
      ['示恒矿山救护大队', '矿山', '企业专职', '舒兰市示恒煤矿', '0432-00009001', '40'],
      ['例源应急救援站', '危化品、消防', '专兼职', '—', '0432-00009001', '20'],
    );
    expect(first.ledger.counts).toMatchObject({ create: 2, warned: 1 });
    expect(team('示恒矿山救护大队')).toMatchObject({
      ...{ fieldCode: 'mine', natureCode: 'enterprise-full-time', unitRank: 'brigade', field: '矿山' },
    });
    expect(team('例源应急救援站')).toMatchObject({
      fieldCode: null,
      natureCode: null,
      field: '危化品、消防',
    });
    saveTeam(test.deps(), {
      ...{ id: team('例源应急救援站').id, values: { fieldCode: 'hazchem' }, samePhoneMeant: false },
    });
    const second = await take(
      ['例源应急救援站', '危化品、消防', '企业兼职', '—', '0432-00009001', '21'],
      ['样城救援队', '综合', '社会力量', '—', '0432-00009001', '12'],
    );
    expect(second.ledger.counts).toMatchObject({ create: 1, update: 1, warned: 2 });
    expect(team('例源应急救援站')).toMatchObject({
      fieldCode: 'hazchem',
      natureCode: 'enterprise-part-time',
    });
    test.close();
  });
});

describe('T5', () => {
  it('lists the teams of the end of the period with what they did in it', async () => {
    const team = makeTeam(desk, {
      ...{
        name: '示恒救护队',
        fieldCode: 'mine',
        natureCode: 'professional',
        level: 'county',
        coverage: '全市',
      },
    });
    makeTeam(desk, { name: '解散的队', disbandedOn: '2026-03-01' });
    makeTeam(desk, { name: '国家队', level: 'national' });
    makeEquipment(desk, { teamId: team.id, quantity: 4, state: '完好' });
    makeEquipment(desk, { teamId: team.id, quantity: 9, state: '报废' });
    const training = {
      teamId: team.id,
      kind: 'training',
      hours: 2,
      participants: 8,
      topic: '搜救',
      place: null,
    };
    for (const heldOn of ['2026-05-05', '2025-05-05'])
      await add({
        kind: 'training',
        values: { ...training, heldOn, teacher: null, result: null, remark: null },
      });
    await add(agreement({ teamId: team.id, enterpriseId: makeEnterprise(desk).id }));
    const shown = await desk.call<{ columns: { key: string }[]; lines: { cells: unknown[] }[] }>(
      'reports.view',
      {
        ...{ report: 'T5', period: '2026' },
      },
    );
    const [first, second, ...more] = shown.lines.map(({ cells }) =>
      Object.fromEntries(shown.columns.map(({ key }, at) => [key, cells[at]])),
    );
    expect(more).toEqual([]);
    expect(first).toMatchObject({ serial: 1, name: '国家队', level: '国家级', trainings: 0 });
    expect(second).toMatchObject({
      ...{ name: '示恒救护队', field: '矿山', level: '县级', equipment: 4, coverage: '全市', trainings: 1 },
      ...{ calls: 0, agreements: 1, fullTime: 24, dutyPhone: '0432-00001234' },
    });
  });
});
