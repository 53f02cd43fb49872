import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { distanceMetres, type Place } from '../../db/domain/place/distance';
import { saveDocumentText } from '../../db/repositories/document-text';
import { incidentLogTable } from '../../db/repositories/incident';
import { responseCardTable } from '../../db/repositories/response-card';
import type { OutputOf } from '../../electron/contract/define';
import { contract } from '../../electron/contract/index';
import { makeContact, makeFacility, makeShift } from '../builders/contacts';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeAidDepot, makeAidHazard, makeAidIncident } from '../builders/incidents-aid';
import {
  bookkeeping,
  makeEnterprise,
  makeEquipment,
  makeExpert,
  makePlan,
  makePlanVersion,
  makeSupply,
  makeTeam,
} from '../builders/records';

type Around = OutputOf<typeof contract.incidentAids.around>;
type Plans = OutputOf<typeof contract.incidentAids.plans>;
type Calls = OutputOf<typeof contract.incidentAids.calls>;

const SITE: Place = { longitude: 126.96, latitude: 44.41 };
/** About `km` east of the site. */
const east = (km: number): Place => ({ longitude: 126.96 + km / 79.45, latitude: 44.41 });

const auditRows = () => desk.core.write.value<number>('SELECT COUNT(*) FROM audit_entry') ?? 0;

let desk: Desk;
let unit: string;
beforeEach(() => {
  desk = makeDesk({ incidentAids: contract.incidentAids }, { incidentAids: handlers.incidentAids });
  unit = makeEnterprise(desk, {
    name: '舒兰市例源石化仓储有限公司',
    activities: ['hazmat-storage'],
    town: '溪河镇',
    ...SITE,
  }).id;
});
afterEach(() => desk.close());

const here = (over: object = {}) => ({
  of: 'place',
  accidentKind: '火灾',
  enterpriseId: unit,
  longitude: null,
  latitude: null,
  regionCode: null,
  town: null,
  ...over,
});
const around = (spot: object = here(), metres: number | null = null) =>
  desk.call<Around>('incidentAids.around', { spot, metres });

