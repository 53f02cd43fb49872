import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactTable } from '../../db/repositories/contact';
import {
  contactsFor,
  facilitiesOf,
  shiftLoads,
  warningsInForce,
  watchEntriesBetween,
  watchOn,
} from '../../db/repositories/contact-views';
import { contract } from '../../electron/contract/index';
import { makeContact, makeShift, makeWatchEntry } from '../builders/contacts';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeEnterprise } from '../builders/records';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(contract, handlers, { role: 'administrator' });
});
afterEach(() => desk.close());

const line = {
  kind: 'department',
  organisation: '市供电公司',
  field: 'power',
  department: '调度室',
  name: '测电',
  post: '值班长',
  dutyPhone: '（0432）00001195',
  phone: '199 0000 2222',
  otherPhone: null,
  fax: null,
  town: null,
  enterpriseId: null,
  callOrder: 20,
  shareable: null,
  remark: null,
};
const add = (fields: object = {}) =>
  desk.call<{ id: string; version: number }>('contacts.save', {
    id: null,
    expectedVersion: null,
    fields: { ...line, ...fields },
  });

describe('a line of the directory', () => {
  it('keeps numbers in their one form, hides a person’s, and is found by initials and in the search', async () => {
    const { id } = await add();
    const { fields } = await desk.call<{ fields: typeof line }>('contacts.get', { id });
    expect(fields).toMatchObject({ dutyPhone: '0432-00001195', phone: '199****2222', name: '测电' });
    expect(await desk.call('contacts.reveal', { id, field: 'phone' })).toEqual({ value: '19900002222' });
    const page = await desk.call<{ total: number; columns: string[]; rows: unknown[][] }>('lists.page', {
      list: 'contacts',
      text: 'sgdgs',
      offset: 0,
      limit: 50,
    });
    expect(page.total).toBe(1);
    expect(JSON.stringify(page.rows)).not.toContain('19900002222');
    const found = await desk.call<{ hits: { type: string; id: string }[] }>('search.find', { text: '供电' });
    expect(found.hits).toMatchObject([{ type: 'contact', id }]);
    // A personal number is no word of the search.
    expect((await desk.call<{ total: number }>('search.find', { text: '19900002222' })).total).toBe(0);
  });

  it('keeps a hidden number that comes back as it was shown, and refuses what is no number', async () => {
    const { id } = await add();
    const { version } = await desk.call<{ version: number }>('contacts.save', {
      id,
      expectedVersion: 1,
      fields: { ...line, phone: '199****2222', post: '调度长' },
    });
    expect(version).toBe(2);
    expect(contactTable.find(desk.core.write, id)).toMatchObject({ phone: '19900002222', post: '调度长' });
    const refused = await desk.refusal('contacts.save', {
      id,
      expectedVersion: 2,
      fields: { ...line, dutyPhone: '12', field: 'nothing' },
    });
    expect(refused.code).toBe('FIELDS_INVALID');
    expect((refused.details.fields as { field: string }[]).map(({ field }) => field)).toEqual([
      'field',
      'dutyPhone',
    ]);
    expect((await desk.refusal('contacts.save', { id, expectedVersion: 1, fields: line })).code).toBe(
      'STALE_VERSION',
    );
  });

  it('wants a number at all, and stays when it is taken out', async () => {
    const bare = { ...line, dutyPhone: null, phone: null };
    expect(
      (await desk.refusal('contacts.save', { id: null, expectedVersion: null, fields: bare })).code,
    ).toBe('FIELDS_INVALID');
    const { id } = await add();
    await desk.call('contacts.void', { id, expectedVersion: 1, reason: '机构撤销' });
    expect(contactTable.find(desk.core.write, id)).toMatchObject({ voidReason: '机构撤销' });
    expect((await desk.call<{ total: number }>('search.find', { text: '供电' })).total).toBe(0);
  });

  it('belongs to its owner', async () => {
    const foreign = makeContact(desk, { origin: 'elsewhere' });
    const refused = await desk.refusal('contacts.void', {
      id: foreign.id,
      expectedVersion: 1,
      reason: '不再使用',
    });
    expect(refused.code).toBe('NOT_OURS');
  });
});

