import type { Deps } from '../../core';
import { addDays, asCivilDate, endOfMonth } from '../../domain/dates/civil-date';
import { recordCall } from '../contacts/call-round';
import { saveContact } from '../contacts/save-contact';
import { saveFacility } from '../contacts/save-facility';
import { passOn, saveEntry } from '../watch/book';
import { generateRoster } from '../watch/roster';
import { saveRota } from '../watch/rota';
import type { Teller } from './timeline';

/** Civil days ago on which the directory was entered, and on which some of it was called. */
const ENTERED = 380;
const CALLED = 20;

/**
 * The directory of the county with its hospitals, the office's rota with the roster of last month and this one, numbers
 * that were called, and a watch book with a warning that holds today.
 */
export function tellContacts({ timeline, data, days }: Teller): void {
  const { people, departments, facilities } = data.contacts;
  const ids = new Map<string, string>();
  const blank = {
    ...{ department: null, otherPhone: null, fax: null, enterpriseId: null, shareable: null, remark: null },
  };
  const line = (deps: Deps, fields: Omit<Parameters<typeof saveContact>[1]['fields'], keyof typeof blank>) =>
    saveContact(deps, { id: null, expectedVersion: null, fields: { ...blank, ...fields } }).id;
  timeline.add(days.ago(ENTERED), (deps) => {
    people.forEach(({ name, post }, at) => {
      const id = line(deps, {
        ...{ kind: 'office', organisation: data.county.office.name, field: 'emergency', name, post },
        ...{ dutyPhone: '0432-00001100', phone: `1990000${String(4100 + at)}`, town: null },
        callOrder: 40 + at,
      });
      ids.set(name, id);
    });
    for (const { organisation, field, phone, order } of departments)
      ids.set(
        organisation,
        line(deps, {
          ...{ kind: 'department', organisation, field, name: null, post: null },
          ...{ dutyPhone: phone, phone: null, town: null, callOrder: order },
        }),
      );
    for (const [at, { name }] of data.county.towns.entries())
      line(deps, {
        ...{
          kind: 'town',
          organisation: `${name}应急管理办公室`,
          field: 'emergency',
          name: null,
          post: null,
        },
        ...{ dutyPhone: `0432-00006${String(100 + at)}`, phone: null, town: name, callOrder: 60 + at },
      });
    for (const facility of facilities)
      saveFacility(deps, {
        ...{ id: null, expectedVersion: null },
        fields: { ...facility, contact: null, address: null, shareable: true, remark: null },
      });
    saveRota(deps, {
      shifts: ['whole'],
      places: { leader: 1, chief: 1, member: 1 },
      people: people.map(({ name, roles }) => ({ contactId: ids.get(name) ?? '', roles, refusals: [] })),
    });
  });
  departments.slice(0, 14).forEach(({ organisation }, at) => {
    timeline.add(days.ago(CALLED + at), (deps) => {
      const result = at === 5 ? 'wrong' : at === 9 ? 'no-answer' : 'reached';
      const id = ids.get(organisation) ?? '';
      recordCall(deps, { subject: 'contact', id, field: 'dutyPhone', result, newPhone: null, note: null });
    });
  });
  const first = asCivilDate(`${days.today.slice(0, 7)}-01`);
  const before = addDays(first, -1);
  timeline.add(days.ago(ENTERED - 1), (deps) => {
    generateRoster(deps, { from: `${before.slice(0, 7)}-01`, to: before, replace: false });
    const last = endOfMonth(Number(first.slice(0, 4)), Number(first.slice(5, 7)));
    generateRoster(deps, { from: first, to: last, replace: false });
  });
  timeline.add(days.ago(1), (deps) => {
    const at = deps.clock.now();
    const later = (hours: number) => new Date(Date.parse(at) + hours * 3600 * 1000).toISOString();
    const { id, version } = saveEntry(deps, {
      ...{ id: null, expectedVersion: null },
      fields: {
        ...{ at, kind: 'warning', source: '市气象局', level: 'yellow', title: '大风黄色预警', handled: null },
        ...{
          text: '预计未来两天平均风力六级以上，请注意高处作业和临时构筑物。',
          validUntil: later(72),
          towns: [],
        },
      },
    });
    passOn(deps, { id, expectedVersion: version, to: '各乡镇（街道）', how: '电话', at });
    saveEntry(deps, {
      ...{ id: null, expectedVersion: null },
      fields: {
        ...{
          at,
          kind: 'call',
          source: '居民来电',
          level: null,
          title: '居民反映锅炉房冒黑烟',
          validUntil: null,
        },
        ...{ text: '已请街道现场查看。', towns: ['滨河街道'], handled: null },
      },
    });
  });
}