describe('what is near a place', () => {
  it('lies where its unit lies when nobody gave coordinates, and says so', async () => {
    expect((await around()).spot).toMatchObject({ placeFrom: 'unit', place: SITE, enterpriseId: unit });
    expect((await around(here(east(3)))).spot.placeFrom).toBe('entered');
    const nowhere = await around(here({ enterpriseId: null }));
    expect(nowhere.spot).toMatchObject({ place: null, placeFrom: null });
    expect(nowhere.dangers).toMatchObject({ hazards: [], units: [] });
  });

  it('finds the nearest teams that can, by what was entered, by their equipment and by their names', async () => {
    const plain = { field: null, fieldCode: null };
    makeTeam(desk, { name: '甲化救队', ...east(9), fieldCode: 'hazchem', coverageKm: 20 });
    const geared = makeTeam(desk, { name: '乙工程队', ...east(4), ...plain });
    makeEquipment(desk, { teamId: geared.id, capabilities: ['fire-fighting'] });
    const broken = makeTeam(desk, { name: '丙坏设备队', ...east(1), fieldCode: 'rail' });
    makeEquipment(desk, { teamId: broken.id, capabilities: ['fire-fighting'], condition: 'scrapped' });
    makeTeam(desk, { name: '丁名册队', ...east(6), ...plain, mainEquipment: '水罐车2台、泡沫车1台' });
    makeTeam(desk, { name: '戊无坐标队', fieldCode: 'fire' });
    makeTeam(desk, { name: '己解散队', ...east(1), fieldCode: 'fire', disbandedOn: '2026-01-01' });
    makeTeam(desk, { name: '庚本厂队', ...east(0.1), ...plain, hostId: unit });
    const { teams } = await around();
    expect(teams.placed.map(({ name, fit }) => `${name} ${fit}`)).toEqual([
      '庚本厂队 unknown',
      '乙工程队 fit',
      '丁名册队 fit',
      '甲化救队 fit',
    ]);
    expect(teams.placed[0]).toMatchObject({ agreed: true });
    expect(teams.placed[2]).toMatchObject({ guessed: ['fire-fighting'], phone: '0432-****1234' });
    expect(teams.placed[3]).toMatchObject({ byField: true, covered: true });
    expect(teams.unplaced.map(({ name }) => name)).toEqual(['戊无坐标队']);
    expect(teams.unfit).toBe(1);
    const metres = teams.placed.map(({ way }) => way?.metres ?? 0);
    expect(metres[3]).toBeCloseTo(distanceMetres(SITE, east(9)), 6);
  });

  it('finds depots that hold what is needed, fit and in date', async () => {
    const near = makeAidDepot(desk, { name: '近库', ...east(2) });
    const far = makeAidDepot(desk, { name: '远库', ...east(20) });
    makeAidDepot(desk, { name: '关了的库', ...east(1), closedOn: '2026-01-01' });
    const empty = makeAidDepot(desk, { name: '别的库', ...east(1) });
    makeSupply(desk, { depotId: empty.id, name: '棉被', capabilities: ['living-support'] });
    makeSupply(desk, { depotId: near.id, name: '泡沫液', stock: 10, unit: '桶' });
    makeSupply(desk, {
      depotId: far.id,
      name: '灭火剂',
      capabilities: ['fire-fighting'],
      expiresOn: '2026-11-19',
      expiryKind: 'day',
      stock: 7,
      unfit: 2,
    });
    const { depots } = await around();
    expect(depots.placed.map(({ name }) => name)).toEqual(['近库', '远库']);
    expect(depots.placed[0]?.holdings[0]).toMatchObject({
      capability: 'fire-fighting',
      supplies: [{ name: '泡沫液', usable: 10, expired: 0 }],
    });
    expect(depots.placed[1]?.holdings[0]?.supplies[0]).toMatchObject({ usable: 0, expired: 5, unfit: 2 });
  });

  it('finds hospitals, experts, hazards and neighbours', async () => {
    makeFacility(desk, { name: '远医院', kind: 'hospital', capabilities: ['burn'], ...east(9) });
    makeFacility(desk, { name: '近医院', kind: 'hospital', capabilities: ['poison'], ...east(3) });
    makeExpert(desk, { name: '示一', specialtyCodes: ['S15'], taskKinds: ['T1'] });
    makeExpert(desk, { name: '示二', specialtyCodes: ['S23'] });
    makeExpert(desk, { name: '示三', specialtyCodes: ['S09'] });
    const neighbour = makeEnterprise(desk, { name: '邻居厂', ...east(0.8) });
    const distant = makeEnterprise(desk, { name: '远厂', ...east(4) });
    makeEnterprise(desk, { name: '关停厂', ...east(0.5), status: 'closed' });
    makeAidHazard(desk, { name: '邻居液氨', enterpriseId: neighbour.id });
    makeAidHazard(desk, { name: '远处氯气', enterpriseId: distant.id, reachM: 5000 });
    makeAidHazard(desk, { name: '够不着', enterpriseId: distant.id, reachM: 3000 });
    makeAidHazard(desk, { name: '已核销', enterpriseId: neighbour.id, removedOn: '2025-01-01' });
    const { facilities, experts, dangers } = await around();
    expect(facilities.placed.map(({ name, has }) => [name, has])).toEqual([
      ['近医院', []],
      ['远医院', ['burn']],
    ]);
    expect(experts.unplaced.map(({ name, special, takesTask }) => [name, special, takesTask])).toEqual([
      ['示一', true, true],
      ['示二', false, false],
    ]);
    expect(dangers.hazards.map(({ name, within, reaches }) => [name, within, reaches])).toEqual([
      ['邻居液氨', true, false],
      ['远处氯气', false, true],
    ]);
    expect(dangers.units.map(({ name }) => name)).toEqual(['邻居厂']);
    expect((await around(here(), 4500)).dangers.units.map(({ name }) => name)).toEqual(['邻居厂', '远厂']);
  });
});

