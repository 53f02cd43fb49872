import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { watchOn } from '../../db/repositories/contact-views';
import { contract } from '../../electron/contract/index';
import { makeContact, makeShift, makeWatchEntry } from '../builders/contacts';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(contract, handlers, { role: 'administrator' });
});
afterEach(() => desk.close());

interface Month {
  days: { day: string; kind: string; name: string | null }[];
  shifts: {
    id: string;
    version: number;
    day: string;
    role: string;
    name: string;
    phone: string | null;
    insteadOf: string | null;
  }[];
  problems: { kind: string; day: string; name: string | null }[];
  loads: { name: string; month: number; daysOff: number }[];
}
const month = (of = '2026-10') => desk.call<Month>('watch.month', { month: of });

/** Four people who sit whole days, one in a role of their own. */
async function rota(refusals: { from: string; to: string }[] = []) {
  const people = ['示甲', '示乙', '示丙'].map((name) => makeContact(desk, { name }));
  const chief = makeContact(desk, { name: '例长' });
  await desk.call('watch.saveRota', {
    shifts: ['whole'],
    places: { leader: 0, chief: 1, member: 1 },
    people: [
      ...people.map(({ id }, at) => ({
        contactId: id,
        roles: ['member'],
        refusals: at === 0 ? refusals : [],
      })),
      { contactId: chief.id, roles: ['chief'], refusals: [] },
    ],
  });
  return { people, chief };
}
const october = { from: '2026-10-01', to: '2026-10-31', replace: false };

describe('the roster of a month', () => {
  it('is dealt out by the calendar: 国庆节 are holidays, the worked Saturday is none', async () => {
    await rota();
    expect(await desk.call('watch.generate', october)).toEqual({ made: 62, vacant: 0 });
    const { days, shifts, problems, loads } = await month();
    expect(days.find(({ day }) => day === '2026-10-01')).toMatchObject({ kind: 'holiday' });
    expect(days.find(({ day }) => day === '2026-10-10')).toMatchObject({ kind: 'workday' });
    expect(days.find(({ day }) => day === '2026-10-11')).toMatchObject({ kind: 'weekend' });
    const members = loads.filter(({ name }) => name !== '例长');
    expect(members.map((load) => load.month).sort()).toEqual([10, 10, 11]);
    const off = members.map(({ daysOff }) => daysOff);
    expect(Math.max(...off) - Math.min(...off)).toBeLessThanOrEqual(1);
    expect(shifts).toHaveLength(62);
    expect(shifts[0]?.phone).toMatch(/\*/);
    // One chief alone has no rest between whole days; it is told, not hidden.
    expect(problems.every(({ kind, name }) => kind === 'no-rest' && name === '例长')).toBe(true);
  });

  it('leaves alone what stands unless it is asked to begin anew, and starts with who sat the least', async () => {
    const { people } = await rota([{ from: '2026-10-01', to: '2026-10-08' }]);
    await desk.call('watch.generate', october);
    const refused = await desk.refusal('watch.generate', october);
    expect(refused).toMatchObject({ code: 'ROSTER_STANDS', details: { shifts: 62 } });
    await desk.call('watch.generate', { ...october, replace: true });
    const { shifts } = await month();
    expect(shifts).toHaveLength(62);
    expect(shifts.filter(({ name, day }) => name === '示甲' && day <= '2026-10-08')).toEqual([]);
    const least = shifts.filter(({ name }) => name === people[0]?.name).length;
    expect(least).toBeGreaterThanOrEqual(9);
    expect((await desk.refusal('watch.generate', { ...october, to: '2027-10-01' })).code).toBe(
      'FIELDS_INVALID',
    );
  });

  it('wants people first', async () => {
    expect((await desk.refusal('watch.generate', october)).code).toBe('ROTA_EMPTY');
    const foreign = makeContact(desk, { origin: 'elsewhere' });
    const people = [{ contactId: foreign.id, roles: ['member'], refusals: [] }];
    const wish = { shifts: ['whole'], places: { leader: 0, chief: 0, member: 1 }, people };
    expect((await desk.refusal('watch.saveRota', wish)).code).toBe('NOT_FOUND');
    expect(
      (await desk.refusal('watch.saveRota', { ...wish, people: [], shifts: ['whole', 'day'] })).code,
    ).toBe('FIELDS_INVALID');
  });

  it('changes places, lets somebody stand in and seats nobody twice', async () => {
    await rota();
    await desk.call('watch.generate', october);
    const of = async (day: string) =>
      (await month()).shifts.find((one) => one.day === day && one.role === 'member');
    const [first, second] = [await of('2026-10-13'), await of('2026-10-14')];
    if (!first || !second) throw new Error('no shifts');
    const moved = await desk.call('watch.move', {
      ...{ id: first.id, expectedVersion: first.version, day: '2026-10-14', swapWithId: null },
    });
    expect(moved).toMatchObject({ swapped: true });
    expect(await of('2026-10-13')).toMatchObject({ id: first.id, name: second.name });
    expect(await of('2026-10-14')).toMatchObject({ id: second.id, name: first.name });

    const now = await of('2026-10-14');
    await desk.call('watch.standIn', {
      ...{ id: second.id, expectedVersion: now?.version, contactId: null },
      ...{ name: '样替', phone: '19900007777', remark: '出差' },
    });
    expect(await of('2026-10-14')).toMatchObject({ name: '样替', insteadOf: first.name });
    const twice = await desk.refusal('watch.add', {
      ...{ day: '2026-10-14', shift: 'night', role: 'leader', contactId: null },
      ...{ name: '样替', phone: null, remark: null },
    });
    expect(twice).toMatchObject({ code: 'WATCH_TWICE', details: { day: '2026-10-14' } });
    const again = await of('2026-10-14');
    await desk.call('watch.remove', { id: second.id, expectedVersion: again?.version });
    expect(await of('2026-10-14')).toBeUndefined();
    expect((await month()).problems).toContainEqual(
      expect.objectContaining({ kind: 'vacant', day: '2026-10-14' }),
    );
    expect((await desk.refusal('watch.remove', { id: first.id, expectedVersion: 1 })).code).toBe(
      'STALE_VERSION',
    );
  });
});

