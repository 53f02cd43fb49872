import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WriteDb } from '../../db/connection';
import type { PackageManifest } from '../../db/exchange/format/index';
import { officeKey } from '../../db/exchange/keys';
import { type ExchangeDesk, makeExchangeDesk } from '../builders/exchange-desk';
import { forge } from '../builders/forged-packages';
import { makeDepot, makeEnterprise, makeHazard, makeSupply, makeTeam } from '../builders/records';
import { takeApart } from '../builders/zips';

const desks: ExchangeDesk[] = [];
const desk = (level: 'county' | 'city', name: string, regionCode: string): ExchangeDesk => {
  const made = makeExchangeDesk({ level, name, regionCode });
  desks.push(made);
  return made;
};
let city: ExchangeDesk;
let near: ExchangeDesk;
let far: ExchangeDesk;
let upload: string;
let farData: string;
let farUnit: string;

beforeAll(async () => {
  city = desk('city', '吉林市应急管理局', '220200');
  near = desk('county', '舒兰市应急管理局', '220283');
  far = desk('county', '蛟河市应急管理局', '220281');
  const at = { core: near.core, self: near.self };
  const unit = makeEnterprise(at, { name: '舒兰示例化工厂' });
  makeTeam(at, { name: '示例救护队', hostId: unit.id });
  const main = makeDepot(at, { name: '示例主库' });
  const branch = makeDepot(at, { name: '示例分库', parentId: main.id });
  makeSupply(at, { name: '吸附棉', depotId: branch.id, stock: 7 });
  makeHazard(at, { enterpriseId: unit.id });
  upload = await near.upload('up.yjpkg', { recipientName: '吉林市应急管理局' });
  farUnit = makeEnterprise({ core: far.core, self: far.self }, { name: '蛟河示例煤矿' }).id;
  const other = await far.upload('far.yjpkg', { recipientName: '吉林市应急管理局' });
  await city.merge(other);
  farData = city.path('far.sqlite');
  const data = takeApart(other).find(({ name }) => name === 'data.sqlite');
  writeFileSync(farData, data?.bytes ?? '');
});
afterAll(() => {
  for (const made of desks) {
    made.close();
    rmSync(made.folder, { recursive: true, force: true });
  }
});

let forged = 0;
/** An upload that its own sender has changed by hand. */
function forgeUpload(work: string | ((db: WriteDb) => void), manifest?: (told: PackageManifest) => unknown) {
  forged += 1;
  return forge(upload, city.path(`forged${forged}.yjpkg`), officeKey(near.core.write, near.self), {
    data: (db) => (typeof work === 'string' ? db.exec(work) : work(db)),
    ...(manifest && { manifest }),
  });
}
const refusalOf = async (file: string) => {
  try {
    await city.rehearse(file);
    return 'taken';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('an upload of resources that its sender has edited with other tools', () => {
  test.each<[string, string]>([
    ['an R below nought', 'UPDATE hazard SET r_value = -1'],
    ['an endless R', 'UPDATE hazard SET r_value = 9e999'],
    ['a reach below nought', 'UPDATE hazard SET reach_m = -5'],
    ['people below nought', 'UPDATE hazard SET people_nearby = -1'],
    ['a latitude of 126', 'UPDATE hazard SET longitude = 44.4, latitude = 126.9'],
    ['an endless latitude', 'UPDATE depot SET longitude = 1, latitude = 9e999'],
    ['capabilities that are objects', `UPDATE team SET capabilities = '[{"a":1}]'`],
    ['capabilities that are no list', `UPDATE supply SET capabilities = '{"a":1}'`],
    ['a day that never was', `UPDATE depot SET closed_on = '2026-02-30'`],
    ['a price below nought', 'UPDATE supply SET unit_price = -1'],
    ['a stock below nought', 'UPDATE supply SET stock = -1, unfit = 0'],
    ['an unfit part below nought', 'UPDATE supply SET unfit = -1'],
    [
      'a level beyond the scale',
      'PRAGMA ignore_check_constraints = ON; UPDATE hazard SET level = 9; PRAGMA ignore_check_constraints = OFF',
    ],
  ])('is refused for %s', async (_, sql) => {
    expect(await refusalOf(forgeUpload(sql))).toMatch(/^PACKAGE_(VALUES_UNFIT|TAMPERED)$/);
  });

  test('cannot hang a team on a unit of others, even beside a true copy of it', async () => {
    const file = forgeUpload(
      (db) => {
        db.exec(`ATTACH '${farData}' AS far`);
        db.exec('INSERT INTO office SELECT * FROM far.office');
        db.exec('INSERT INTO enterprise SELECT * FROM far.enterprise');
        db.run('UPDATE team SET host_id = @farUnit', { farUnit });
        db.exec('DETACH far');
      },
      (told) => ({
        ...told,
        counts: {
          ...told.counts,
          office: (told.counts.office ?? 0) + 1,
          enterprise: (told.counts.enterprise ?? 0) + 1,
        },
      }),
    );
    const { tables } = await city.rehearse(file);
    expect(tables.find(({ table }) => table === 'team')).toMatchObject({ added: 0, refused: 1 });
  });

  test('with depots in a circle is shown without an end', async () => {
    const file = forgeUpload(
      `UPDATE depot SET parent_id = (SELECT id FROM depot WHERE name = '示例分库') WHERE name = '示例主库'`,
    );
    const { tables } = await city.rehearse(file);
    expect(tables.find(({ table }) => table === 'depot')).toMatchObject({ added: 2, refused: 0 });
  });
});
