import { existsSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { enterpriseTable } from '../../db/repositories/enterprise';
import { teamTable } from '../../db/repositories/team';
import { directoryForm } from '../../db/services/contacts/directory-papers';
import { contract } from '../../electron/contract/index';
import { makeContact, makeFacility } from '../builders/contacts';
import { type Desk, makeDesk } from '../builders/desk';
import { handlers } from '../builders/handlers';
import { makeDepot, makeEnterprise, makeExpert, makeTeam } from '../builders/records';

let desk: Desk;
beforeEach(() => {
  desk = makeDesk(contract, handlers, { role: 'administrator' });
});
afterEach(() => desk.close());

interface Round {
  confirmDays: number;
  totals: Record<string, number>;
  rows: { id: string; field: string; phone: string; state: string; result: string | null }[];
}
const round = (subject: string, state: string | null = null) =>
  desk.call<Round>('contacts.round', { subject, state });
const call = (subject: string, id: string, field: string, result: string, newPhone: string | null = null) =>
  desk.call('contacts.recordCall', { subject, id, field, result, newPhone, note: null });

it('lists bad numbers first, leaves confirmed ones out and counts all of them', async () => {
  const first = makeContact(desk, { organisation: '市公安局', phone: null });
  const second = makeContact(desk, { organisation: '市气象局', phone: '19900006666' });
  expect((await round('contact')).totals).toEqual({ bad: 0, never: 3, old: 0, confirmed: 0 });
  await call('contact', first.id, 'dutyPhone', 'reached');
  await call('contact', second.id, 'phone', 'wrong');
  const { rows, totals, confirmDays } = await round('contact');
  expect(confirmDays).toBe(90);
  expect(totals).toEqual({ bad: 1, never: 1, old: 0, confirmed: 1 });
  expect(rows.map(({ state, phone }) => [state, phone])).toEqual([
    ['bad', '199****6666'],
    ['never', '0432-00001100'],
  ]);
  const shown = { subject: 'contact', id: second.id, field: 'phone' };
  expect(await desk.call('contacts.revealNumber', shown)).toEqual({ value: '19900006666' });
  expect((await round('contact', 'confirmed')).rows).toHaveLength(1);
});

it('writes a changed number into its register, which then counts as confirmed', async () => {
  const team = makeTeam(desk, { dutyPhone: '0432-00001234' });
  await call('team', team.id, 'dutyPhone', 'changed', '0432 00005678');
  expect(teamTable.find(desk.core.write, team.id)).toMatchObject({ dutyPhone: '0432-00005678', version: 2 });
  expect((await round('team')).totals).toMatchObject({ confirmed: 1 });
  const unit = makeEnterprise(desk);
  await call('enterprise', unit.id, 'principalPhone', 'changed', '19900008888');
  expect(enterpriseTable.find(desk.core.write, unit.id)?.principalPhone).toBe('19900008888');
  expect(desk.announced).toContain('enterprises');
  const nothing = {
    subject: 'team',
    id: team.id,
    field: 'dutyPhone',
    result: 'changed',
    newPhone: null,
    note: null,
  };
  expect((await desk.refusal('contacts.recordCall', nothing)).code).toBe('FIELDS_INVALID');
  expect((await desk.refusal('contacts.recordCall', { ...nothing, field: 'name' })).code).toBe('NOT_FOUND');
});

it('knows every register with numbers, and leaves other owners alone', async () => {
  makeDepot(desk);
  makeFacility(desk);
  makeExpert(desk);
  const foreign = makeContact(desk, { origin: 'elsewhere' });
  for (const subject of ['depot', 'facility', 'expert'])
    expect((await round(subject)).rows.length, subject).toBeGreaterThan(0);
  expect((await round('contact')).rows).toEqual([]);
  const wish = {
    subject: 'contact',
    id: foreign.id,
    field: 'phone',
    result: 'reached',
    newPhone: null,
    note: null,
  };
  expect((await desk.refusal('contacts.recordCall', wish)).code).toBe('NOT_OURS');
  const file = `${desk.folder}/round.docx`;
  await desk.call('contacts.exportRound', { subject: 'facility', file: desk.host.grants.grant(file) });
  expect(existsSync(file)).toBe(true);
});

it('writes the directory, and the numbers on duty as a pocket card', async () => {
  makeContact(desk, { organisation: '市公安局', dutyPhone: '110', phone: null, name: null, callOrder: 1 });
  makeContact(desk);
  for (const pocket of [true, false]) {
    const file = `${desk.folder}/directory-${pocket}.docx`;
    await desk.call('contacts.exportDirectory', { pocket, file: desk.host.grants.grant(file) });
    expect(existsSync(file)).toBe(true);
  }
  const asked = { self: desk.self, today: '2026-11-20' };
  const words = (pocket: boolean) => JSON.stringify(directoryForm(desk.core.write, { ...asked, pocket }));
  expect(words(true)).toContain('110');
  expect(words(true)).not.toContain('1990001');
  expect(words(false)).toContain('1990001');
});
