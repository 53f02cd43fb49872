import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type CapabilityCatalogue,
  capabilitiesFor,
  capabilitiesOf,
} from '../../../db/domain/stock/capabilities';
import { loadLaw } from '../../../db/law';
import { resourcesFolder } from '../../builders/database';

const catalogue = JSON.parse(
  readFileSync(join(resourcesFolder, 'codes/capabilities.json'), 'utf8'),
) as CapabilityCatalogue;

describe('capabilitiesOf', () => {
  it.each([
    ['大流量排水泵', ['drainage']],
    ['干粉灭火器', ['fire-fighting']],
    ['正压式空气呼吸器', ['breathing-protection']],
    ['便携式四合一气体检测仪', ['gas-detection']],
    ['吸油毡', ['collecting']],
    ['防汛沙袋', ['burying']],
    ['液压破拆工具组', ['forcible-entry']],
    ['折叠担架', ['medical-aid']],
    ['应急照明灯塔', ['lighting']],
    ['水管接头', []],
  ])('%s is likely for %j', (name, codes) => {
    expect(capabilitiesOf(name, catalogue)).toEqual(codes);
  });

  it('names every group of the regulation and kinds of accidents that exist', () => {
    const { accidentKinds, capabilities } = loadLaw(resourcesFolder);
    const kinds = accidentKinds.kinds.map(({ name }) => name);
    for (const { accidentKinds: served } of capabilities.capabilities)
      expect(served.filter((kind) => !kinds.includes(kind))).toEqual([]);
    for (const kind of kinds) expect(capabilitiesFor(kind, capabilities).length).toBeGreaterThan(0);
    for (const { key } of capabilities.groups)
      expect(capabilities.capabilities.some(({ group }) => group === key)).toBe(true);
  });
});