describe('the watch book', () => {
  const fields = {
    at: '2026-11-19T22:00:00.000Z',
    kind: 'warning',
    source: '市气象局',
    level: 'orange',
    title: '暴雪橙色预警',
    text: null,
    validUntil: '2026-11-22T00:00:00.000Z',
    towns: ['平安镇'],
    handled: null,
  };
  const write = (given: object = {}) =>
    desk.call<{ id: string }>('watch.saveEntry', {
      id: null,
      expectedVersion: null,
      fields: { ...fields, ...given },
    });
  interface Book {
    entries: { id: string; passedOn: { to: string }[]; recordedBy: string }[];
    inForce: { id: string }[];
    handover: string[];
    onDuty: { name: string }[];
  }
  const book = () =>
    desk.call<Book>('watch.book', { from: '2026-11-01T00:00:00.000Z', to: '2026-11-30T00:00:00.000Z' });

  it('keeps a warning, to whom it was passed on, and what the next shift has to know', async () => {
    makeShift(desk, { name: '示值' });
    const { id } = await write();
    await write({ kind: 'call', title: '群众来电反映浓烟', level: null, validUntil: null });
    expect((await book()).handover).toEqual([
      '暴雪橙色预警仍在有效期内，尚未转达',
      '群众来电反映浓烟：尚未办结',
    ]);
    const at = '2026-11-19T22:10:00.000Z';
    await desk.call('watch.passOn', { id, expectedVersion: 1, to: '平安镇', how: '电话', at });
    const { entries, inForce, handover, onDuty } = await book();
    expect(entries.find((entry) => entry.id === id)).toMatchObject({
      passedOn: [{ to: '平安镇', how: '电话', at }],
      recordedBy: '示例员',
    });
    expect(inForce).toMatchObject([{ id }]);
    expect(handover[0]).toBe('暴雪橙色预警仍在有效期内，已转达平安镇');
    expect(onDuty).toMatchObject([{ name: '示值' }]);
    expect(await desk.call('watch.warnings')).toMatchObject({ warnings: [{ id }] });
    await desk.call('watch.voidEntry', { id, expectedVersion: 2, reason: '重复登记' });
    expect(await desk.call('watch.warnings')).toEqual({ warnings: [] });
  });

  it('wants level and end of a warning, and no time that lies ahead or behind', async () => {
    const bad = { ...fields, level: null, validUntil: fields.at, at: '2026-12-01T00:00:00.000Z' };
    const refused = await desk.refusal('watch.saveEntry', { id: null, expectedVersion: null, fields: bad });
    expect((refused.details.fields as { field: string }[]).map(({ field }) => field)).toEqual([
      'at',
      'level',
      'validUntil',
    ]);
    const { id } = await write();
    const early = { id, expectedVersion: 1, to: '平安镇', how: '电话', at: '2026-11-19T21:00:00.000Z' };
    expect((await desk.refusal('watch.passOn', early)).code).toBe('FIELDS_INVALID');
  });
});

describe('papers of the watch', () => {
  const save = async (of: object, format: string, name: string): Promise<Buffer> => {
    const file = `${desk.folder}/${name}`;
    await desk.call('watch.export', { of, format, file: desk.host.grants.grant(file) });
    expect(existsSync(file)).toBe(true);
    return readFileSync(file);
  };

  it('hide personal numbers on the screen and print them', async () => {
    await rota();
    await desk.call('watch.generate', october);
    const { html } = await desk.call<{ html: string }>('watch.preview', {
      of: { paper: 'roster', month: '2026-10' },
    });
    const phone = watchOn(desk.core.write, '2026-10-01')[0]?.phone ?? '';
    expect(html).toContain('2026年10月应急值班表');
    expect(html).toContain('国庆节');
    expect(html).not.toContain(phone);
    const ics = await save({ paper: 'roster', month: '2026-10' }, 'ics', 'roster.ics');
    expect(ics.toString().match(/BEGIN:VEVENT/g)).toHaveLength(62);
    await save({ paper: 'roster', month: '2026-10' }, 'xlsx', 'roster.xlsx');
    await save({ paper: 'roster', month: '2026-10' }, 'docx', 'roster.docx');
  });

  it('make a card with who sits, whom to call first and the terms of reporting', async () => {
    makeShift(desk, { name: '示值', phone: '19900003333' });
    makeContact(desk, { kind: 'department', organisation: '市公安局', field: 'police', callOrder: 1 });
    const { html } = await desk.call<{ html: string }>('watch.preview', {
      of: { paper: 'card', day: '2026-11-20' },
    });
    for (const word of ['示值', '199****3333', '市公安局', '1小时内', '国务院令第493号', '接报时问清'])
      expect(html).toContain(word);
    makeWatchEntry(desk);
    const book = await desk.call<{ html: string }>('watch.preview', {
      of: { paper: 'book', month: '2026-11' },
    });
    expect(book.html).toContain('11-20 08:00');
    await save({ paper: 'book', month: '2026-11' }, 'xlsx', 'book.xlsx');
  });
});
