import { rmSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { RosterContent } from '../../db/domain/exchange/roster-contents';
import { saveEntry } from '../../db/services/experts/expert-entries';
import { saveExpert } from '../../db/services/experts/save-expert';
import { experts as contract } from '../../electron/contract/experts';
import { createDispatch } from '../../electron/core-host/dispatch';
import { experts as handlers } from '../../electron/core-host/handlers/experts';
import { commandLineSession } from '../../electron/core-host/session';
import { makeContact } from '../builders/contacts';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { partsOf } from '../builders/parts';
import {
  makeDepot,
  makeEnterprise,
  makeEquipment,
  makeExpert,
  makeSupply,
  makeTeam,
} from '../builders/records';

const desks: ExchangeDesk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) {
    desk.close();
    rmSync(desk.folder, { recursive: true, force: true });
  }
});
const desk = (level: 'county' | 'city', name: string, regionCode: string): ExchangeDesk => {
  const made = makeExchangeDesk({ level, name, regionCode });
  desks.push(made);
  return made;
};
const session = commandLineSession('示例员');
const depsOf = ({ core, self, host }: ExchangeDesk) => ({
  db: core.write,
  clock: core.clock,
  newId: core.newId,
  law: host.law,
  actor: session.actor,
  self,
  changed: () => undefined,
});
/** Writes the pool of a desk; returns the path. */
async function roster(
  from: ExchangeDesk,
  name: string,
  contents: RosterContent[] = ['experts'],
  recipientName = '各县（市、区）应急管理局',
): Promise<string> {
  const dispatch = createDispatch(partsOf({ experts: contract }, { experts: handlers }), from.host);
  const reply = await dispatch(
    'experts.writeRoster',
    { contents, recipientName, file: from.host.grants.grant(from.path(name)) },
    { session },
  );
  if (!reply.ok) throw new Error(reply.error.message);
  return from.path(name);
}
const appointed = {
  onDay: '2026-01-01',
  termFrom: '2026-01-01',
  termTo: '2028-12-31',
  documentNo: '市专1号',
};
const add = (at: ExchangeDesk, name: string, idNumber: string | null, serves = true) =>
  saveExpert(depsOf(at), {
    values: { name, idNumber, phone: '19900001234', specialtyCodes: ['S04'], remark: '内部记事' },
    ...(serves && { appointed }),
  });
const people = ({ core }: ExchangeDesk) =>
  core.write.all<Record<string, unknown>>(
    'SELECT name, status, id_number, remark, origin, voided_at FROM expert ORDER BY name',
  );
const outcome = (
  tables: readonly { table: string; added: number; changed: number; refused: number; same: number }[],
) => tables.filter(({ added, changed, refused }) => added + changed + refused > 0);

