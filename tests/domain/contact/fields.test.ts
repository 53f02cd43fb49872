import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type ContactFields,
  facilityCapabilitiesFor,
  fieldOfName,
  fieldsFor,
} from '../../../db/domain/contact/fields';

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/codes', name), 'utf8')) as T;
const pack = read<ContactFields>('contact-fields.json');
const accidents = read<{ kinds: { name: string }[] }>('accident-kinds.json').kinds.map(({ name }) => name);

describe('fields of neighbour offices', () => {
  it.each([
    ['市气象局', 'weather'],
    ['舒兰市自然资源局', 'land'],
    ['市消防救援大队', 'fire'],
    ['市人民医院急救', 'health'],
    ['市供电公司', 'power'],
    ['公安局110指挥中心', 'police'],
    ['市应急管理局', 'emergency'],
    ['示例木业有限公司', null],
  ])('tells the field of %s', (name, field) => expect(fieldOfName(pack, name)).toBe(field));

  it('calls police and health whatever happened, and the power company for 触电', () => {
    const codes = (kind: string | null) => fieldsFor(pack, kind).map(({ code }) => code);
    expect(codes(null)).toEqual(expect.arrayContaining(['police', 'health', 'emergency']));
    expect(codes(null)).not.toContain('power');
    expect(codes('触电')).toContain('power');
    expect(codes('透水')).toEqual(expect.arrayContaining(['weather', 'water', 'land']));
  });

  it('asks a hospital for burns after a fire', () => {
    expect(facilityCapabilitiesFor(pack, '火灾').map(({ label }) => label)).toEqual(['烧伤']);
  });

  it('knows only accident kinds of the list', () => {
    const named = [...pack.fields, ...pack.facilityCapabilities].flatMap(({ kinds }) => kinds);
    expect(named.filter((kind) => !accidents.includes(kind))).toEqual([]);
  });
});