const TEXT = `1 应急响应
1.1 处置措施
（1）立即关闭罐根阀
（2）启动固定泡沫系统
`;

function withText(versionId: string, text: string): void {
  const sha256 = '0'.repeat(60) + versionId.slice(-4);
  const now = desk.core.clock.now();
  desk.core.write.run(
    "INSERT INTO document (sha256, size, kind, encoding, created_at) VALUES (@sha256, 1, 'txt', 'raw', @now)",
    { sha256, now },
  );
  desk.core.write.run(
    `INSERT INTO plan_document (id, plan_version_id, role, file_name, sha256, origin, created_at, updated_at)
     VALUES (@id, @versionId, 'text', '预案.docx', @sha256, @self, @now, @now)`,
    { id: desk.core.newId(), versionId, sha256, self: desk.self, now },
  );
  saveDocumentText(desk.core.write, {
    sha256,
    state: 'ok',
    text,
    pages: null,
    outline: [],
    warnings: [],
    headers: [],
    extractedAt: now,
  });
}

describe('plans of an incident', () => {
  it('apply, are started with steps out of their text, and each tick is in the log', async () => {
    const incident = makeAidIncident(desk, { enterpriseId: unit });
    const spot = { of: 'incident', incidentId: incident.id };
    const { plan, version } = makePlan(desk, { enterpriseId: unit, title: '储罐火灾专项应急预案' });
    makePlanVersion(desk, { planId: plan.id, number: 2, label: '第2版', state: 'draft', publishedOn: null });
    makePlan(desk, { enterpriseId: unit, title: '触电专项应急预案' });
    makePlan(desk, { title: '别人的火灾预案' });
    withText(version.id, TEXT);
    responseCardTable.insert(desk.core.write, {
      id: desk.core.newId(),
      planId: plan.id,
      post: '司泵工',
      risk: '',
      signs: [],
      steps: ['停泵'],
      gear: [],
      never: [],
      contacts: [],
      issuedOn: null,
      remark: null,
      ...bookkeeping(desk),
    });
    const [row, ...rest] = (await desk.call<Plans>('incidentAids.plans', { spot })).rows;
    expect(rest).toEqual([]);
    expect(row).toMatchObject({ id: plan.id, reason: 'kind', kindsGuessed: true, taken: null });
    const proposed = await desk.call<OutputOf<typeof contract.incidentAids.proposedSteps>>(
      'incidentAids.proposedSteps',
      { planId: plan.id, accidentKind: '火灾' },
    );
    expect(proposed.versionId).toBe(version.id);
    expect(proposed.steps.map(({ text }) => text)).toEqual(['立即关闭罐根阀', '启动固定泡沫系统', '停泵']);

    const started = {
      incidentId: incident.id,
      planId: plan.id,
      responseLevel: '二级',
      steps: proposed.steps,
    };
    await desk.call('incidentAids.startPlan', started);
    expect((await desk.refusal('incidentAids.startPlan', started)).code).toBe('INCIDENT_PLAN_STARTED');
    const taken = async () => (await desk.call<Plans>('incidentAids.plans', { spot })).rows[0]?.taken;
    const [first, second] = (await taken())?.steps ?? [];
    await desk.call('incidentAids.markStep', {
      stepId: first?.id,
      expectedVersion: 1,
      mark: 'done',
      reason: null,
    });
    expect(
      (
        await desk.refusal('incidentAids.markStep', {
          stepId: second?.id,
          expectedVersion: 1,
          mark: 'skipped',
          reason: null,
        })
      ).code,
    ).toBe('INCIDENT_STEP_REASON');
    await desk.call('incidentAids.markStep', {
      stepId: second?.id,
      expectedVersion: 1,
      mark: 'skipped',
      reason: '系统已坏',
    });
    await desk.call('incidentAids.addStep', { incidentPlanId: (await taken())?.id, text: '请求增援' });
    const steps = (await taken())?.steps ?? [];
    expect(steps.map(({ text, doneBy, skippedReason }) => [text, doneBy, skippedReason])).toEqual([
      ['立即关闭罐根阀', '示例员', null],
      ['启动固定泡沫系统', null, '系统已坏'],
      ['停泵', null, null],
      ['请求增援', null, null],
    ]);
    await desk.call('incidentAids.markStep', {
      stepId: steps[0]?.id,
      expectedVersion: 2,
      mark: 'open',
      reason: null,
    });
    expect(
      incidentLogTable.select(desk.core.write, 'ORDER BY seq').map(({ kind, text }) => `${kind} ${text}`),
    ).toEqual([
      'state 启动《储罐火灾专项应急预案》，响应等级：二级',
      'step 完成：立即关闭罐根阀',
      'step 不执行：启动固定泡沫系统（系统已坏）',
      'step 恢复为未完成：立即关闭罐根阀',
    ]);
  });
});