describe('a roster from above', () => {
  it('brings the people who are appointed, without numbers and notes, and nothing else', async () => {
    const city = desk('city', '吉林市应急管理局', '220200');
    const county = desk('county', '舒兰市应急管理局', '220283');
    makeEnterprise({ core: city.core, self: city.self }, { name: '市属示例厂' });
    add(city, '示例一', '11010519491231002X');
    add(city, '样例二', null);
    add(city, '测申请', null, false);
    const file = await roster(city, 'roster.yjpkg');
    expect(await county.inspect(file)).toMatchObject({
      kind: 'roster',
      base: 'selection',
      counts: { expert: 2 },
    });
    await county.merge(file);
    expect(people(county)).toEqual([
      {
        name: '样例二',
        status: 'serving',
        id_number: null,
        remark: null,
        origin: city.self,
        voided_at: null,
      },
      {
        name: '示例一',
        status: 'serving',
        id_number: null,
        remark: null,
        origin: city.self,
        voided_at: null,
      },
    ]);
    expect(county.core.write.value('SELECT COUNT(*) FROM enterprise')).toBe(0);
    // The city reports nothing here: its duties are its own, and its people are not sent up again.
    expect(county.core.write.value('SELECT via_id FROM office WHERE id = @id', { id: city.self })).toBeNull();
    expect(
      county.core.write.value('SELECT COUNT(*) FROM duty WHERE subject_id = @id', { id: city.self }),
    ).toBe(0);
    const upload = await county.upload('up.yjpkg', { recipientName: '吉林市应急管理局' });
    expect((await city.inspect(upload)).counts).toMatchObject({ expert: 0 });
  });

  it('merged twice changes nothing, follows what the city changes, and is undone as one step', async () => {
    const city = desk('city', '吉林市应急管理局', '220200');
    const county = desk('county', '舒兰市应急管理局', '220283');
    makeExpert({ core: county.core, self: county.self }, { name: '本县示例' });
    const { id, version } = add(city, '示例一', null);
    const first = await roster(city, 'first.yjpkg');
    await county.merge(first);
    expect(outcome((await county.rehearse(first)).tables)).toEqual([]);
    const again = await county.merge(first);
    expect(outcome(again.tables)).toEqual([]);
    saveExpert(depsOf(city), { id, expectedVersion: version, values: { employer: '市示范院' } });
    const second = await roster(city, 'second.yjpkg');
    const { batchId } = await county.merge(second);
    const employer = () => county.core.write.value('SELECT employer FROM expert WHERE id = @id', { id });
    expect(employer()).toBe('市示范院');
    await county.call('undo', { batchId });
    expect(employer()).toBeNull();
  });

  it('to one county goes on with its numbers once that county is known, whatever goes to all of them', async () => {
    const city = desk('city', '吉林市应急管理局', '220200');
    const county = desk('county', '舒兰市应急管理局', '220283');
    add(city, '示例一', null);
    const toCounty = (name: string) => roster(city, name, ['experts'], '舒兰市应急管理局');
    await county.merge(await toCounty('one.yjpkg'));
    for (const name of ['all-1.yjpkg', 'all-2.yjpkg', 'all-3.yjpkg'])
      await county.merge(await roster(city, name));
    // Until now the city knew the county by its name alone.
    await city.merge(await county.upload('up.yjpkg', { recipientName: '吉林市应急管理局' }));
    const { package: shown, warnings, blocks } = await county.rehearse(await toCounty('two.yjpkg'));
    expect(shown).toMatchObject({ sequence: 2, recipient: { id: county.self } });
    expect([...warnings, ...blocks]).toEqual([]);
  });

  it('can be engaged here, and not changed', async () => {
    const city = desk('city', '吉林市应急管理局', '220200');
    const county = desk('county', '舒兰市应急管理局', '220283');
    const { id, version } = add(city, '示例一', null);
    await county.merge(await roster(city, 'roster.yjpkg'));
    const deps = depsOf(county);
    expect(() => saveExpert(deps, { id, expectedVersion: version, values: { employer: '甲' } })).toThrow(
      /上报单位/,
    );
    const absence = { fromDay: '2026-12-01', toDay: '2026-12-02', reason: null };
    expect(saveEntry(deps, { kind: 'absence', expertId: id, values: absence }).version).toBe(1);
  });

  it('carries what may be called across regions to everybody, and leaves the reader its own', async () => {
    const city = desk('city', '吉林市应急管理局', '220200');
    const [near, far] = [
      desk('county', '舒兰市应急管理局', '220283'),
      desk('county', '蛟河市应急管理局', '220281'),
    ];
    const at = { core: near.core, self: near.self };
    const host = makeEnterprise(at, { name: '舒兰示例矿业公司' });
    const called = makeTeam(at, { name: '示例救护队', hostId: host.id, shareable: true, remark: '内部记事' });
    makeTeam(at, { name: '厂内小队', shareable: false });
    makeEquipment(at, { name: '生命探测仪', teamId: called.id, phone: '19900001234' });
    const depot = makeDepot(at, { name: '舒兰储备库', shareable: true });
    makeSupply(at, { name: '吸附棉', depotId: depot.id, shareable: true, phone: '19900001235' });
    makeSupply(at, { name: '自用沙袋', depotId: depot.id, shareable: false });
    makeContact(at, { organisation: '市气象局', dutyPhone: '0432-00000001', shareable: true });
    await city.merge(await near.upload('up.yjpkg', { recipientName: '吉林市应急管理局' }));
    const file = await roster(city, 'shared.yjpkg', ['resources', 'contacts']);
    // The directory does not travel upwards: the city has none to hand on.
    expect((await far.inspect(file)).counts).toMatchObject({
      expert: 0,
      enterprise: 0,
      team: 1,
      equipment: 1,
      depot: 1,
      supply: 1,
      contact: 0,
    });
    await far.merge(file);
    expect(
      far.core.write.all(
        'SELECT t.name, t.host_id, t.remark, t.origin, e.phone FROM team t JOIN equipment e ON e.team_id = t.id',
      ),
    ).toEqual([{ name: '示例救护队', host_id: null, remark: null, origin: near.self, phone: null }]);
    expect(far.core.write.all('SELECT name, phone FROM supply')).toEqual([{ name: '吸附棉', phone: null }]);
    // What is only handed down is not reported upwards again.
    const back = await far.upload('back.yjpkg', { recipientName: '吉林市应急管理局' });
    expect((await city.inspect(back)).counts).toMatchObject({ team: 0, supply: 0 });
    // The county learns of the city; its own rows came home.
    expect(outcome((await near.rehearse(file)).tables)).toMatchObject([
      { table: 'office', added: 1, refused: 0 },
    ]);
    await near.merge(file);
    expect(near.core.write.value('SELECT host_id FROM team WHERE id = @id', { id: called.id })).toBe(host.id);
  });

  it('hands down the shared telephones of offices, without those of persons', async () => {
    const city = desk('city', '吉林市应急管理局', '220200');
    const county = desk('county', '舒兰市应急管理局', '220283');
    const at = { core: city.core, self: city.self };
    makeContact(at, { organisation: '市气象局', dutyPhone: '0432-00000001', shareable: true });
    makeContact(at, { organisation: '内部联络', shareable: null });
    await county.merge(await roster(city, 'phones.yjpkg', ['contacts']));
    expect(county.core.write.all('SELECT organisation, duty_phone, phone FROM contact')).toEqual([
      { organisation: '市气象局', duty_phone: '0432-00000001', phone: null },
    ]);
  });
});
