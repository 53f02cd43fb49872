import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bulk as contract } from '../../electron/contract/bulk';
import type { OutputOf } from '../../electron/contract/define';
import { bulk } from '../../electron/core-host/handlers/bulk';
import { type Desk, makeDesk } from '../builders/desk';
import { makeEnterprise } from '../builders/records';
import { hasRealFiles, REAL_FOLDER } from '../builders/shared';

type Folder = OutputOf<typeof contract.readFolder>;

const MINE = '舒兰市示恒煤矿有限公司';
const STORE = '舒兰市例源石化仓储有限公司';
const HOTEL = '舒兰市样悦大酒店有限公司';
const GRAIN = '舒兰市示丰粮食收储有限公司';
const WOOD = '舒兰市例林木业有限公司';
const STATION = '舒兰市样通石油销售有限公司第二加油站';
const COLD = '舒兰市示鲜冷链物流有限公司';
const ROCK = '舒兰市示岩建材有限公司';

/** Beginning of the file's name → whose plan, which kind, published when; or why it is not registered. */
const EXPECTED: readonly (readonly [string, string, string, string | null] | readonly [string, string])[] = [
  ['01_综合_示恒煤矿.docx', MINE, 'comprehensive', '2026-03-18'],
  ['01_综合_示恒煤矿.pdf', MINE, 'comprehensive', '2026-03-18'],
  ['02_综合_例源石化仓储.docx', STORE, 'comprehensive', '2026-04-22'],
  ['02_综合_例源石化仓储.pdf', STORE, 'comprehensive', '2026-04-22'],
  ['03_', HOTEL, 'comprehensive', '2025-11-06'],
  ['04_', MINE, 'special', '2026-03-18'],
  ['05_专项_例源_储罐区火灾爆炸.docx', STORE, 'special', '2026-04-22'],
  ['05_专项_例源_储罐区火灾爆炸.pdf', STORE, 'special', '2026-04-22'],
  ['06_', STORE, 'onsite', '2026-04-22'],
  ['07_', HOTEL, 'onsite', '2025-11-06'],
  ['08_', MINE, 'onsite', '2026-03-18'],
  ['09_', GRAIN, 'comprehensive', '2024-09-10'],
  ['10_', WOOD, 'comprehensive', '2025-07-01'],
  ['11_', STATION, 'special', '2025-05-20'],
  ['12_', COLD, 'onsite', null],
  ['13_', HOTEL, 'comprehensive', null],
  ['14_', COLD, 'onsite', null],
  ['15_', 'DAMAGED'],
  ['16_', HOTEL, 'onsite', '2025-11-06'],
  ['17_', 'NOT_A_DOCUMENT'],
  ['18_', 'NOT_A_DOCUMENT'],
  ['19_', 'NOT_A_DOCUMENT'],
  ['20_', 'NOT_A_PLAN'],
  ['舒兰市示例经济', ROCK, 'special', '2026-06-01'],
];

describe.skipIf(!hasRealFiles)('a folder of plans as units send them', () => {
  let desk: Desk;
  let folder: Folder;
  beforeAll(async () => {
    desk = makeDesk({ bulk: contract }, { bulk });
    for (const name of [MINE, STORE, HOTEL, GRAIN, WOOD, STATION, COLD, ROCK, '蛟河市示捷加油站'])
      makeEnterprise(desk, { name });
    folder = await desk.call<Folder>('bulk.readFolder', {
      folder: desk.host.grants.grant(join(REAL_FOLDER, 'plans')),
    });
  });
  afterAll(() => desk.close());

  it('is recognised file by file', () => {
    expect(folder.files).toHaveLength(EXPECTED.length);
    for (const [beginning, ...expected] of EXPECTED) {
      const file = folder.files.find((one) => one.path.startsWith(beginning));
      const told =
        file?.action === 'skip'
          ? [file.remarks[0]?.code]
          : [file?.owner?.name, file?.kind, file?.publishedOn];
      expect(told, beginning).toEqual(expected);
    }
  });

  it('registers in one step what was recognised', async () => {
    const rows = folder.files
      .filter((file) => file.action === 'register')
      .map(({ seq, owner, kind, title, publishedOn, versionLabel }) => ({
        seq,
        enterpriseId: owner?.id ?? '',
        kind,
        title,
        publishedOn,
        versionLabel,
      }));
    const done = await desk.call<{ plans: number; documents: number }>('bulk.register', {
      stagingId: folder.stagingId,
      rows,
    });
    // .docx and .pdf of one plan are one plan; so are the scan and the old Word file, and the good and the odd 07.
    expect(done.documents).toBe(rows.length);
    expect(done.plans).toBe(13);
  });
});