describe('a place that a rescue turns to', () => {
  const hospital = {
    kind: 'hospital',
    name: '舒兰市人民医院',
    grade: '三级乙等',
    beds: 520,
    capabilities: ['burn', 'trauma'],
    phone: '120',
    contact: null,
    town: '北城街道',
    address: null,
    longitude: 126.95,
    latitude: 44.41,
    shareable: true,
    remark: null,
  };

  it('is kept with what it can do, and found', async () => {
    const { id } = await desk.call<{ id: string }>('contacts.saveFacility', {
      id: null,
      expectedVersion: null,
      fields: hospital,
    });
    expect((await desk.call<{ fields: object }>('contacts.getFacility', { id })).fields).toEqual(hospital);
    const found = await desk.call<{ hits: object[] }>('search.find', { text: '人民医院' });
    expect(found.hits).toMatchObject([{ type: 'facility', id }]);
    await desk.call('contacts.voidFacility', { id, expectedVersion: 1, reason: '搬迁' });
    expect(facilitiesOf(desk.core.write, 'hospital')).toEqual([]);
  });

  it('refuses half a coordinate and unknown abilities', async () => {
    const refused = await desk.refusal('contacts.saveFacility', {
      id: null,
      expectedVersion: null,
      fields: { ...hospital, latitude: null, capabilities: ['magic'] },
    });
    expect((refused.details.fields as { field: string }[]).map(({ field }) => field)).toEqual([
      'capabilities',
      'longitude',
    ]);
  });
});

describe('what an incident asks', () => {
  it('answers lines of the fields, the town and the unit in calling order', () => {
    const unit = makeEnterprise(desk);
    const police = makeContact(desk, { kind: 'department', field: 'police', callOrder: 1 });
    const town = makeContact(desk, { kind: 'town', field: null, town: '平安镇', callOrder: 3 });
    const own = makeContact(desk, { kind: 'unit', field: null, enterpriseId: unit.id, callOrder: 2 });
    makeContact(desk, { kind: 'department', field: 'weather' });
    makeContact(desk, { kind: 'town', field: null, town: '白旗镇' });
    const foreign = makeContact(desk, {
      kind: 'department',
      field: 'police',
      origin: 'elsewhere',
      callOrder: 9,
    });
    const wish = { fields: ['police'], town: '平安镇', enterpriseId: unit.id };
    const ids = (sight: string | null) =>
      contactsFor(desk.core.write, { ...wish, sight }).map(({ id }) => id);
    expect(ids(null)).toEqual([police.id, own.id, town.id, foreign.id]);
    expect(ids(desk.self)).toEqual([police.id, own.id, town.id]);
  });

  it('answers who is on watch, leader first, and how often everybody sat', () => {
    makeShift(desk, { shift: 'night', name: '例夜' });
    makeShift(desk, { shift: 'day', name: '例日' });
    makeShift(desk, { shift: 'day', role: 'leader', name: '例长' });
    makeShift(desk, { onDay: '2026-11-21', shift: 'day', name: '例日' });
    const unit = makeEnterprise(desk);
    makeShift(desk, { enterpriseId: unit.id, name: '样厂' });
    expect(watchOn(desk.core.write, '2026-11-20').map(({ name }) => name)).toEqual(['例长', '例日', '例夜']);
    expect(watchOn(desk.core.write, '2026-11-20', unit.id).map(({ name }) => name)).toEqual(['样厂']);
    expect([...shiftLoads(desk.core.write, '2026-11-01', '2026-11-30', null)].sort()).toEqual([
      ['例夜', 1],
      ['例日', 2],
      ['例长', 1],
    ]);
  });

  it('answers the warnings that hold at a moment, the highest first', () => {
    makeWatchEntry(desk);
    makeWatchEntry(desk, { level: 'red', title: '暴雪红色预警', validUntil: '2026-11-20T06:00:00.000Z' });
    makeWatchEntry(desk, { kind: 'call', title: '来电', validUntil: null });
    const titles = (moment: string) => warningsInForce(desk.core.write, moment).map(({ title }) => title);
    expect(titles('2026-11-20T05:59:00.000Z')).toEqual(['暴雪红色预警', '暴雪黄色预警']);
    expect(titles('2026-11-20T06:00:00.000Z')).toEqual(['暴雪黄色预警']);
    expect(titles('2026-11-21T00:00:00.000Z')).toEqual([]);
    const all = watchEntriesBetween(desk.core.write, '2026-11-19', '2026-11-22', { text: '红色' });
    expect(all.map(({ title }) => title)).toEqual(['暴雪红色预警']);
  });
});