describe('calls for an incident', () => {
  it('stand in order, mask numbers of people, and are written into the log with the number', async () => {
    const incident = makeAidIncident(desk, { enterpriseId: unit });
    const spot = { of: 'incident', incidentId: incident.id };
    makeShift(desk, { onDay: '2026-11-20', role: 'leader', name: '示带班', phone: '19900000011' });
    makeContact(desk, {
      kind: 'department',
      organisation: '舒兰市消防救援大队',
      field: 'fire',
      dutyPhone: '0432-00000119',
      phone: null,
      name: null,
    });
    makeContact(desk, {
      kind: 'department',
      organisation: '舒兰市农业农村局',
      field: 'agriculture',
      dutyPhone: '0432-00000001',
    });
    makeContact(desk, {
      kind: 'town',
      organisation: '溪河镇',
      town: '溪河镇',
      field: null,
      dutyPhone: '0432-00000002',
      phone: null,
    });
    const { lines } = await desk.call<Calls>('incidentAids.calls', { spot });
    expect(lines.map(({ group, name, organisation }) => `${group} ${name ?? organisation}`)).toEqual([
      'watch 示带班',
      'unit 例中意',
      'unit 样小安',
      'unit 示大明',
      'town 溪河镇',
      'department 舒兰市消防救援大队',
    ]);
    expect(lines.map(({ phone }) => phone)).toEqual([
      '199****0011',
      '199****0002',
      '199****0003',
      '199****0001',
      '0432-00000002',
      '0432-00000119',
    ]);
    const key = lines[1]?.key;
    expect(await desk.call('incidentAids.revealCall', { spot, key })).toEqual({ value: '19900000002' });
    await desk.call('incidentAids.noteCall', { incidentId: incident.id, key, answered: false, text: '' });
    expect(incidentLogTable.select(desk.core.write, 'ORDER BY seq')).toMatchObject([
      {
        kind: 'call',
        whom: '舒兰市例源石化仓储有限公司 例中意',
        phone: '19900000002',
        answered: false,
        text: '无人接听',
      },
    ]);
    expect((await desk.refusal('incidentAids.revealCall', { spot, key: 'contact/phone/none' })).code).toBe(
      'NOT_FOUND',
    );
  });

  it('shows all numbers of one kind together, and writes that down once', async () => {
    makeTeam(desk, { name: '示例危化救援队', fieldCode: 'hazchem', dutyPhone: '19900000007', ...east(2) });
    makeTeam(desk, { name: '样例危化救援队', fieldCode: 'hazchem', dutyPhone: '0432-00000008', ...east(4) });
    const spot = here();
    const listed = (await around(spot)).teams.placed.map(({ id, phone }) => [id, phone]);
    expect(listed.map(([, phone]) => phone)).toEqual(['199****0007', '0432-****0008']);
    const before = auditRows();
    const { numbers } = await desk.call<{ numbers: { id: string; phone: string }[] }>(
      'incidentAids.revealAround',
      { spot, of: 'teams' },
    );
    expect(numbers).toEqual([
      { id: listed[0]?.[0], phone: '19900000007' },
      { id: listed[1]?.[0], phone: '0432-00000008' },
    ]);
    expect(auditRows() - before).toBe(1);
  });
});
